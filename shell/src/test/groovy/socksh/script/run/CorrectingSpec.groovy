package socksh.script.run

import socksh.Program
import spock.lang.Specification
import spock.lang.TempDir

/** `socksh run --update`, `--as` and `--simulate`: one recording is a client, a server and a test. */
class CorrectingSpec extends Specification {

    static final String TALK = '''\
        session 'a talk'
        limit 20.s
        srv = listen 0
        a = open tcp, srv
        b = srv.accept()
        a.send   'hello\\r\\n'
        b.expect line: 'hallo'     // in any language
        '''.stripIndent()

    @TempDir
    File folder

    @Delegate
    Program program
    File script

    def setup() {
        program = new Program(new File(folder, 'home'))
        script = new File(folder, 'talk.groovy')
        script.text = TALK
    }

    def "what came is shown beside what was expected, and nothing is written unless somebody agrees"() {
        expect:
        run(['run', '--update', script]) == 1
        err.toString().contains("- b.expect line: 'hallo'     // in any language\n+ b.expect line: 'hello'     // in any language\n")
        said().contains('nobody is here to ask: --yes corrects')
        said().contains('other text came')
        script.text == TALK
    }

    def "the literal is corrected, and the script passes from then on"() {
        expect:
        run(['run', '--update', '--yes', script]) == 0
        script.text == TALK.replace('hallo', 'hello')
        run(['run', script]) == 0
    }

    def "a CI judges, and corrects nothing"() {
        given:
        environment.CI = 'true'

        expect:
        run(['run', '--update', '--yes', script]) == 2
        said().contains('--update is refused where CI is set')
        script.text == TALK
    }

    def "a script that needs a server is played without one"() {
        given:
        script.text = "param port: 1\na = open tcp, '127.0.0.1', port\na.send 'x\\r\\n'\na.expect line: 'y'\na.close()\n"

        expect:
        run(['run', '--as', 'client', script]) == 1
        run(['run', '--simulate', script]) == 0
        run(['run', '--as', 'both', script]) == 2
        said().contains('--as wants client or server')
    }

    def "a packed script cannot be corrected"() {
        expect:
        run(['run', '--update', '--set', 'server=lab:daytime', 'greeted-client']) == 1
        said().contains('is packed into the program and cannot be corrected')
    }
}
