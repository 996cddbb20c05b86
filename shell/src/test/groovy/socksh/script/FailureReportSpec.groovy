package socksh.script

import socksh.session.Verdict
import socksh.view.Paint
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What a person reads when a script ends badly: where, expected over received, the kernel's row. */
class FailureReportSpec extends Specification {

    static final String PAIR = '''
        limit 100.ms
        srv = listen 0
        a = open tcp, srv
        b = srv.accept()
        '''.stripIndent().strip() + '\n'

    @AutoCleanup
    ScriptFixture stage = new ScriptFixture()

    def "a line without its end says what waits and what is missing"() {
        expect:
        stage.report(PAIR + "a.send 'hello'\nb.expect line: 'hello'") == '''
            test.groovy:6  b.expect line: 'hello'
              no whole line within 100 ms
              waiting   5 bytes  'hello'
              kernel    ESTABLISHED  Recv-Q 0  Send-Q 0
              The bytes match but no line end (0D 0A) came. Did the sender forget it?
            '''.stripIndent().strip()
    }

    def "another line is shown under the expected one, with a caret at the first byte that differs"() {
        expect:
        stage.report(PAIR + "a.send 'Hello client\\r\\n'\nb.expect line: 'Hello clint'") == '''
            test.groovy:6  b.expect line: 'Hello clint'
              other text came
              expected  'Hello clint'
              received  'Hello client'
                                  ^ byte 9
              kernel    ESTABLISHED  Recv-Q 0  Send-Q 0
            '''.stripIndent().strip()
    }

    def "a line that ends otherwise is another line"() {
        expect:
        stage.report(PAIR + "a.send 'x\\n'\nb.expect line: 'x'") == '''
            test.groovy:6  b.expect line: 'x'
              the line ends in lf, not in crlf
              Where the peer's lines end so, say `b.eol 'lf'` before.
            '''.stripIndent().strip()
        stage.report(PAIR + "a.send 'x\\n'\nb.eol lf\nb.expect line: 'x'\nb.expect eof").contains(':8  b.expect eof')
    }

    def "an end, a silence, a state or a readiness that is not there says what was there instead: #step"() {
        expect:
        stage.report(PAIR + "a.send 'hello'\nready srv, b, is: [b]\n$step").readLines().drop(1)*.trim() == said

        where:
        step                              | said
        'b.expect eof'                    | ['expected the end of the stream, but bytes came', "received  5 bytes  'hello'", 'kernel    ESTABLISHED  Recv-Q 0  Send-Q 0']
        'a.expect reset'                  | ['expected a reset, but nothing came within 100 ms', 'kernel    ESTABLISHED  Recv-Q 0  Send-Q 0']
        'a.close(); b.recv 5; b.expect reset' | ['expected a reset, but the stream ended', 'kernel    CLOSE_WAIT  Recv-Q 0  Send-Q 0']
        'b.expect silence: 100.ms'        | ['something came within 100 ms', "waiting   5 bytes  'hello'", 'kernel    ESTABLISHED  Recv-Q 5  Send-Q 0']
        "b.state 'CLOSE_WAIT'"            | ['not in CLOSE_WAIT within 100 ms', 'kernel    ESTABLISHED  Recv-Q 5  Send-Q 0']
        'ready srv, a, b, is: [a]'        | ['not just [a] became ready within 100 ms', 'ready     [b]']
    }

    def "a check that is not true shows both sides: #check"() {
        expect:
        stage.report(PAIR + "n = 0\ncheck $check, 'so it is'").readLines().drop(1)*.trim() == ['the check is not true: so it is'] + rows

        where:
        check                          | rows
        '1 + 1 == 3'                   | ['left      2', 'right     3']
        "a.kind != 'tcp'"              | ['left      "tcp"', 'right     "tcp"']
        '(n += 1) >= 2'                | ['left      1', 'right     2']
        "'x' * 100 == null"            | ['left      "' + 'x' * 59 + '...', 'right     null']
        'a.bytesIn'                    | ['value     0']
        "a.kind in ['udp', 'unix']"    | ['left      "tcp"', 'right     ["udp", "unix"]']
        '!(1 == 1)'                    | ['left      1', 'right     1']
        '!a.kind'                      | ['value     "tcp"']
        "a.kind !in ['tcp']"           | ['left      "tcp"', 'right     ["tcp"]']
        "a.kind.contains('x')"         | ['left      "tcp"', 'right     "x"']
        '!"abc".startsWith("a")'       | ['left      "abc"', 'right     "a"']
        "'abc' ==~ /b/"                | ['left      "abc"', 'right     "b"']
        "a.kind.any { it == 'z' }"     | ['value     "tcp"']
        'n'                            | ['value     0']
        'n > 0 && n < 2'               | []
    }

    def "what a check compares is worked out once, as Groovy does"() {
        expect:
        stage.play("n = 0; check((n += 1) == 1.0); check n == 1, 'once'; check 'a' + 'b' == \"a\${'b'}\"; check sum8('a') > 96").verdict() == Verdict.DONE
    }

    def "a mistyped word is answered with the one that was meant"() {
        expect:
        stage.report("listen 0; $text\n") == "test.groovy:1:$column  $what\n  listen 0; $text\n  ${' ' * (column - 1)}^\n  $tip"

        where:
        text                             | column | what                       | tip
        "opne tcp, 'localhost', 1"       | 11     | 'nothing is called `opne`' | 'did you mean `open`?'
        "listen(0).sned 'x'"             | 21     | 'nothing is called `sned`' | 'did you mean `send`?'
        "open tpc, 'localhost', 1"       | 16     | 'nothing is called `tpc`'  | 'did you mean `tcp`?'
    }

    def "Groovy that is none is shown with a caret too"() {
        expect:
        stage.report("limit 2.s\n  check (1 == , 'x'\n").startsWith("test.groovy:2:")
        stage.report("limit 2.s\n  check (1 == , 'x'\n").readLines()[1..2] == ["  check (1 == , 'x'", '        ^']
    }

    def "the byte that differs stands out on a terminal"() {
        given:
        def result = stage.play(PAIR + "a.send hex: '01 02 03'\nb.expect hex: '01 2E 03'")

        expect:
        FailureReport.lines(result).collect { Paint.ANSI.of(it).replace('\u001B', '^') }.findAll { it =~ /expected|received/ } == [
            '^[2m  expected  ^[0m01 ^[1;31m2E^[0m 03', '^[2m  received  ^[0m01 ^[1;31m02^[0m 03']
    }

    def "a script of a later version is an error, one without a header is fine"() {
        expect:
        stage.report("// socksh session 2\nlisten 0\n") == '''
            test.groovy:1:19  a session of version 2; this socksh knows version 1
              // socksh session 2
                                ^
              a newer socksh made it: update, or record the session again
            '''.stripIndent().strip()
        stage.play("// socksh session 1\nlisten(0).close()").verdict() == Verdict.DONE
    }

    def "no report is longer than twelve lines"() {
        given:
        def rows = (1..30).inject(Failure.of('x')) { failure, n -> failure.row("row $n", 'y') }

        expect:
        FailureReport.lines(new Result(new Source('a', 'b'), '', Verdict.NO, Place.START, Optional.of(rows), 0)).size() == 12
    }
}
