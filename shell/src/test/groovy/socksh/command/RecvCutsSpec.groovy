package socksh.command

import socksh.Peer
import socksh.ShellFixture
import socksh.session.Ending
import socksh.session.Verdict
import spock.lang.Specification

/** A stream has no messages: however a peer cuts its bytes into pieces, every form gives the same. */
class RecvCutsSpec extends Specification {
    static final long FIRST_SEED = 20_000
    static final int CONVERSATIONS = 60

    def "each form gives the same for every cut (seed #seed)"(long seed) {
        given:
        def random = new Random(seed)
        def middle = bytes(random, 37)
        def tail = bytes(random, random.nextInt(5_000))
        def stream = join('HTTP/1.0 200 OK\r\n'.bytes, 'name: value; more\r\n\r\n'.bytes, middle, '<<READY>>'.bytes, tail)

        when:
        def received = conversation(random, stream) { shell ->
            ['recv line', 'recv until ";" ":" drop', 'recv until "\\r\\n\\r\\n"', 'recv exactly 37', 'recv match /READ[Y]/',
             'recv all'].collect { line ->
                shell.given(line)
                shell.receipt().bytes()
            }
        }

        then:
        text(received[0]) == 'HTTP/1.0 200 OK\r\n'
        text(received[1]) == 'name'
        text(received[2]) == ' value; more\r\n\r\n'
        received[3] == middle
        text(received[4]) == '<<READY'
        received[5] == join('>>'.bytes, tail)

        where:
        seed << (FIRST_SEED..<FIRST_SEED + CONVERSATIONS)
    }

    def "forms that run out of time again and again lose and double nothing (seed #seed)"(long seed) {
        given:
        def random = new Random(seed)
        def stream = bytes(random, 1 + random.nextInt(3_000))
        def forms = ['', ' 7', ' exactly 100', ' line', ' until "\\x00\\x01" "z"', ' match /[a-c][^d]/', ' idle 1ms', ' all']

        when:
        def received = conversation(random, stream) { shell ->
            def ending = null
            while (ending != Ending.END_OF_STREAM) {
                shell.type("recv${forms[random.nextInt(forms.size())]} timeout 1ms")
                ending = shell.receipt().ending()
            }
            shell.received()
        }

        then:
        received == stream

        where:
        seed << (FIRST_SEED..<FIRST_SEED + CONVERSATIONS)
    }

    private static Object conversation(Random random, byte[] stream, Closure talk) {
        def peer = new Peer()
        def shell = new ShellFixture()
        try {
            shell.given("open tcp $peer")
            def cuts = (0..random.nextInt(12)).collect { random.nextInt(stream.length) }
            Thread.ofPlatform().daemon().start { peer.saysCut(stream, cuts).ends() }
            talk(shell)
        } finally {
            shell.close()
            peer.close()
        }
    }

    private static byte[] bytes(Random random, int count) {
        def bytes = new byte[count]
        random.nextBytes(bytes)
        bytes
    }

    private static byte[] join(byte[]... parts) {
        def all = new ByteArrayOutputStream()
        parts.each { all.writeBytes(it) }
        all.toByteArray()
    }

    private static String text(byte[] bytes) {
        new String(bytes, 'ISO-8859-1')
    }
}
