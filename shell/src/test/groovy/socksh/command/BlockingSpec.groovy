package socksh.command

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** blocking: whether calls wait. */
class BlockingSpec extends Specification {

    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "a socket waits unless it is told not to, and the kernel is asked, not our memory"() {
        given:
        shell.given('socket tcp')

        expect:
        shell.shows('blocking') == 'fcntl(#1, F_GETFL) = 0 (blocking)'
        shell.shows('blocking off') == 'fcntl(#1, F_SETFL, O_NONBLOCK) = 0'
        shell.shows('blocking') == 'fcntl(#1, F_GETFL) = O_NONBLOCK'
        shell.shows('blocking on') == 'fcntl(#1, F_SETFL, 0) = 0'
        shell.shows('blocking') == 'fcntl(#1, F_GETFL) = 0 (blocking)'
    }

    def "without waiting, recv of nothing is EAGAIN"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; blocking off')

        expect:
        shell.type('web recv') == Verdict.NO
        shell.screen().contains('-1 EAGAIN')
    }

    def "a word that is neither on nor off is refused"() {
        given:
        shell.given('socket tcp')

        expect:
        shell.type('blocking maybe') == Verdict.WRONG
        shell.screen().contains('one of on, off')
    }
}
