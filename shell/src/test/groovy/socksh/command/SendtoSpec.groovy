package socksh.command

import socksh.DeadPort
import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** sendto: one datagram to an address. */
class SendtoSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    DatagramSocket ear = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))

    def setup() {
        ear.soTimeout = 10_000
    }

    String hears() {
        def packet = new DatagramPacket(new byte[65_536], 65_536)
        ear.receive(packet)
        new String(packet.data, 0, packet.length, 'ISO-8859-1')
    }

    def "one call, one datagram, whole"() {
        expect:
        shell.type("socket udp; sendto 127.0.0.1:${ear.localPort} \"ping\"") == Verdict.DONE
        shell.screen().endsWith("sendto(#1, 4 bytes, 127.0.0.1:${ear.localPort}) = 4")
        hears() == 'ping'
    }

    def "host and port may be two words, and the payload begins after them"() {
        expect:
        shell.type("socket udp; sendto 127.0.0.1 ${ear.localPort} hex 16 16") == Verdict.DONE
        hears() == '\u0016\u0016'
    }

    def "one socket speaks to several peers"() {
        given:
        def other = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))

        expect:
        shell.type("socket udp; sendto 127.0.0.1:${ear.localPort} a; sendto 127.0.0.1:${other.localPort} b") == Verdict.DONE
        hears() == 'a'
        shell.session.sockets().all().size() == 1

        cleanup:
        other.close()
    }

    def "nobody says no: a dead port takes the datagram and is silent"() {
        given:
        def dead = new DeadPort()

        expect:
        shell.type("socket udp; sendto 127.0.0.1:$dead.udp \"x\"; recv timeout 100ms") == Verdict.NO
        !shell.screen().contains('ECONNREFUSED')
        shell.screen().contains('timed out')

        cleanup:
        dead?.close()
    }

    def "more than a datagram holds is EMSGSIZE, and nothing leaves"() {
        expect:
        shell.type("socket udp; sendto 127.0.0.1:${ear.localPort} repeat 65508 \"x\"") == Verdict.NO
        shell.screen().contains('-1 EMSGSIZE')
        shell.type("sendto 127.0.0.1:${ear.localPort} repeat 65507 \"x\"") == Verdict.DONE
        hears().length() == 65_507
    }

    def "`#line` is refused before a datagram leaves"(String line, String what) {
        expect:
        shell.type("socket udp; $line") == Verdict.WRONG
        shell.screen().contains(what)
        shell.socket('#1').bytesOut() == 0

        where:
        line                          || what
        'sendto'                      || 'an address is missing'
        'sendto 127.0.0.1:99999 "x"'  || 'no port 99999'
        'sendto 127.0.0.1:9'          || 'there is nothing to send'
        'sendto 127.0.0.1:9 hex 1'    || 'hex'
    }
}
