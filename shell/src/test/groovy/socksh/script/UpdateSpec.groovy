package socksh.script

import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A script that is corrected by what really came. */
class UpdateSpec extends Specification {

    static final String SCRIPT = '''\
        // a comment stays
        limit 200.ms
        srv = listen 0
        a = open tcp, srv
        b = srv.accept()
        a.send   lines: ['one', 'two', 'three']
        b.expect lines: ['one', 'zwei', 'three']   // as does this
        a.send   'it\\'s \\$5\\r\\n'
        b.expect   line: 'it is 5 dollars'
        a.send   hex: '68 05 00 0A 16'
        b.expect hex: '68 {len:1} 01 0A ??'
        a.send   'text'
        b.expect text: 'prose'
        '''.stripIndent()

    @AutoCleanup
    ScriptFixture stage = new ScriptFixture()

    def "only the literals that differ are rewritten; masks, comments and layout stay"() {
        given:
        def update = new Update(new Source('test.groovy', SCRIPT))

        when:
        def result = new Stage().update(new Source('test.groovy', SCRIPT), stage.shell.interpreter, [:], update)

        then:
        result.failure().empty
        result.verdict() == Verdict.DONE
        update.needed
        update.text() == SCRIPT
            .replace("'zwei'", "'two'")
            .replace("'it is 5 dollars'", "'it\\'s \$5'")
            .replace("'68 {len:1} 01 0A ??'", "'68 {len:1} 00 0A ??'")
            .replace("'prose'", "'text'")
        update.difference()*.text().findAll { it.startsWith('+') }.size() == 4

        and: 'the corrected script passes'
        stage.play(update.text()).verdict() == Verdict.DONE
    }

    def "what is not a literal is not corrected: a pattern, a variable, an end that did not come"() {
        given:
        def script = PAIR + step
        def update = new Update(new Source('test.groovy', script))

        expect:
        new Stage().update(new Source('test.groovy', script), stage.shell.interpreter, [:], update).verdict() == Verdict.NO
        !update.needed

        where:
        step << ["a.send 'x\\r\\n'\nb.expect line: ~/y/", "w = 'y'\na.send 'x\\r\\n'\nb.expect line: w", 'b.expect eof']
    }

    static final String PAIR = 'limit 100.ms\nsrv = listen 0\na = open tcp, srv\nb = srv.accept()\n'
}
