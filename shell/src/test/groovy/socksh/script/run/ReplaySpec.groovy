package socksh.script.run

import socksh.ScriptedKeys
import socksh.ShellFixture
import socksh.command.Keys
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** `replay`: a script in the session of the prompt. */
class ReplaySpec extends Specification {

    @TempDir
    File folder

    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "a script is played and its calls are seen"() {
        expect:
        shell.type('replay two-clients') == Verdict.DONE
        shell.screen().contains('accept(#1) = #3')
        shell.screen().contains('ok  scripts/two-clients.groovy')
        shell.session.sockets().all() == []
    }

    def "what is not there, or not said, is a mistake in the line"() {
        expect:
        shell.type(line) == Verdict.WRONG
        shell.said().contains(what)

        where:
        line                          | what
        'replay'                      | 'which script?'
        'replay tow-clients'          | 'did you mean `two-clients`?'
        'replay two-clients --step'   | 'nobody is at a keyboard'
    }

    def "the one who sits at the keyboard says how it goes on, and may correct the file"() {
        given:
        def script = new File(folder, 'talk.groovy')
        script.text = "limit 20.s\nsrv = listen 0\na = open tcp, srv\nb = srv.accept()\na.send 'x\\r\\n'\nb.expect line: 'y'\n"
        shell.close()
        shell = new ShellFixture(keys: new ScriptedKeys(['until 5', '', '', 'fix', 'y'].collect { new Keys.Typing.Text(it, true) }))

        expect:
        shell.type("replay '$script' --step") == Verdict.DONE
        shell.screen().contains('received  \'x\'')
        script.text.endsWith("b.expect line: 'x'\n")
    }
}
