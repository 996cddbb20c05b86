package socksh.command

import socksh.Peer
import socksh.ShellFixture
import socksh.session.LineEnd
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** line: text and the socket's line end. */
class LineSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer peer = new Peer()

    def setup() {
        shell.given("open tcp $peer as p")
    }

    def "`#line` with line end #end is on the wire as #bytes"(String line, LineEnd end, String bytes) {
        given:
        shell.socket('p').lineEnd(end)

        expect:
        shell.type(line) == Verdict.DONE
        shell.type('close') == Verdict.DONE
        peer.hearsAll() == bytes

        where:
        line                       | end          || bytes
        'line "hello"'             | LineEnd.LF   || 'hello\n'
        'line hello there'         | LineEnd.CRLF || 'hello there\r\n'
        'line hello   there'       | LineEnd.CR   || 'hello there\r'
        'line "as it is"'          | LineEnd.NONE || 'as it is'
        'line'                     | LineEnd.CRLF || '\r\n'
        'line ""'                  | LineEnd.LF   || '\n'
        'line "a\\tb"'             | LineEnd.LF   || 'a\tb\n'
        'line hex 16'              | LineEnd.LF   || 'hex 16\n'
        'line timeout 5s'          | LineEnd.LF   || 'timeout 5s\n'
        'line "héllo"'             | LineEnd.LF   || new String('héllo\n'.getBytes('UTF-8'), 'ISO-8859-1')
    }

    def "a new socket has the session's line end, an accepted one its listener's"() {
        given:
        shell.session.settings().lineEnd(LineEnd.CRLF)
        shell.given('listen 0 as srv; open tcp srv as a; srv accept as b')

        expect:
        shell.type('a line "x"; b recv exactly 3') == Verdict.DONE
        new String(shell.received()) == 'x\r\n'
        shell.socket('b').lineEnd() == LineEnd.CRLF
        shell.socket('p').lineEnd() == LineEnd.LF
    }
}
