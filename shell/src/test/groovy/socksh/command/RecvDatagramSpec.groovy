package socksh.command

import socksh.DeadPort
import socksh.ShellFixture
import socksh.session.Ending
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** recv on UDP: a datagram is a message, whole or cut, and has a sender. */
class RecvDatagramSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    DatagramSocket peer = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))

    def setup() {
        shell.given('socket udp as u; bind 127.0.0.1:0')
        shell.clear()
    }

    void says(byte[] bytes, DatagramSocket from = peer) {
        from.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName('127.0.0.1'), shell.port('u')))
    }

    def "each recv gives one datagram, with its sender"() {
        given:
        says('first'.bytes)
        says('second'.bytes)

        expect:
        shell.untimed('recv') == """recvfrom(#1, 65536) = 5 (127.0.0.1:${peer.localPort})
#1 <- 5 bytes from 127.0.0.1:${peer.localPort}: first"""
        shell.shows('recv').contains('6 bytes from')
    }

    def "everybody is heard on an unconnected socket"() {
        given:
        def other = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))
        says('a'.bytes)
        says('b'.bytes, other)

        expect:
        shell.type('recv; recv') == Verdict.DONE
        shell.receipt().from().get().port() == other.localPort

        cleanup:
        other.close()
    }

    def "`recv 64` of 100 bytes: 64 are kept, 36 are gone, and that is said"() {
        given:
        says(new byte[100])
        says('next'.bytes)

        expect:
        shell.type('recv 64') == Verdict.DONE
        shell.received().length == 64
        shell.screen().contains('64 of 100 bytes kept, 36 discarded')

        and: 'the next recv gives the next datagram, not the rest'
        shell.shows('recv').contains('next')
    }

    def "an empty datagram is shown as one, and is not the end"() {
        given:
        says(new byte[0])
        says('after'.bytes)

        expect:
        shell.type('recv') == Verdict.DONE
        shell.receipt().ending() == Ending.COMPLETE
        shell.screen().contains("#1 <- an empty datagram from 127.0.0.1:${peer.localPort}")
        !shell.screen().contains('end of stream')
        shell.shows('recv').contains('after')
    }

    def "the largest datagram arrives whole"() {
        given:
        def bytes = new byte[65_507]
        new Random(1).nextBytes(bytes)
        says(bytes)

        expect:
        shell.type('recv') == Verdict.DONE
        shell.received() == bytes
    }

    def "silence is a time-out"() {
        expect:
        shell.type('recv timeout 30ms') == Verdict.NO
        shell.receipt().ending() == Ending.TIMED_OUT
    }

    def "a connected socket learns that nobody has the port: ECONNREFUSED, and why"() {
        given:
        def dead = new DeadPort()

        expect:
        shell.type("udp 127.0.0.1:$dead.udp \"x\"; recv") == Verdict.NO
        shell.screen().contains('ECONNREFUSED (Connection refused)')
        shell.screen() =~ /(?i)nobody|ICMP|port/
        shell.receipt().ending() == Ending.FAILED

        cleanup:
        dead?.close()
    }

    def "a connected socket hears its peer alone"() {
        given:
        shell.given("udp 127.0.0.1:${peer.localPort} \"hi\" as c")
        def other = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))
        other.send(new DatagramPacket('no'.bytes, 2, InetAddress.getByName('127.0.0.1'), shell.port('c')))
        peer.send(new DatagramPacket('yes'.bytes, 3, InetAddress.getByName('127.0.0.1'), shell.port('c')))

        expect:
        shell.type('recv') == Verdict.DONE
        new String(shell.received()) == 'yes'

        cleanup:
        other.close()
    }

    def "`recv #form` is refused: a datagram has no lines to wait for and no end"(String form) {
        expect:
        shell.type("recv $form") == Verdict.WRONG
        shell.screen().contains('a datagram is whole')

        where:
        form << ['line', 'exactly 5', 'until "x"', 'match /x/', 'all']
    }

    def "Ctrl-C ends the waiting, and the datagram that comes later is received"() {
        given:
        def verdict = null
        def waiting = Thread.ofPlatform().daemon().start { verdict = shell.type('recv timeout 60s') }
        shell.eventually { shell.socket('u').busy() }

        when:
        def breaking = Thread.ofPlatform().daemon().start { shell.session.interrupt(waiting) }
        waiting.join(10_000)

        then:
        verdict == Verdict.NO
        shell.receipt().ending() == Ending.INTERRUPTED

        when:
        says('late'.bytes)

        then:
        shell.type('recv') == Verdict.DONE
        new String(shell.received()) == 'late'

        cleanup:
        shell.session.calm()
        breaking.join(10_000)
    }
}
