package socksh.command

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Which socket a line means. */
class UseSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "by #what: that socket is the current one, and what it is is said"(String what, String word) {
        given:
        shell.given('socket tcp as a; socket udp as b')

        when:
        def said = shell.shows("use $word")

        then:
        said == '#1 a is the current socket: tcp, fresh'
        shell.session.sockets().current().get().number() == 1
        shell.type('name') == Verdict.DONE
        shell.screen().contains('getsockname(#1)')

        where:
        what     | word
        'name'   | 'a'
        'number' | '#1'
        'digit'  | '1'
    }

    def "'#line' changes nothing: #what"(String line, String what) {
        given:
        shell.given('socket tcp as first; socket tcp as second')

        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().contains(what)
        shell.session.sockets().current().get().number() == 2

        where:
        line        || what
        'use'       || 'which socket?'
        'use frist' || 'there is no socket frist (did you mean `first`?)'
        'use #7'    || 'there is no socket #7 (did you mean `#1`?)'
    }
}
