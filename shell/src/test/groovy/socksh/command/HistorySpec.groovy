package socksh.command

import socksh.ShellFixture
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The lines of this session. */
class HistorySpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def setup() {
        shell.given('socket tcp')
        shell.given('close')
    }

    def "all lines are listed in order, this one too"() {
        expect:
        shell.shows('history').readLines() == ['  1  socket tcp', '  2  close', '  3  history']
    }

    def "the last N keep their numbers"() {
        expect:
        shell.shows('history 2').readLines() == ['  2  close', '  3  history 2']
    }

    def "a secret is never in it, because a line only names it"() {
        when:
        shell.type('send "token " env HOME')

        then:
        shell.shows('history').contains('send "token " env HOME')
        !shell.screen().contains(System.getenv('HOME') + '\n')
    }
}
