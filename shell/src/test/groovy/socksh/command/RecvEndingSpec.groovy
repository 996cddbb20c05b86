package socksh.command

import socksh.kernel.Call
import socksh.session.Ending
import socksh.session.Event
import socksh.session.Verdict

/** Data, time-out, end of stream and reset: four ways in which recv can end, and Ctrl-C is the fifth. */
class RecvEndingSpec extends ReceivingConversation {

    def "`recv #form` with 'ab' there and no more to come: the time-out says so, and nothing is lost"(String form) {
        given:
        peer.says('ab')

        expect:
        shell.type("recv $form timeout 50ms") == Verdict.NO
        shell.receipt().ending() == Ending.TIMED_OUT
        shell.receipt().bytes().length == 0
        shell.screen().contains('for the next recv')

        and: 'the next recv has them, together with what came later'
        peer.says('c\n')
        receives('recv exactly 4') == 'abc\n'

        where:
        form << ['exactly 5', 'line', 'until "x"', 'match /x/', 'idle 10s', 'all']
    }

    def "`recv#form` with nothing there: the time-out says that nothing came"(String form) {
        expect:
        shell.type("recv$form timeout 30ms") == Verdict.NO
        shell.receipt().ending() == Ending.TIMED_OUT
        shell.screen().contains('timed out')

        where:
        form << ['', ' 5', ' exactly 5', ' line', ' until "x"', ' match /x/', ' idle 1s', ' all']
    }

    def "`recv #form` when 'ab' and then the end came: #ending"(String form, Ending ending, Verdict verdict) {
        given:
        peer.says('ab').ends()

        expect:
        shell.type("recv $form") == verdict
        shell.receipt().ending() == ending
        new String(shell.received()) == 'ab'

        where:
        form        || ending               | verdict
        'exactly 5' || Ending.END_OF_STREAM | Verdict.NO
        'line'      || Ending.COMPLETE      | Verdict.DONE
        'until "x"' || Ending.END_OF_STREAM | Verdict.NO
        'match /x/' || Ending.END_OF_STREAM | Verdict.NO
        'idle 10s'  || Ending.COMPLETE      | Verdict.DONE
        'all'       || Ending.COMPLETE      | Verdict.DONE
    }

    def "the end alone: plain `recv` tells it and goes on, `recv#form` fails"(String form, Verdict verdict) {
        given:
        peer.client
        peer.ends()

        expect:
        shell.type("recv$form") == verdict
        shell.receipt().ending() == Ending.END_OF_STREAM
        shell.screen().contains('end of stream: the peer has closed its sending side')

        where:
        form         || verdict
        ''           || Verdict.DONE
        ' 64'        || Verdict.DONE
        ' exactly 1' || Verdict.NO
        ' line'      || Verdict.NO
        ' until "x"' || Verdict.NO
        ' match /x/' || Verdict.NO
        ' idle 10s'  || Verdict.NO
    }

    def "`recv #form` when 'ab' and then a reset came: told as a reset, and 'ab' is not lost"(String form) {
        given:
        peer.says('ab')
        shell.eventually { unread() == 2 }
        peer.resets()

        expect:
        shell.type("recv $form") == Verdict.NO
        shell.receipt().ending() == Ending.RESET
        shell.screen().contains('ECONNRESET')
        shell.screen().contains('the peer reset the connection')
        receives('recv') == 'ab'

        where:
        form << ['exactly 5', 'line', 'until "x"', 'match /x/', 'idle 10s', 'all']
    }

    def "a socket without a peer is the kernel's no, not one of the four"() {
        expect:
        shell.type('socket tcp; recv') == Verdict.NO
        shell.screen().contains('-1 ENOTCONN')
        shell.receipt().ending() == Ending.FAILED
    }

    def "Ctrl-C ends `recv#form` and what had come is there for the next one"(String form) {
        given:
        peer.says('ab')
        shell.eventually { unread() == 2 }
        def verdict = null
        def waiting = Thread.ofPlatform().daemon().start { verdict = shell.type("recv$form timeout 60s") }
        shell.eventually { shell.socket('#1').busy() && (unread() == 0 || form.empty) }

        when:
        def breaking = Thread.ofPlatform().daemon().start { shell.session.interrupt(waiting) }
        waiting.join(10_000)

        then:
        verdict == Verdict.NO
        shell.receipt().ending() == Ending.INTERRUPTED

        when:
        peer.says('c\n')

        then:
        receives('recv exactly 4') == 'abc\n'

        cleanup:
        shell.session.calm()
        breaking.join(10_000)

        where:
        form << [' line', ' exactly 9', ' until "x"', ' match /x/', ' all', ' idle 60s']
    }

    def "Ctrl-C ends a `recv` to which nothing came, with a true EINTR"() {
        given:
        def verdict = null
        def waiting = Thread.ofPlatform().daemon().start { verdict = shell.type('recv timeout 60s') }
        shell.eventually { shell.events().any { it instanceof Event.Entered && it.call() instanceof Call.Poll } }

        when:
        def breaking = Thread.ofPlatform().daemon().start { shell.session.interrupt(waiting) }
        waiting.join(10_000)

        then:
        verdict == Verdict.NO
        shell.screen().contains('-1 EINTR (Interrupted system call)')
        shell.screen().contains('interrupted')

        cleanup:
        shell.session.calm()
        breaking.join(10_000)
    }

    def "the kernel says a reset once and then 0: `recv#form` does not take that for the end of the stream"(String form) {
        given:
        peer.client
        peer.resets()
        shell.type('recv')

        when:
        def verdict = shell.type("recv$form")

        then:
        verdict == Verdict.NO
        shell.receipt().ending() == Ending.RESET
        shell.screen().contains('the connection was reset earlier: the kernel says so once, and then 0')
        !shell.screen().contains('the peer has closed its sending side')
        !shell.screen().contains('half-closed')
        shell.shows('why').replaceAll(/\s+/, ' ').contains('The kernel says ECONNRESET once and then forgets it.')

        where:
        form << ['', ' 64', ' line', ' exactly 1', ' idle 1s', ' all']
    }

    def "a send that was told of the reset counts too, and so does `recv all to FILE`"() {
        given:
        peer.client
        peer.resets()
        shell.given('poll')

        expect:
        shell.type('send "x"') == Verdict.NO
        shell.screen().contains('ECONNRESET')
        shell.shows('peek').contains('the connection was reset earlier')
        shell.type('recv all to /dev/null') == Verdict.NO
        shell.said().contains("then the kernel's 0: the connection was reset earlier")
    }
}
