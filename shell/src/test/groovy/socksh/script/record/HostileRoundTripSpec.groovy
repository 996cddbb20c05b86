package socksh.script.record

import java.nio.file.Path
import org.codehaus.groovy.ast.expr.ConstantExpression
import org.codehaus.groovy.ast.expr.Expression
import org.codehaus.groovy.ast.expr.GStringExpression
import org.codehaus.groovy.ast.expr.VariableExpression
import org.codehaus.groovy.control.CompilationUnit
import org.codehaus.groovy.control.Phases
import socksh.Peer
import socksh.script.FailureReport
import socksh.script.Literal
import socksh.script.Result
import socksh.lesson.LessonCommands
import socksh.script.Vocabulary
import socksh.session.Verdict
import spock.lang.Specification
import spock.lang.TempDir

/** What a peer says is recorded, played again and said back, and never becomes more than bytes and names. */
class HostileRoundTripSpec extends Specification {
    static final int WOVEN = 2_000
    static final int ECHOED = 300

    @TempDir
    Path folder
    private volatile Result result

    def "whatever surrounds a captured value, only the value becomes a variable"() {
        given:
        def random = new Random(9)

        expect:
        (1..WOVEN).every {
            def text = (0..1 + random.nextInt(6)).collect { random.nextInt(3) ? Hostile.NASTY[random.nextInt(Hostile.NASTY.size())] : 'abc12345' }.join('')
            assert meaning(Literal.woven(text, [abc12345: 'sid'])) == text
            true
        }
    }

    /** The text that an expression stands for, if it has no part but constants and `sid`. */
    private static String meaning(String literal) {
        def unit = new CompilationUnit()
        unit.addSource('woven.groovy', literal)
        unit.compile(Phases.CONVERSION)
        def statements = unit.AST.modules.first().statementBlock.statements
        assert statements.size() == 1
        plain(statements.first().expression)
    }

    private static String plain(Expression expression) {
        if (expression instanceof ConstantExpression) {
            return expression.value
        }
        assert expression instanceof GStringExpression: expression
        [expression.strings*.value, expression.values.collect { variable(it) }].transpose().flatten().join('') +
            expression.strings.drop(expression.values.size())*.value.join('')
    }

    private static String variable(Expression value) {
        assert value instanceof VariableExpression && value.name == 'sid': value
        'abc12345'
    }

    def "hostile bytes over #protocol play again as they came"(String protocol) {
        given:
        def random = new Random(protocol.hashCode())
        def recorder = new RecordFixture(folder)
        recorder.shell.given("open $protocol as e")

        when:
        ECHOED.times {
            byte[] bytes = Hostile.reply(random)
            if (bytes) {
                recorder.shell.given("e send hex ${bytes.encodeHex()}")
                recorder.shell.given(protocol.startsWith('udp') ? 'e recv' : "e recv exactly $bytes.length")
            }
        }
        def script = recorder.saved()
        def again = RecordFixture.play(script)

        then:
        again.verdict() == Verdict.DONE
        again.failure().empty

        cleanup:
        recorder.close()

        where:
        protocol << ['tcp lab:echo', 'udp lab:echo-udp', 'unix lab:unix']
    }

    def "a cookie called #name is said back and names nothing else"(String name) {
        given:
        def peer = new Peer()
        def again = new Peer()
        def recorder = new RecordFixture(folder)
        recorder.shell.given("open tcp $peer as web")
        peer.says("Set-Cookie: $name=a1b2c3d4\r\n")

        when:
        def script = recorder.recorded(['recv line', "send \"Cookie: $name=a1b2c3d4\\r\\n\"", 'close', 'listen 0 as sid', 'sid close']*.toString())
        def played = Thread.start { result = RecordFixture.play(script, [address: "$again".toString()]) }
        again.says("Set-Cookie: $name=zz9\r\n")
        def heard = again.hearsAll()
        played.join()

        then:
        heard == "Cookie: $name=zz9\r\n"
        assert result.verdict() == Verdict.DONE: "$script\n${FailureReport.lines(result)*.text().join('\n')}"

        cleanup:
        recorder.close()
        peer.close()
        again.close()

        where:
        name << ['sid', 'web', 'address', 'host', 'port', 'webAddress', 'limit', 'param', 'check', 'fails', 'ready', 'session', 'pause', 'println',
                 'class', 'true', 'null', 'this', 'it', 'as', 'def', 'any', 'frame', 'blob', 'eof', 'crlf', 'tcp', 'hex', 'until', 'expect', 'ECONNREFUSED',
                 'metaClass', 'binding', 'delegate', 'run', 'args', 'out', 'System', 'a-b.c', '9lives', '__x', 'simulate', 'on', 'random', 'env', 'file']
    }

    def "no peer names a place that a script goes to: #name"() {
        expect:
        !(new Cast(new Vocabulary(new LessonCommands().catalog())).invent(name) ==~ /(?i).*(address|host|port)\d*/)

        where:
        name << ['address', 'webAddress', 'webPort2', 'dbHost', 'HOST']
    }
}
