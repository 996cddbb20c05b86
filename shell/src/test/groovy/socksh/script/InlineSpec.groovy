package socksh.script

import socksh.ShellFixture
import socksh.session.Event
import socksh.session.Report
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** Groovy between commands, in one shell on the real kernel. */
@Timeout(60)
class InlineSpec extends Specification {

    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    /** What the last of some lines shows. */
    private String last(String... lines) {
        lines.init().each { shell.given(it) }
        shell.shows(lines.last())
    }

    private Event.Refused refusal(String line) {
        assert shell.type(line) == Verdict.WRONG
        shell.events().findAll { it instanceof Event.Refused }.last()
    }

    def "variables, functions and classes live on from line to line: #lines"() {
        expect:
        last(*lines) == shown

        where:
        lines                                                                  | shown
        ['x = 5', 'x + 1']                                                     | '= 6'
        ['def x = [1, 2]', 'x << 3']                                           | '= [1, 2, 3]'
        ['int x = 7', 'x++', 'x']                                              | '= 8'
        ['byte[] b = [1, 2]', 'b']                                             | '= hex 01 02'
        ['def f(a) { a * 2 }', 'f(3)']                                         | '= 6'
        ['def f(n) { n < 2 ? 1 : n * f(n - 1) }', 'def g(n) { f(n) + 1 }', 'g(4)'] | '= 25'
        ['twice = { it * 2 }', 'twice(4)']                                     | '= 8'
        ['class P { int a }', 'new P(a: 4).a']                                 | '= 4'
        ['def (p, q) = [1, 2]', 'p + q']                                       | '= 3'
        ['import java.util.concurrent.TimeUnit', 'x = 1', 'TimeUnit.SECONDS']  | '= SECONDS'
        ['import static java.lang.Math.max', 'max(3, 4)']                      | '= 4'
        ['import java.text.*', 'new DecimalFormat("00").format(7)']            | '= "07"'
        ['import java.util.concurrent.TimeUnit as U', 'import java.util.concurrent.Future as U', 'x = U', 'x.simpleName'] | '= "Future"'
        ['x = 5; y = x * 2; y + 1']                                            | '= 5\n= 10\n= 11'
    }

    def "an import of what there is not is forgotten"() {
        expect:
        refusal('import no.such.Thing').problem().what().contains('no.such.Thing')
        last('1 + 1') == '= 2'
    }

    def "a block may span lines"() {
        expect:
        last('''\
            def f(n) {
              if (n > 1) {
                return 'many'
              }
              'one'
            }
            f(2)'''.stripIndent()) == '= "many"'
    }

    def "what a command made or received is the last answer, and so is the value of a line"() {
        given:
        shell.given('open tcp lab:echo as web')

        expect:
        last('_.peer == web.peer') == '= true'
        last('_') == '= true'
        last('send "abcd"', 'recv 4', '_.u32be') == '= ' + 0x61626364
        last('_ - 0x61626364') == '= 0'
    }

    def "a socket is a variable under its name, and a variable names a socket"() {
        when:
        shell.given("web = open tcp, 'lab:echo'")
        shell.given('web send "ping"')

        then:
        last('web.recv(exactly, 4).text').replaceFirst(/ after [\d.]+ m?s/, '') == '''\
            #1 <- 4 bytes: ping
            = "ping"'''.stripIndent()

        when: 'the name is given to another one'
        shell.given('web close; open tcp lab:echo as web')

        then:
        last('web.label') == '= "#2"'
    }

    def "commands and Groovy stand in one line"() {
        when:
        shell.given('''open tcp lab:echo as a; a.send 'x;y'; n = a.recv(exactly, 3).size(); a send "z"; println "got $n"''')

        then:
        shell.socket('a').bytesOut() == 4
        shell.screen().readLines().last() == 'got 3'
    }

    def "what a command has shown is not shown twice"() {
        expect:
        !last('srv = listen 0').readLines().any { it.startsWith('= ') }
        last('srv.name()').readLines().size() == 1
    }

    def "a line that starts with a verb, or a socket and a verb, is a command"() {
        given:
        shell.given('open tcp lab:echo as web; x = 1')

        when:
        shell.given(line)

        then:
        shell.socket('web').bytesOut() == count

        where:
        line                       | count
        'send "x = 5"'             | 5
        'send x = 5'               | 5
        'web send [1,2].each'      | 10
        'send "3.times { it }"'    | 14
    }

    def "a mistyped command gets a suggestion, whatever it looks like: #line"() {
        given:
        shell.given('listen 0 as srv')

        when:
        def problem = refusal(line).problem()

        then:
        problem.toString().contains(said)
        problem.column() == column

        where:
        line                        | column | said
        'opne tcp google.com 80'    | 0      | 'unknown command opne (did you mean `open`?)'
        'sned "x"'                  | 0      | 'unknown command sned (did you mean `send`?)'
        'google.com 80'             | 0      | 'unknown command google.com'
        '127.0.0.1:80'              | 0      | 'unknown command 127.0.0.1:80'
        '[::1]:80'                  | 0      | 'unknown command [::1]:80'
        '/quit'                     | 0      | 'did you mean `quit`?'
        'GET / HTTP/1.1'            | 0      | 'unknown command GET'
        'srv acept'                 | 4      | 'did you mean `accept`?'
        'srv.acept()'               | 4      | 'nothing is called `acept` (did you mean `accept`?)'
        'srw.accept()'              | 0      | 'did you mean `srv`?'
        'x = opne(tcp)'             | 4      | 'did you mean `open`?'
        'a = 1 + srw.localPort'     | 8      | 'did you mean `srv`?'
        "open tcp, 'x', 80"         | 5      | 'a command has no commas'
        'x = 1 1'                   | 4      | 'is an operator or a comma missing?'
        'x = [1,'                   | 0      | 'something is not closed'
        'x = 1 / 0'                 | 0      | 'Division by zero'
        'y = 5; z = y + w'          | 15     | 'nothing is called `w`'
        'y = "abc'                  | 4      | 'this quote is not closed'
        "y = 'it's'"                | 9      | 'this quote is not closed'
        '"abc".lenght()'            | 6      | 'nothing is called `lenght` here (did you mean `length`?)'
        '[1, 2].siez()'             | 7      | 'did you mean `size`?'
        'x = srv.local.sise()'      | 14     | 'did you mean `size`?'
        'def r() { r() }\nr()'      | 16     | 'it calls itself without end'
    }

    def "bytes tell what they can be seen as: #asked"() {
        given:
        shell.given('open tcp lab:echo as e; send "abcd"; b = e.recv(exactly, 4)')

        expect:
        refusal("b.$asked").problem().toString().contains(said)

        where:
        asked   | said
        'crc16' | 'did you mean `crc16_modbus`?'
        'u16eb' | 'did you mean `u16be`?'
        'bits'  | 'bytes have hex, text, size, u16be...'
    }

    def "a command that fails in Groovy says so itself, and once"() {
        when:
        def verdict = shell.type("x = open tcp, '127.0.0.1', 1")

        then:
        verdict == Verdict.NO
        shell.screen().count('ECONNREFUSED') == 1
        shell.events().every { !(it instanceof Event.Refused) }
    }

    def "an expectation that fails says what came"() {
        given:
        shell.given("web = open tcp, 'lab:echo'; web.send 'pong'")

        expect:
        shell.type("web.expect text: 'ping'") == Verdict.NO
        shell.screen().endsWith('''\
            other text came
              expected  'ping'
              received  'pong'
                          ^ byte 1
              kernel    ESTABLISHED  Recv-Q 0  Send-Q 0'''.stripIndent())
    }

    def "a value is shown in one line that no terminal obeys"() {
        expect:
        last(line) == shown

        where:
        line                              | shown
        '"a\\u001b[31m\\nb"'              | '= "a\\x1B[31m\\nb"'
        '[a: [1, null, "x"]]'             | '= [a: [1, null, "x"]]'
        'null'                            | ''
        '2.s'                             | '= 2 s'
        'new StringBuilder("a\\u001bb")'  | '= "a\\x1Bb"'
    }

    def "a very long value is cut"() {
        when:
        shell.given('[1] * 100000')

        then:
        shell.reports(Report.Sentence).last().text() ==~ /= \[(1, ){666}1?\.\.\./
    }

    def "Ctrl-C ends #line"() {
        given:
        def typist = Thread.currentThread()
        def ready = new java.util.concurrent.CountDownLatch(1)
        shell.given('x = 0')
        Thread.startDaemon {
            ready.await()
            shell.session.interrupt(typist)
        }
        shell.session.watch { event ->
            if (event instanceof Event.Shown && event.report() == new Report.Sentence('on')) {
                ready.countDown()
            }
        }

        expect:
        shell.type("println 'on'; $line") == Verdict.NO
        shell.screen().endsWith('Ctrl-C ended it')

        where:
        line << ['while (true) { x++ }', 'while (true) {}', 'while (true) x = 1', 'for (;;) {}', '999999999999.times { }',
                 'do { } while (true)']
    }

    def "the limit of Groovy is the time-out of the shell"() {
        given:
        shell.given("web = open tcp, 'lab:echo'; set timeout 30ms")

        expect:
        shell.type("web.expect line: 'x'") == Verdict.NO
        shell.screen().contains('no whole line within 30 ms')
    }

    def "the examples of the help run, one after the other"() {
        given:
        shell.given('help groovy')
        def page = shell.reports(Report.Page).last()

        expect:
        page.entries().findAll { it instanceof Report.Entry.Example }.each { shell.given(it.line()) }.size() > 5
    }

    def "every word that is described can be said, and the other way round"() {
        expect:
        Glossary.OWN_WORDS*.name() as Set == OwnWords.names()
        Glossary.SOCKET_WORDS*.name() as Set == SocketWords.names()
        Glossary.FORMS*.name() as Set == Expecting.forms()
        Glossary.VIEWS*.name() as Set == Octets.views()
        Glossary.ATTRIBUTES*.name() as Set == SocketHandle.attributes()
        (Glossary.OWN_WORDS + Glossary.SOCKET_WORDS + Glossary.FORMS + Glossary.VIEWS + Glossary.ATTRIBUTES)
            .every { it.summary().length() in 1..59 && !it.summary().endsWith('.') }
    }
}
