package socksh.command

import socksh.Peer
import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** reset: close with RST. */
class ResetSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer peer = new Peer()

    def "SO_LINGER 0 and close, and the peer sees a reset instead of an end"() {
        given:
        shell.given("open tcp $peer; send \"x\"")
        assert peer.hears(1) == 'x'

        when:
        shell.clear()
        shell.given('reset')

        then:
        shell.screen().readLines() == ['setsockopt(#1, SO_LINGER, 0s) = 0', 'close(#1) = 0']

        when:
        peer.hears(1)

        then:
        thrown(SocketException)
    }

    def "nothing waits in TIME_WAIT: the same pair of ports can be used at once"() {
        given:
        shell.given("socket tcp; bind 127.0.0.1:0; connect $peer")
        def port = shell.port('#1')
        peer.client

        expect:
        shell.type("reset; socket tcp; bind 127.0.0.1:$port; connect $peer") == Verdict.DONE
    }

    def "a socket that cannot linger is closed all the same"() {
        expect:
        shell.type('socket udp; reset') == Verdict.DONE
        shell.session.sockets().all().empty
    }
}
