package socksh.script.record

import java.nio.charset.StandardCharsets
import java.util.regex.Pattern
import org.codehaus.groovy.ast.expr.BitwiseNegationExpression
import org.codehaus.groovy.ast.expr.ConstantExpression
import org.codehaus.groovy.ast.expr.Expression
import org.codehaus.groovy.ast.expr.MapExpression
import org.codehaus.groovy.ast.expr.MethodCallExpression
import org.codehaus.groovy.ast.expr.TupleExpression
import org.codehaus.groovy.ast.expr.VariableExpression
import org.codehaus.groovy.control.CompilationUnit
import org.codehaus.groovy.control.Phases
import spock.lang.Specification

/** Whatever a peer says, it stays a literal: the recording has it byte for byte, and nothing else. */
class HostileSpec extends Specification {
    static final int REPLIES = 10_000
    static final int IN_ONE_SCRIPT = 250

    def "ten thousand hostile replies are ten thousand literals"() {
        given:
        def random = new Random(22)
        def replies = Hostile.NASTY.collect { Hostile.bytes(it) } + (Hostile.NASTY.size()..<REPLIES).collect { Hostile.reply(random) }

        expect:
        replies.collate(IN_ONE_SCRIPT).every { isHarmless(it) }
    }

    private static boolean isHarmless(List<byte[]> replies) {
        int names = 0
        def masks = new Masks([] as Set, [] as Set, { it.length() % 3 == 0 }, { "id${names++}".toString() })
        List<Statement> statements = []
        replies.eachWithIndex { reply, i ->
            def incoming = new Incoming("s$i", new Incoming.Lines(), masks)
            incoming.add(reply, true)
            statements.addAll(incoming.told())
        }
        def script = ScriptText.of(['// socksh session 1'], statements)
        def heard = heard(script)
        replies.eachWithIndex { reply, i ->
            assert isJust(reply, heard["s$i".toString()] ?: []): script.readLines().findAll { it.startsWith("s$i.") }.join('\n')
        }
        true
    }

    /** What is expected of each socket, in order. Anything else in the tree is a failure. */
    private static Map<String, List> heard(String script) {
        def unit = new CompilationUnit()
        unit.addSource('hostile.groovy', script)
        unit.compile(Phases.CONVERSION)
        def module = unit.AST.modules.first()
        assert module.classes.size() == 1 && module.methods.empty && module.imports.empty && module.starImports.empty
        Map<String, List> heard = [:].withDefault { [] }
        module.statementBlock.statements.each { statement ->
            MethodCallExpression call = statement.expression
            assert call.objectExpression instanceof VariableExpression
            def given = (call.arguments as TupleExpression).expressions
            heard[call.objectExpression.name] << said(call.methodAsString, given)
        }
        heard
    }

    private static Object said(String verb, List<Expression> all) {
        if (verb == 'recv') {
            assert all.size() == 2 && all[0] instanceof VariableExpression && all[0].name == 'exactly' && all[1] instanceof ConstantExpression
            return ['recv', all[1].value]
        }
        assert all.size() == 1
        def given = all.first()
        if (verb == 'eol') {
            assert given instanceof ConstantExpression && given.value == 'lf'
            return 'lf'
        }
        assert verb == 'expect' && given instanceof MapExpression && given.mapEntryExpressions.size() == 1
        def entry = given.mapEntryExpressions.first()
        [entry.keyExpression.value, value(entry.valueExpression)]
    }

    private static Object value(Expression expression) {
        def literal = expression instanceof BitwiseNegationExpression ? expression.expression : expression
        assert literal instanceof ConstantExpression: expression.text
        literal.is(expression) ? literal.value : Pattern.compile(literal.value as String)
    }

    /** Whether the expectations are met by these bytes and by nothing before or after them. */
    private static boolean isJust(byte[] reply, List heard) {
        def end = '\r\n'
        int at = 0
        for (each in heard) {
            if (each == 'lf') {
                end = '\n'
            } else {
                at = after(reply, at, each[0], each[1], end)
            }
        }
        at == reply.length
    }

    private static int after(byte[] reply, int at, String form, Object wanted, String end) {
        if (form == 'recv') {
            return at + wanted
        }
        def latin = new String(reply, StandardCharsets.ISO_8859_1)
        if (wanted instanceof Pattern && form == 'line') {
            int stop = latin.indexOf(end, at)
            assert wanted.matcher(new String(Arrays.copyOfRange(reply, at, stop), StandardCharsets.UTF_8)).matches()
            return stop + end.length()
        }
        if (wanted instanceof Pattern) {
            def matcher = wanted.matcher(latin).region(at, latin.length())
            assert matcher.lookingAt()
            return matcher.end()
        }
        byte[] next = form == 'hex' ? wanted.replace(' ', '').decodeHex() : Hostile.bytes(wanted + (form == 'line' ? end : ''))
        assert Arrays.equals(next, Arrays.copyOfRange(reply, at, Math.min(reply.length, at + next.length)))
        at + next.length
    }
}
