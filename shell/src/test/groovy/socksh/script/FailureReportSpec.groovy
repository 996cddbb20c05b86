package socksh.script

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

    def "a mistyped word is answered with the one that was meant"() {
        expect:
        stage.report("$text\n") == "test.groovy:1  $text\n  $what\n  $tip"

        where:
        text                             | what                          | tip
        "opne tcp, 'localhost', 1"       | 'nothing is called `opne`'    | 'did you mean `open`?'
        "listen(0).sned 'x'"             | 'nothing is called `sned`'    | 'did you mean `send`?'
        "open tpc, 'localhost', 1"       | 'nothing is called `tpc`'     | 'did you mean `tcp`?'
    }
}
