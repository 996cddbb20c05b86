package socksh.command

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** udp: socket, connect, send; the same peer again is the same socket. */
class UdpSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    DatagramSocket ear = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))

    def setup() {
        ear.soTimeout = 10_000
    }

    DatagramPacket hears() {
        def packet = new DatagramPacket(new byte[65_536], 65_536)
        ear.receive(packet)
        packet
    }

    def "three calls, and the answer comes back to the same socket"() {
        given:
        shell.given("udp 127.0.0.1:${ear.localPort} \"ping\"")
        def packet = hears()
        ear.send(new DatagramPacket('pong'.bytes, 4, packet.address, packet.port))

        expect:
        shell.screen() == """socket(AF_INET, SOCK_DGRAM) = #1
connect(#1, 127.0.0.1:${ear.localPort}) = 0
send(#1, 4 bytes) = 4"""
        shell.type('recv 64') == Verdict.DONE
        new String(shell.received()) == 'pong'
        shell.receipt().from().get().port() == ear.localPort
    }

    def "the same peer again: the same socket, and so the same own port"() {
        given:
        shell.given("udp 127.0.0.1:${ear.localPort} a; udp 127.0.0.1 ${ear.localPort} b")

        expect:
        hears().port == hears().port
        shell.session.sockets().all().size() == 1
    }

    def "another peer: another socket"() {
        given:
        def other = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))
        shell.given("udp 127.0.0.1:${ear.localPort} a; udp 127.0.0.1:${other.localPort} b")

        expect:
        shell.session.sockets().all().size() == 2
        shell.session.sockets().current().get().label() == '#2'

        when: 'and back to the first'
        shell.given("udp 127.0.0.1:${ear.localPort} c")

        then:
        shell.session.sockets().current().get().label() == '#1'

        cleanup:
        other.close()
    }

    def "`as` names the socket"() {
        given:
        shell.given("udp 127.0.0.1:${ear.localPort} hello as dev")

        expect:
        hears().length == 5
        shell.socket('dev').label() == '#1'
    }

    def "a peer that is told by name is found again too"() {
        given:
        shell.given("udp localhost ${ear.localPort} a; udp localhost ${ear.localPort} b")

        expect:
        shell.session.sockets().all().size() == 1
    }

    def "a payload that is wrong opens no socket"() {
        expect:
        shell.type("udp 127.0.0.1:${ear.localPort} hex 16 1") == Verdict.WRONG
        shell.session.sockets().all().empty
        shell.askedNothing()
    }

    def "the device answers ten bytes and is silent for twenty characters"() {
        expect:
        shell.type('udp lab:device "1616161600FFFFFFFFFF"; recv 64 timeout 200ms') == Verdict.NO
        shell.type('udp lab:device hex 1616161600FFFFFFFFFF; recv 64') == Verdict.DONE
        shell.received().length == 14
    }
}
