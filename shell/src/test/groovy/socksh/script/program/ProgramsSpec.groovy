package socksh.script.program

import java.nio.file.Path
import socksh.Peer
import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** What was typed, as a program in each language, run: the same bytes leave and are printed. */
class ProgramsSpec extends Specification {
    static final String ODD = 'send "a\\"$x @y %s \\\\ ??/ */ \\u{e9}\\r\\n" hex 00 ff 0a'
    static final String ODD_BYTES = 'a"$x @y %s \\ ??/ */ \u00c3\u00a9\r\n\u0000\u00ff\n'

    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer peer = new Peer()
    @TempDir
    Path folder

    private Ran run(String language, String how = '', Map<String, String> environment = [:]) {
        def text = Programs.text(shell, language, how, folder)
        new Ran(Programs.runnable(language, text, folder), environment)
    }

    /** How long a program waits for its peer. One of nc or socat sits it out where its peer ends after it. */
    private static String patience(String language) {
        language in Programs.ONE_SIDED ? 'timeout 6s' : 'timeout 60s'
    }

    /** The next client of the peer, who hears the odd bytes, is answered and heard to the end. */
    private String serve() {
        peer.door.accept().withCloseable { client ->
            client.soTimeout = 60_000
            def heard = new String(client.inputStream.readNBytes(ODD_BYTES.length()), 'ISO-8859-1')
            client.outputStream.write('one\r\n\u0001two\n'.getBytes('ISO-8859-1'))
            heard + new String(client.inputStream.readAllBytes(), 'ISO-8859-1')
        }
    }

    def "a client in #language sends and receives"(String language) {
        given:
        def first = Thread.start { serve() }
        shell.given("open tcp $peer as web")
        shell.given(ODD)
        shell.given("recv line ${patience(language)}")
        shell.given("recv exactly 5 ${patience(language)}")
        shell.given('close')
        first.join()

        when:
        def program = run(language)
        def heard = serve()

        then:
        heard == ODD_BYTES
        language in ['nc', 'socat']
            ? program.status() == 0 && program.toString().contains('printed:\none\r\n\u0001two\n')
            : program.printed() == 'one\r\n\u0001two\n'

        cleanup:
        program?.close()

        where:
        language << Programs.CALLING + Programs.ONE_SIDED
    }

    def "a server in #language accepts, tells its port, sends"(String language) {
        given:
        shell.given('listen 0 as srv')
        new Socket('127.0.0.1', shell.port('srv')).withCloseable { client ->
            shell.given('srv accept timeout 20s as guest')
            shell.given('guest ' + ODD)
            shell.given('guest close')
            client.inputStream.readAllBytes()
        }

        when:
        def program = run(language)
        def port = program.tells(/127\.0\.0\.1(?: port |:| )(\d+)/) as int
        def heard = new Socket('127.0.0.1', port).withCloseable { it.inputStream.readAllBytes() }

        then:
        new String(heard, 'ISO-8859-1') == ODD_BYTES
        program.status() == 0

        cleanup:
        program?.close()

        where:
        language << Programs.CALLING + Programs.ONE_SIDED
    }

    def "datagrams in #language"(String language) {
        given:
        def device = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))
        device.soTimeout = 60_000
        def answer = {
            def packet = new DatagramPacket(new byte[100], 100)
            device.receive(packet)
            device.send(new DatagramPacket([0, 255, 10] as byte[], 3, packet.socketAddress))
            Arrays.copyOf(packet.data, packet.length)
        }
        def first = Thread.start(answer)
        shell.given("udp 127.0.0.1:$device.localPort hex 1616161600FFFFFFFFFF")
        shell.given("recv 64 ${patience(language)}")
        first.join()

        when:
        def program = run(language)
        def heard = answer() as byte[]

        then:
        heard == '1616161600FFFFFFFFFF'.decodeHex()
        program.printed() == '\u0000\u00ff\n'

        cleanup:
        program?.close()
        device.close()

        where:
        language << Programs.CALLING + Programs.ONE_SIDED
    }

    def "both ends in one #language program"(String language) {
        given:
        def path = folder.resolve('door')
        def lines = ['listen 0 backlog 3 as linux', 'open tcp linux as me', 'linux accept as guest', 'me option nodelay on',
            'me send repeat 5000 "ab" "c\\r\\n"', 'guest peek 2', 'guest recv until "bc" drop', 'guest recv exactly 2',
            'guest line "bye"', 'me expect line "bye"', 'poll linux timeout 50ms', 'me shutdown write', 'guest recv',
            'guest expect end', 'guest close', 'me recv all', 'me close', "listen unix:$path as un", "open unix $path as u",
            'un accept as u2', 'u2 send "1\\r\\n22"', 'u expect "1\\r\\n2"', 'u recv idle 100ms', 'u2 reset', 'u2 close',
            'socket udp v4 as a', 'a bind 127.0.0.1:0', 'socket udp as b', 'b sendto a "ping"', 'a recv 2',
            'open tcp 127.0.0.1 1', 'resolve localhost', 'listen [::1]:0 as six', 'open tcp six as s6', 'six accept timeout 20s',
            'send "v6"', 's6 recv', 's6 reset']
        def no = ['poll linux timeout 50ms', 'open tcp 127.0.0.1 1', 'u2 close']
        lines.each { line ->
            def verdict = shell.type(line)
            assert (verdict == Verdict.DONE) == !(line in no): "$line: ${shell.screen()}"
        }
        path.toFile().delete()

        when:
        def program = run(language)

        then:
        program.printed() == 'ab' + 'ab' * 4999 + 'a\r\nbye\n1\r\n22piv6'

        cleanup:
        program?.close()

        where:
        language << Programs.CALLING
    }
}
