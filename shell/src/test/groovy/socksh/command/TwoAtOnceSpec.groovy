package socksh.command

import socksh.ShellFixture
import socksh.session.Ending
import socksh.session.Event
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** A command in the background and one in the foreground, on the same socket or on two. */
@Timeout(60)
class TwoAtOnceSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def setup() {
        shell.given('listen 0 as srv; open tcp srv as a; srv accept as b')
    }

    def "Ctrl-C ends the command in the foreground and leaves the one in the background waiting"() {
        given:
        shell.given('a recv line timeout 60s &')
        shell.eventually { shell.socket('a').busy() }
        def verdict = null
        def worker = Thread.ofPlatform().daemon().start { verdict = shell.type('b recv timeout 60s') }
        shell.eventually { shell.socket('b').busy() }

        when:
        shell.session.interrupt(worker)
        worker.join(10_000)

        then:
        verdict == Verdict.NO
        shell.screen().contains('#3 interrupted')
        shell.socket('a').busy()

        when:
        shell.given('b send "still there\\n"')
        shell.eventually { shell.screen().contains('[1] done') }

        then:
        new String(shell.received()) == 'still there\n'
    }

    def "a new line in the foreground does not call off what Ctrl-C did to another thread"() {
        given:
        def verdict = null
        def worker = Thread.ofPlatform().daemon().start { verdict = shell.type('b recv exactly 9 timeout 60s') }
        shell.eventually { shell.socket('b').busy() }

        when:
        def breaking = Thread.ofPlatform().daemon().start { shell.session.interrupt(worker) }
        shell.type('sockets')
        worker.join(10_000)

        then:
        verdict == Verdict.NO

        cleanup:
        breaking.join(10_000)
    }

    def "two that receive from one socket take turns: no byte comes twice and none is lost"() {
        given:
        shell.given('a recv line timeout 60s &')
        shell.given('a recv line timeout 60s &')
        shell.eventually { shell.screen().count('a recv') == 0 && shell.socket('a').work().threads().size() == 2 }

        when:
        shell.given('b send "one\\ntwo\\n"')
        shell.eventually { shell.screen().contains('[1] done') && shell.screen().contains('[2] done') }

        then:
        new String(shell.received()).readLines().toSorted() == ['one', 'two']
    }

    def "whoever's turn does not come within the limit is told so, and nothing is lost"() {
        given:
        shell.given('a recv line timeout 60s &')
        shell.eventually { shell.socket('a').busy() }

        expect:
        shell.type('a recv timeout 50ms') == Verdict.NO
        shell.screen().contains('timed out')

        when:
        shell.given('b send "for the first\\n"')
        shell.eventually { shell.screen().contains('[1] done') }

        then:
        new String(shell.received()) == 'for the first\n'
    }

    def "close ends what waits on the socket, so that the peer sees the end at once"() {
        given:
        shell.given('a recv line timeout 60s &')
        shell.eventually { isInCall() }

        when:
        shell.given('a close')

        then:
        shell.type('b recv timeout 10s') == Verdict.DONE
        shell.eventually { shell.screen().contains('[1] failed') }
        shell.screen().contains('another line closed the socket, and that ended the wait')
        shell.screen().contains('#2 was closed while this waited')
        !shell.screen().contains('Ctrl-C')
    }

    def "of what a closed wait had, it is said that it is gone"() {
        given:
        shell.given('b send "abc"; a recv exactly 9 timeout 60s &')
        shell.eventually { shell.socket('a').bytesIn() == 3 }

        when:
        shell.given('a close')
        shell.eventually { shell.screen().contains('[1] failed') }

        then:
        shell.screen().contains('#2 was closed while this waited; 3 bytes that had come went with it')
        shell.receipt().ending() == Ending.CLOSED
    }

    def "accept in the background ends truly too"() {
        given:
        shell.given('srv accept &')
        shell.eventually { isInCall() }

        when:
        shell.given('srv close')
        shell.eventually { shell.screen().contains('[1] failed') }

        then:
        shell.screen().contains('another line closed the socket')
        !shell.screen().contains('Ctrl-C')
    }

    def "every byte is counted, whichever thread receives it"() {
        when:
        shell.given('b recv exactly 200000 timeout 30s &')
        200.times { shell.given("a send repeat 1000 \"x\"") }
        shell.eventually { shell.screen().contains('[1] done') }

        then:
        shell.socket('a').bytesOut() == 200_000
        shell.socket('b').bytesIn() == 200_000
    }

    /** Whether a call was entered that has not returned: a socket is busy a little before that. */
    private boolean isInCall() {
        def returned = shell.events().findAll { it instanceof Event.Returned }*.id()
        shell.events().any { it instanceof Event.Entered && !(it.id() in returned) }
    }
}
