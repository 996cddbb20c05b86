package socksh.command

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What ends a line on the wire. */
class EolSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "line adds what eol #word says: #bytes"(String word, String bytes) {
        given:
        shell.given('open tcp lab:echo')

        when:
        def said = shell.shows("eol $word")
        shell.given("line hi; recv exactly ${2 + length}")

        then:
        said == "#1 eol: $word, `line` adds $bytes"
        new String(shell.received()) == 'hi' + end

        where:
        word   || bytes     | end
        'lf'   || '"\\n"'   | '\n'
        'crlf' || '"\\r\\n"' | '\r\n'
        'cr'   || '"\\r"'   | '\r'
        'none' || 'nothing' | ''
        length = end.length()
    }

    def "without a word it says what there is"() {
        given:
        shell.given('socket tcp')

        expect:
        shell.shows('eol') == '#1 eol: lf, `line` adds "\\n"'
    }

    def "without a socket there is no line to end"() {
        expect:
        shell.type('eol crlf') == Verdict.WRONG
        shell.screen().contains('no socket is open for `eol`')
    }
}
