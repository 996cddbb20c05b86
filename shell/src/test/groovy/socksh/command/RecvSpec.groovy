package socksh.command

import socksh.session.Ending
import socksh.session.LineEnd
import socksh.session.Verdict

/** recv on a stream: every form of it. */
class RecvSpec extends ReceivingConversation {

    def "`recv` gives whatever one recv(2) gives"() {
        given:
        peer.says('hello')

        expect:
        shell.untimed('recv') == '''recv(#1, 65536) = 5
#1 <- 5 bytes: hello'''
        shell.receipt().ending() == Ending.COMPLETE
    }

    def "`recv N` gives up to N, and what is over waits in the kernel"() {
        given:
        peer.says('hello')
        shell.eventually { unread() == 5 }

        expect:
        receives('recv 3') == 'hel'
        unread() == 2
        receives('recv 64') == 'lo'
    }

    def "`recv exactly N` waits until N bytes are there, and takes no more"() {
        given:
        peer.says('one').says('two').says('three')

        expect:
        receives('recv exactly 8') == 'onetwoth'
        receives('recv exactly 3') == 'ree'
    }

    def "`recv line` shows the line without its end and gives it with it"() {
        given:
        peer.says('first\nsecond\n')

        expect:
        shell.untimed('recv line').endsWith('#1 <- line of 5 bytes: first')
        shell.receipt().bytes() == 'first\n'.bytes
        unread() == 'second\n'.length()
        receives('recv line') == 'second\n'
    }

    def "a line that ends in #name on a socket with line end #mine: the note is '#note'"(String name, String end, LineEnd mine, String note) {
        given:
        shell.socket('#1').lineEnd(mine)
        peer.says("abc$end")

        expect:
        receives('recv line') == "abc$end"
        shell.receipt().shown() == 3
        shell.receipt().note() == note

        where:
        name    | end    | mine         || note
        'LF'    | '\n'   | LineEnd.LF   || ''
        'CR LF' | '\r\n' | LineEnd.CRLF || ''
        'CR LF' | '\r\n' | LineEnd.LF   || "its lines end in crlf, not lf"
        'LF'    | '\n'   | LineEnd.CRLF || "its lines end in lf, not crlf"
    }

    def "the kind of line end is told once, however many lines follow"() {
        given:
        peer.says('a\r\nb\r\nc\nd\r\n')

        when:
        def notes = (1..4).collect {
            receives('recv line')
            shell.receipt().note()
        }

        then:
        notes == ['its lines end in crlf, not lf', '', '', '']
    }

    def "an empty line is a line, and a CR inside one is not its end"() {
        given:
        peer.says('\n\r\na\rb\n')

        expect:
        receives('recv line') == '\n'
        receives('recv line') == '\r\n'
        receives('recv line') == 'a\rb\n'
    }

    def "the last line of a stream counts, with a notice that it had no end"() {
        given:
        peer.says('first\nlast').ends()

        expect:
        shell.type('recv line; recv line') == Verdict.DONE
        new String(shell.received()) == 'first\nlast'
        shell.receipt().note() == 'the stream ended without a line end'

        and: 'after it there is only the end'
        shell.type('recv line') == Verdict.NO
        shell.receipt().ending() == Ending.END_OF_STREAM
        shell.receipt().bytes().length == 0
    }

    def "`#line` gives '#first' of 'key=value; rest'"(String line, String first, String rest) {
        given:
        peer.says('key=value; rest').ends()

        expect:
        receives(line) == first
        receives('recv all') == rest

        where:
        line                         || first        | rest
        'recv until ";"'             || 'key=value;' | ' rest'
        'recv until ";" drop'        || 'key=value'  | ' rest'
        'recv until ";" "="'         || 'key='       | 'value; rest'
        'recv until "=" ";" drop'    || 'key'        | 'value; rest'
        'recv until "value" "al"'    || 'key=value'  | '; rest'
        'recv until "y=" "="'        || 'key='       | 'value; rest'
        'recv until "; "'            || 'key=value; '| 'rest'
        'recv until "\\x3b"'         || 'key=value;' | ' rest'
        'recv match /v.l/'           || 'key=val'    | 'ue; rest'
        'recv match /VALUE/i'        || 'key=value'  | '; rest'
        'recv match /[=;]/'          || 'key='       | 'value; rest'
        'recv match /rest$/'         || 'key=value; rest' | ''
    }

    def "a pattern sees each byte as one character"() {
        given:
        peer.says([0x16, 0xff, 0x00, 0x41, 0x42] as byte[])

        expect:
        receives('recv match /\\xff\\x00A/') == '\u0016\u00ff\u0000A'
    }

    def "`recv idle` gives everything until the peer is quiet"() {
        given:
        peer.says('a').says('b').says('c')

        expect:
        receives('recv idle 300ms') == 'abc'
        shell.receipt().ending() == Ending.COMPLETE
    }

    def "`recv idle` waits for the first byte as long as the time-out allows"() {
        expect:
        shell.type('recv idle 10ms timeout 60ms') == Verdict.NO
        shell.receipt().ending() == Ending.TIMED_OUT
    }

    def "`recv all` gives everything up to the end, empty or large"(int size) {
        given:
        def bytes = new byte[size]
        new Random(size).nextBytes(bytes)
        Thread.ofPlatform().daemon().start { peer.says(bytes).ends() }

        expect:
        shell.type('recv all') == Verdict.DONE
        Arrays.equals(shell.received(), bytes)

        where:
        size << [0, 1, 65_536, 1_000_003]
    }

    def "`#line` is refused with a caret at #column and no call is made"(String line, int column, String what) {
        given:
        def calls = shell.events().size()

        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().readLines()[1].indexOf('^') == column
        shell.screen().contains(what)
        !shell.events().drop(calls).any { it instanceof socksh.session.Event.Entered }

        where:
        line                          || column | what
        'recv 0'                      || 5      | '0 is out of range'
        'recv lines'                  || 5      | 'no form of receiving'
        'recv exactly'                || 12     | 'how many bytes?'
        'recv exactly -1'             || 13     | ''
        'recv until'                  || 10     | 'until what?'
        'recv until drop'             || 10     | 'until what?'
        'recv until ""'               || 11     | 'an empty delimiter is everywhere'
        'recv match'                  || 10     | 'match what?'
        'recv match ready'            || 11     | 'a pattern stands between slashes'
        'recv match /a(/'             || 14     | ''
        'recv idle'                   || 9      | 'for how long?'
        'recv idle 5'                 || 11     | 'a time needs a unit'
        'recv timeout'                || 12     | '`timeout` wants a value'
        'recv line timeout soon'      || 18     | ''
        'recv line to x'              || 0      | 'only `recv all` writes to a file'
        'recv all to'                 || 11     | '`to` wants a value'
        'recv line extra'             || 10     | 'not expected here'
    }
}
