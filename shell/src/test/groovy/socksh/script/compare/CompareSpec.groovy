package socksh.script.compare

import java.nio.file.Path
import socksh.ShellFixture
import socksh.script.Literal
import socksh.session.Event
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Two recordings of one conversation: what varies, and what fits both. */
class CompareSpec extends Specification {
    static final String HEAD = "session 'x'\nlimit 1.s\n\nconn = open tcp, '127.0.0.1', 7\n"

    @TempDir
    Path folder
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "#one beside #other becomes #fits"(String one, String other, String fits) {
        expect:
        merged("conn.expect line: '$one'", "conn.expect line: '$other'") ==
            (fits == one ? "conn.expect line: '$one'" : "conn.expect line: ~/$fits/  // was: $one")

        where:
        one                      | other                    | fits
        ':1'                     | ':2'                     | /:\d+/
        ':9'                     | ':10'                    | /:\d+/
        'took 1.25 ms'           | 'took 0.3 ms'            | /took [\d.:,]+ ms/
        'up 25C now'             | 'up 7C now'              | /up \d+C now/
        'id 0badcafe01'          | 'id 77ff00ee'            | /id [0-9A-Fa-f]+/
        'hello fred'             | 'hello barney'           | /hello \w+/
        'node12 is up'           | 'node7 is up'            | /node\d+ is up/
        'same'                   | 'same'                   | 'same'
    }

    def "what has a meaning in patterns stays itself, whatever the peer says"() {
        when:
        def text = merged('''conn.expect line: 'a (b) [c] $d ${e} \\'1' ''', '''conn.expect line: 'a (b) [c] $d ${e} \\'2' ''')
        def pattern = new GroovyShell().evaluate(text.replaceAll('conn.expect line: ', '').replaceAll('  // was.*', ''))

        then:
        'a (b) [c] $d ${e} \'77' ==~ pattern
        !('a b c $d ${e} \'77' ==~ pattern)
    }

    def "whatever two peers say, the script that fits reads back, and its pattern fits both"() {
        given:
        def random = new Random(20261123)
        def bits = ['\'', '"', '$', '${x}', '\\', '/', '\\E', '(', ')', '[', '{', '?', '*', '+', '^', '|', 'a', 'b1', '77', ' ', 'é', '\u2028', '\t', '//', '/*']
        def said = { (0..<random.nextInt(9)).collect { bits[random.nextInt(bits.size())] }.join('') }

        expect:
        200.times {
            String one = said(), other = said()
            def text = merged("conn.expect line: ${Literal.of(one)}", "conn.expect line: ${Literal.of(other)}")
            def wanted = new GroovyShell().evaluate(text.replaceFirst('conn.expect line: ', ''))
            assert wanted instanceof java.util.regex.Pattern ? wanted.matcher(one).matches() && wanted.matcher(other).matches() : one == other && wanted == one:
                "$one and $other became $text"
        }
    }

    def "bytes that vary may be any, each in its place; a datagram may be longer"() {
        expect:
        merged("conn.expect hex: '68 01 16'", "conn.expect hex: '68 02 16'") == "conn.expect hex: '68 ?? 16'  // was: 68 01 16"
        merged("conn = udp 'x:1'\nconn.expect datagram: '68 01 16'", "conn = udp 'x:1'\nconn.expect datagram: '68 01 02 16'")
            .endsWith("conn.expect datagram: '68 01 .. 16'  // was: 68 01 16")
    }

    def "a value of the peer's that is sent later is captured, and what it repeats of ours needs no mask"() {
        expect:
        merged("conn.expect line: 'token=abc go'\nconn.send   'AUTH abc\\r\\n'", "conn.expect line: 'token=wxyz go'\nconn.send 'AUTH wxyz\\r\\n'") ==
            'conn.expect line: ~/token=(?<token>\\w+) go/  // was: token=abc go\nconn.send   "AUTH ${token}\\r\\n"'
        merged("conn.send   'PING 5\\r\\n'\nconn.expect line: 'PONG 5'", "conn.send   'PING 8\\r\\n'\nconn.expect line: 'PONG 8'") ==
            "conn.send   'PING 5\\r\\n'\nconn.expect line: 'PONG 5'"
        merged("conn.expect hex: '01 AA BB'\nconn.send   hex: '02 AA BB 03'", "conn.expect hex: '01 CC DD'\nconn.send   hex: '02 CC DD 03'") ==
            "conn.expect hex: '01 {value:2}'  // was: 01 AA BB\nconn.send   hex('02'), value, hex('03')"
    }

    def "the peer does not choose a name that means something: #key"(String key) {
        when:
        def text = merged("conn.expect line: '$key=abc'\nconn.send   'AUTH abc\\r\\n'", "conn.expect line: '$key=wxyz'\nconn.send 'AUTH wxyz\\r\\n'")

        then:
        def name = (text =~ /\(\?<(\w+)>/)[0][1]
        name != key
        text.contains("AUTH \${$name}")

        where:
        key << ['host', 'conn', 'send', 'any', 'eof', 'ECONNREFUSED']
    }

    def "a text at the end of a stream becomes the rest of it; one in the middle keeps its length"() {
        expect:
        merged("conn.expect text: 'count 9'\nconn.expect eof", "conn.expect text: 'count 10'\nconn.expect eof") ==
            'conn.expect rest: any  // was: count 9\nconn.expect eof'
        merged("conn.expect text: 'count 10'\nconn.send   'x'", "conn.expect text: 'count 11'\nconn.send   'x'").startsWith('conn.expect text: ~/count \\d{2}/')

        when:
        def report = report("conn.expect text: 'count 9'\nconn.send   'x'", "conn.expect text: 'count 10'\nconn.send   'x'")

        then:
        report.contains('nothing fits both')
        shell.type("compare ${folder.resolve('one')} ${folder.resolve('other')} to ${folder.resolve('neither')}") == Verdict.NO
        !folder.resolve('neither.groovy').toFile().exists()
    }

    def "a step more is another conversation, told with its place"() {
        expect:
        report("conn.expect line: 'a'\nconn.expect line: 'b'", "conn.expect line: 'a'\nconn.expect line: 'x'\nconn.expect line: 'b'") =~
            /(?s)different conversations.*other.groovy:6 +only here: conn.expect line: 'x'/
        shell.type("compare ${folder.resolve('one')} ${folder.resolve('other')}") == Verdict.NO
    }

    def "what fits two fits a third, which may widen it"() {
        given:
        write('one', "conn.expect line: 'n 1 of x'")
        write('two', "conn.expect line: 'n 2 of x'")
        write('three', "conn.expect line: 'n 3 of y'")

        when:
        shell.given("compare ${['one', 'two', 'three'].collect { folder.resolve(it) }.join(' ')} to ${folder.resolve('all')}")

        then:
        folder.resolve('all.groovy').toFile().text =~ /conn.expect line: ~\/n \\d\+ of \\w\+\/ +\/\/ was: n 1 of x\n/
        shell.shows("compare ${folder.resolve('all')} ${folder.resolve('two')}").contains('the same')
    }

    def "conversations in one recording are compared with each other where the client says the same"() {
        given:
        def talk = { String name, String said, String came -> "$name = open tcp, '127.0.0.1', 7\n${name}.send   '$said'\n${name}.expect line: '$came'\n${name}.close()\n" }
        folder.resolve('it.groovy').toFile().text = "session 'x'\nlimit 1.s\n\n" +
            [talk('conn', 'INCR', ':1'), talk('conn2', 'PING', 'PONG'), talk('conn3', 'INCR', ':2'), talk('conn4', 'PING', 'PONG')].join('\n')

        when:
        shell.given("compare ${folder.resolve('it')} to ${folder.resolve('once')}")

        then:
        folder.resolve('once.groovy').toFile().text == """\
            session 'x'
            limit 1.s

            conn = open tcp, '127.0.0.1', 7
            conn.send   'INCR'
            conn.expect line: ~/:\\d+/        // was: :1
            conn.close()

            conn2 = open tcp, '127.0.0.1', 7
            conn2.send   'PING'
            conn2.expect line: 'PONG'
            conn2.close()
            """.stripIndent()
    }

    def "a recording in which the client said something else is not said to be the same again"() {
        given:
        def talk = { "open tcp lab:echo; line '$it'; recv line; close" }

        when:
        shell.given("record ${folder.resolve('it')}; ${talk('one')}; ${talk('two')}; record stop")

        then:
        shell.said().contains('it.groovy:')
        !shell.said().contains('said again')
    }

    def "a recording that is not there is marked, wherever it stands"() {
        given:
        write('one', "conn.expect line: 'a'")

        when:
        def line = "compare ${folder.resolve('one')} ${folder.resolve('none')}"
        shell.type(line)

        then:
        with(shell.events().findAll { it instanceof Event.Refused }.last().problem()) {
            column() == line.lastIndexOf(' ') + 1
        }
    }

    def "it is told what is no recording: #line"(String line, String told) {
        given:
        write('one', "conn.expect line: 'a'")
        folder.resolve('wrong.groovy').toFile().text = 'session (('

        expect:
        shell.type(line.replace('DIR', folder.toString())) == Verdict.WRONG
        shell.events().findAll { it instanceof Event.Refused }.last().problem().what().contains(told)

        where:
        line                          | told
        'compare'                     | 'a recording is missing'
        'compare DIR/none DIR/one'    | 'cannot read'
        'compare DIR/one'             | 'has one conversation'
        'compare DIR/one DIR/wrong'   | 'is no script'
    }

    /** The statements of the one script, so that they fit the other as well. */
    private String merged(String one, String other) {
        write('one', one)
        write('other', other)
        shell.given("compare ${folder.resolve('one')} ${folder.resolve('other')} to ${folder.resolve('both')} overwrite")
        folder.resolve('both.groovy').toFile().text.substring(HEAD.length()).trim().replaceAll(/ +\/\/ was/, '  // was')
    }

    private String report(String one, String other) {
        write('one', one)
        write('other', other)
        shell.shows("compare ${folder.resolve('one')} ${folder.resolve('other')}")
    }

    private void write(String name, String statements) {
        folder.resolve("${name}.groovy").toFile().text = HEAD + statements + '\n'
    }
}
