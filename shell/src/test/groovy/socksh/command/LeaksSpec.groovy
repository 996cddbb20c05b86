package socksh.command

import socksh.ShellFixture
import socksh.session.Event
import socksh.session.Notice
import socksh.session.Report
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** leaks: sockets that nothing but our own close will ever end. */
class LeaksSpec extends Specification {

    @AutoCleanup
    ShellFixture shell = new ShellFixture(width: 200, clock: { nanos })
    /** A clock that only this test moves. */
    volatile long nanos = 1_000_000_000

    private void goodbye() {
        shell.given('listen 0 as srv')
        shell.given('open tcp srv as web')
        shell.given('srv accept as app')
        shell.given('web close')
        shell.given('app poll')
    }

    def "a goodbye of just now is no leak yet"() {
        given:
        goodbye()
        shell.session.notice(new Notice.PeerClosed('#3'))

        expect:
        shell.shows('leaks') == 'No socket waits only for our close.'
    }

    def "a goodbye seen long ago and not answered is listed with the line that opened the socket"() {
        given:
        goodbye()
        def port = shell.socket('app').peer().get().port()
        shell.session.notice(new Notice.PeerClosed('#3'))
        nanos += 3_000_000_000L

        when:
        shell.given('leaks')
        def rows = shell.reports(Report.Table).last().rows()

        then:
        rows == [['#3', 'app', "127.0.0.1:$port".toString(), '3.0 s', 'srv accept as app']]

        when:
        shell.given('app close')

        then:
        shell.shows('leaks') == 'No socket waits only for our close.'
    }

    def "an open conversation is no leak, however old"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as app')
        shell.session.publish(new Event.Noticed(-9_000_000_000L, new Notice.PeerClosed('#9')))

        expect:
        shell.type('leaks') == Verdict.DONE
        shell.screen().endsWith('No socket waits only for our close.')
    }
}
