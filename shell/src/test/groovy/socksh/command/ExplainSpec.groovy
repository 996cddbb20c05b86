package socksh.command

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Showing the calls behind a line. */
class ExplainSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "on, a line shows each call that it makes, with all its arguments; off, what was asked for"() {
        given:
        shell.given('listen 0 as srv')

        when:
        shell.given('explain on')
        def explained = shell.shows('open tcp srv')
        shell.given('explain off')
        def plain = shell.shows('open tcp srv')

        then:
        explained.contains('SO_SNDTIMEO')
        explained.contains('getsockname(')
        !plain.contains('SO_SNDTIMEO')
    }

    def "'#line' is told what explain takes"(String line, String what) {
        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().contains(what)

        where:
        line              || what
        'explain'         || 'on|off|WORD is missing'
        'explain tiem_wait' || 'no word to explain is called tiem_wait (did you mean `explain TIME_WAIT`?)'
        'explain xyzzy'   || 'no word to explain is called xyzzy (Tab lists the words'
        'explain states #9' || 'there is no socket #9'
    }
}
