package socksh.command

import socksh.FixedWorld
import socksh.Peer
import socksh.ShellFixture
import socksh.session.Verdict
import socksh.session.Wanted
import spock.lang.AutoCleanup
import spock.lang.Specification

/** expect: recv, and anything else than what was expected is a failure. */
class ExpectSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer peer = new Peer()

    def setup() {
        shell.given("open tcp $peer")
        shell.clear()
    }

    def "`#line` is met by '#said'"(String line, String said) {
        given:
        peer.says(said.getBytes('ISO-8859-1')).ends()

        expect:
        shell.type(line) == Verdict.DONE

        where:
        line                                   | said
        'expect "PONG\\r\\n"'                  | 'PONG\r\n'
        'expect "PO"; expect "NG"'             | 'PONG'
        'expect hex 16 ff 00'                  | '\u0016\u00ff\u0000'
        'expect PONG'                          | 'PONG'
        'expect line "PONG"'                   | 'PONG\r\n'
        'expect line PONG again'               | 'PONG again\n'
        'expect line "PONG"'                   | 'PONG'
        'expect line ""'                       | '\r\n'
        'expect match /^HTTP\\/1\\.[01] 200/'  | 'HTTP/1.1 200 OK\r\n'
        'expect end'                           | ''
        'expect "a"; expect end'               | 'a'
        'expect line "a" timeout 9s'           | 'a\n'
        'expect "a" timeout 9s'                | 'a'
        'expect u16be 258'                     | '\u0001\u0002'
    }

    def "a mismatch shows what was expected over what was received, and the place"() {
        given:
        peer.says('+PANG\r\n')

        expect:
        shell.type('expect "+PONG\\r\\n"') == Verdict.NO
        shell.screen().readLines().takeRight(3) == [
            'not what was expected: byte 2 differs',
            '  expected  "+PONG\\r\\n"',
            '  received  "+PANG\\r\\n"']
    }

    def "in long bytes the place that differs is shown, not the beginning"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as a; srv accept as b; b send repeat 1000 "x" "GOT" repeat 300 "y"')

        expect:
        shell.type('a expect repeat 1000 "x" "HAD" repeat 300 "y"') == Verdict.NO
        def shown = shell.said()
        shown.contains('byte 1000 differs')
        shown =~ /expected from byte 950 on: "x{50}HADy{147}" and 153 bytes more/
    }

    def "bytes that are no text are compared in hex"() {
        given:
        peer.says([1, 2, 0xff] as byte[])

        expect:
        shell.type('expect hex 01 02 fe') == Verdict.NO
        shell.screen().readLines().takeRight(2)*.strip() == ['expected  hex 01 02 fe', 'received  hex 01 02 ff']
    }

    def "`#line` is not met by '#said': byte #at differs"(String line, String said, int at) {
        given:
        peer.says(said).ends()

        expect:
        shell.type(line) == Verdict.NO
        shell.screen().contains("byte $at differs")

        where:
        line                  | said       || at
        'expect line "PONG"'  | 'PINGING\n'|| 1
        'expect line "PONG"'  | 'PONGO\n'  || 4
        'expect line "PONG"'  | 'PON\n'    || 3
        'expect "PONG"'       | 'pong'     || 0
    }

    def "the first wrong byte is enough: nobody waits for the rest of an answer that cannot be right"() {
        given: 'an answer shorter than the expected one, and a peer that stays'
        peer.says('-ERR\r\n')

        expect:
        shell.type('expect "+PONG and more" timeout 60s') == Verdict.NO
        shell.screen().contains('byte 0 differs')
        shell.screen().contains('received  "-ERR\\r\\n"')
    }

    def "a secret that is expected is struck out of the difference and of the record"() {
        given:
        def secretive = new ShellFixture(world: new FixedWorld())
        secretive.given('listen 0 as srv; open tcp srv as a; srv accept as b; b send "token t0ken!"')

        expect:
        secretive.type('a expect "token " env TOKEN') == Verdict.NO
        secretive.screen().contains('expected  "token ******"')
        !secretive.screen().contains('s3cret')
        secretive.receipt().wanted() == new Wanted.Exactly(12)

        cleanup:
        secretive.close()
    }

    def "too little before the time is over is a failure that loses nothing"() {
        given:
        peer.says('PO')
        shell.eventually { shell.unread('#1') == 2 }

        expect:
        shell.type('expect "PONG" timeout 60ms') == Verdict.NO
        shell.screen().contains('2 of 4 bytes are there')

        and:
        peer.says('NG')
        shell.type('expect "PONG"') == Verdict.DONE
    }

    def "an end before it is a failure too"() {
        given:
        peer.says('PO').ends()

        expect:
        shell.type('expect "PONG"') == Verdict.NO
        shell.screen().contains('end of stream')
    }

    def "a pattern that never matches runs into the time-out"() {
        given:
        peer.says('nothing of the kind')
        shell.eventually { shell.unread('#1') == 19 }

        expect:
        shell.type('expect match /ready/ timeout 60ms') == Verdict.NO
    }

    def "`expect end` is not met by bytes, which are shown"() {
        given:
        peer.says('surprise')

        expect:
        shell.type('expect end') == Verdict.NO
        shell.screen().contains('surprise')
        shell.screen().contains('expected the end of the stream')
    }

    def "`expect end` is not met by a reset"() {
        given:
        peer.resets()

        expect:
        shell.type('expect end') == Verdict.NO
        shell.screen().contains('reset')
    }

    def "a datagram is compared whole"() {
        given:
        shell.given('socket udp; bind 127.0.0.1:0; socket udp; sendto #2 "ping"; sendto #2 "pingpong"; use #2')

        expect:
        shell.type('expect "ping"') == Verdict.DONE
        shell.type('expect "ping"') == Verdict.NO
        shell.screen().contains('byte 4 differs')
        shell.type('expect line "x"') == Verdict.WRONG
    }

    def "a failed expectation ends the line: what follows is not done"() {
        given:
        peer.says('no')

        expect:
        shell.type('expect "ok"; send "next"') == Verdict.NO
        shell.socket('#1').bytesOut() == 0
    }

    def "`#line` is refused with a caret at #column"(String line, int column, String what) {
        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().readLines()[1].indexOf('^') == column
        shell.screen().contains(what)

        where:
        line                   || column | what
        'expect'               || 6      | 'what is expected?'
        'expect hex 1'         || 11     | 'an odd number of hex digits'
        'expect match ready'   || 13     | 'a pattern stands between slashes'
        'expect end soon'      || 11     | 'not expected here'
        'expect "a" timeout 5' || 20     | 'a time needs a unit'
    }
}
