package socksh.command

import socksh.Peer
import socksh.ShellFixture
import socksh.session.Ending
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** shutdown: one direction ends, the socket stays. */
class ShutdownSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture(width: 200)
    @AutoCleanup
    Peer peer = new Peer()

    def setup() {
        shell.given("open tcp $peer")
        shell.clear()
    }

    def "after `shutdown write` the peer sees the end and may still answer"() {
        given:
        shell.given('send "question"; shutdown write')

        when:
        def heard = peer.hearsAll()
        peer.says("answer to $heard").ends()

        then:
        shell.type('recv all') == Verdict.DONE
        new String(shell.received()) == 'answer to question'
        shell.screen().contains('shutdown(#1, SHUT_WR) = 0')
    }

    def "after `shutdown write` a send is EPIPE"() {
        expect:
        shell.type('shutdown write; send "more"') == Verdict.NO
        shell.screen().contains('send(#1, 4 bytes) = -1 EPIPE (Broken pipe)')
    }

    def "after `shutdown read` recv gives the end at once"() {
        expect:
        shell.type('shutdown read; recv') == Verdict.DONE
        shell.receipt().ending() == Ending.END_OF_STREAM
    }

    def "`shutdown both` ends both directions, and the descriptor stays"() {
        expect:
        shell.type('shutdown both') == Verdict.DONE
        peer.hearsAll() == ''
        shell.type('recv') == Verdict.DONE
        shell.receipt().ending() == Ending.END_OF_STREAM
        shell.session.sockets().all().size() == 1
    }

    def "a socket without a peer has nothing to shut down: ENOTCONN"() {
        expect:
        shell.type('socket tcp; shutdown write') == Verdict.NO
        shell.screen().contains('ENOTCONN')
    }

    def "`shutdown #what` is refused with the words that are possible"(String what) {
        expect:
        shell.type("shutdown $what") == Verdict.WRONG
        shell.said().contains('one of write, read, both')

        where:
        what << ['', 'wr', 'now']
    }
}
