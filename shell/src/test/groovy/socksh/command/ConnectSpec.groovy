package socksh.command

import socksh.DeadPort
import socksh.Peer
import socksh.ShellFixture
import socksh.kernel.Call
import socksh.session.OpenSocket
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** connect: the socket gets a peer. */
class ConnectSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer peer = new Peer()

    def "one call, and the peer sees whom getsockname names"() {
        expect:
        shell.type("socket tcp; connect $peer") == Verdict.DONE
        shell.screen().readLines()[1] == "connect(#1, $peer) = 0"
        peer.client.port == shell.port('#1')
        shell.socket('#1').peer().get().toString() == "$peer"
    }

    def "the own port can be chosen by bind before"() {
        expect:
        shell.type("socket tcp; bind 127.0.0.1:0; connect $peer") == Verdict.DONE
        peer.client.port == shell.port('#1')
    }

    def "what was refused stays a socket, fit for another try"() {
        given:
        def dead = new DeadPort()

        expect:
        shell.type("socket tcp; connect 127.0.0.1:${dead.tcp}") == Verdict.NO
        shell.screen().contains('ECONNREFUSED')
        shell.socket('#1').phase() == OpenSocket.Phase.FRESH
        shell.type("connect $peer") == Verdict.DONE

        cleanup:
        dead?.close()
    }

    def "twice is refused by the kernel"() {
        expect:
        shell.type("socket tcp; connect $peer; connect $peer") == Verdict.NO
        shell.screen().contains('EISCONN')
        shell.socket('#1').phase() == OpenSocket.Phase.CONNECTED
    }

    def "a UDP socket gets a default peer, and may get another"() {
        given:
        def other = new DatagramSocket(0, InetAddress.loopbackAddress)

        expect:
        shell.type("socket udp; connect $peer; connect 127.0.0.1:${other.localPort}") == Verdict.DONE
        shell.socket('#1').peer().get().port() == other.localPort

        cleanup:
        other.close()
    }

    def "a non-blocking connect never waits: a full queue leaves it under way"() {
        given:
        shell.given('listen 0 backlog 0 as srv; open tcp srv; socket tcp as late')
        shell.eventually { shell.waiting('srv') == 1 }
        shell.session.step(new Call.SetBlocking(shell.socket('late').fd(), false))

        expect:
        shell.type('late connect srv') == Verdict.NO
        shell.screen().contains("connect(#3, 127.0.0.1:${shell.port('srv')}) = -1 EINPROGRESS")
        shell.socket('late').phase() == OpenSocket.Phase.CONNECTING
    }

    def "the time-out bounds the call and leaves no trace on the socket"() {
        given:
        shell.given("socket tcp; connect $peer timeout 300ms")

        when: 'much later than 300 ms of silence would allow'
        def verdict = shell.type('recv timeout 400ms')

        then:
        verdict == Verdict.NO
        shell.screen().contains('timed out')
    }
}
