package socksh.script

import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A recording may be long: it plays like a short one, or says what it is too large for. */
class LongScriptSpec extends Specification {

    static final String PAIR = 'limit 30.s\nsrv = listen 0\na = open tcp, srv\nb = srv.accept()\n'

    @AutoCleanup
    ScriptFixture stage = new ScriptFixture()

    def "a recording of ten thousand statements is played"() {
        given:
        def dialogue = (1..5000).collect { "a.send 'ping $it\\r\\n'\nb.expect line: 'ping $it'\n" }.join()

        when:
        def result = stage.play(PAIR + dialogue + "check a.bytesOut == b.bytesIn, 'all came'\n")

        then:
        result.verdict() == Verdict.DONE
        result.place().line() == 10_005
    }

    def "what one part of a long script declares the others know: #declared"(String declared) {
        when:
        def result = stage.play(declared + '\n' + 'n = n + 1\n' * 3000 + "check n == 3000, 'counted'\n")

        then:
        result.verdict() == Verdict.DONE

        where:
        declared << ['n = 0', 'def n = 0', 'int n = 0']
    }

    def "what leaves a long script leaves all of it: #leaving"(String leaving) {
        when:
        def result = stage.play("n = 0\n$leaving\n" + 'n = n + 1\n' * 2000 + "check false, 'never reached'\n")

        then:
        result.verdict() == Verdict.DONE

        where:
        leaving << ['return', 'return n', 'if (n == 0) { return }', 'return [1].each { return false }']
    }

    def "functions, closures and blocks of a long script work as in a short one"() {
        expect:
        stage.play("def twice(x) { x * 2 }\nf = { twice(it) + 1 }\nn = 0\n" + 'n = n + 1\n' * 2000
            + "check f(n) == 4001, 'a closure'\nfails(ECONNREFUSED) { open tcp, '127.0.0.1', 1 }\n").verdict() == Verdict.DONE
    }

    def "the restricted form holds in every part of a long script"() {
        when:
        Compiler.restricted(
            new Source('test.groovy', 'n = 0\n' + 'n = n + 1\n' * 2000 + 'x = Runtime'), stage.shell.catalog)

        then:
        def wrong = thrown(ScriptWrong)
        wrong.what() == 'another class: java.lang.Runtime'
        wrong.place() == new Place(2002, 5)
    }

    def "what cannot be compiled says where and what to try, and shows nothing of the compiler's: #tip"(
        String text, String head, String tip) {
        when:
        def report = stage.report(text).lines().toList()

        then:
        report.first() == head
        report.last() == '  ' + tip
        report.size() <= 4
        report.every { it.length() < 120 }

        where:
        text                                               | head                                                                               | tip
        'n = 0\nx = {\n' + 'n = n + 1\n' * 6000 + '}\nx()' | 'test.groovy:2:5  this is too large: it becomes more than 64 KB of code'           | 'make a loop of it, or cut it into several'
        'x = 1\ny = [' + "'a'.length(),\n" * 6000 + ']'    | 'test.groovy:2:1  this is too large: it becomes more than 64 KB of code'           | 'make a loop of it, or cut it into several'
        'x = 1\ny = ' + '(' * 20_000 + '1' + ')' * 20_000   | 'test.groovy:2:1  this is nested too deeply, or has too many operators in a row'  | 'make a list or a loop of it'
    }
}
