package socksh.foreign

import socksh.Peer
import socksh.Program
import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** What well-known programs of this trade get wrong, as sentences about this one. */
class HabitsSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @TempDir
    File folder
    @Lazy
    Program program = new Program(folder)

    def "a datagram of 20,003 bytes arrives whole: nothing is cut silently"() {
        given:
        def bytes = new byte[20_003]
        new Random(22).nextBytes(bytes)
        shell.given('socket udp as u; bind 127.0.0.1:0')
        new DatagramSocket().withCloseable {
            it.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName('127.0.0.1'), shell.port('u')))
        }

        expect:
        shell.type('recv') == Verdict.DONE
        shell.received() == bytes
    }

    def "a second UDP peer is heard"() {
        given:
        shell.given('socket udp as u; bind 127.0.0.1:0')
        def peers = (1..3).collect { new DatagramSocket(0, InetAddress.getByName('127.0.0.1')) }
        peers.each { it.send(new DatagramPacket('hi'.bytes, 2, InetAddress.getByName('127.0.0.1'), shell.port('u'))) }

        expect:
        peers.collect {
            shell.given('recv')
            shell.receipt().from().get().port()
        } as Set == peers*.localPort as Set

        cleanup:
        peers*.close()
    }

    def "opening and asking sends no datagram that nobody typed"() {
        given:
        def ear = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))
        def packet = new DatagramPacket(new byte[100], 100)

        when:
        shell.given("open udp 127.0.0.1:$ear.localPort; explain on; name; peer; sockets; state; send \"only this\"; close")
        ear.receive(packet)
        ear.soTimeout = 50

        then:
        new String(packet.data, 0, packet.length) == 'only this'

        when:
        ear.receive(packet)

        then:
        thrown(SocketTimeoutException)

        cleanup:
        ear.close()
    }

    def "a reset is exit status 1, and said"() {
        expect:
        program.lines('open tcp lab:reset; send "hello\\n"; recv') == 1
        program.said().contains('ECONNRESET')
    }

    def "an answer that comes long after our half-close is received"() {
        expect:
        program.lines('open tcp lab:half-close; send "hello\\n"; shutdown write; recv all') == 0
        program.out.toString() == 'you sent 6 bytes\r\n'
    }

    def "port 99999 is refused before anything is opened"() {
        expect:
        program.lines('open tcp 127.0.0.1 99999') == 2
        program.said().contains('no port 99999')
        !program.said().contains('socket(')
    }

    def "a peer that closes ends the program's `recv all`, with nothing to press"() {
        given:
        def peer = new Peer()
        Thread.ofPlatform().daemon().start { peer.says('all of it').ends() }

        expect:
        program.lines("open tcp $peer; recv all") == 0
        program.out.toString() == 'all of it'

        cleanup:
        peer.close()
    }

    def "lines that start with Q, R or a tilde are payload like any other"() {
        given:
        def peer = new Peer()
        shell.given("open tcp $peer; line Quit; line R; send \"~.\\n\"; line \"^]\"; close")

        expect:
        peer.hearsAll() == 'Quit\nR\n~.\n^]\n'

        cleanup:
        peer.close()
    }
}
