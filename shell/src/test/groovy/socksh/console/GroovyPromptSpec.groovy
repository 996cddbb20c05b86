package socksh.console

import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

import static socksh.console.PtyShell.CTRL_C
import static socksh.console.PtyShell.CTRL_U

/** Groovy as a person types it: in a real pseudo terminal, read off the screen. */
class GroovyPromptSpec extends Specification {
    @TempDir
    Path home
    @AutoCleanup
    PtyShell shell

    def setup() {
        shell = new PtyShell(home)
        shell.prompts()
    }

    def "a block goes on with the next line, and Ctrl-C drops it"() {
        when:
        shell.enter('def twice(a) {').sees('\n...').enter('  a * 2').enter('}').prompts()
        shell.enter('twice(21)')

        then:
        shell.seesRow('= 42').prompts()

        when:
        shell.enter('if (true) {').sees('if (true) {\n...').enter("println 'done'").sees("... println 'done'\n...").type(CTRL_C)

        then:
        shell.prompts()
        !shell.rows().contains('done')

        when:
        shell.enter('twice 4')

        then:
        shell.seesRow('= 8').prompts()
    }

    def "Tab knows the methods of a socket, and a line of Groovy under the line says so"() {
        given:
        shell.enter('listen 0 as srv').prompts('srv tcp listening>')

        when:
        shell.type('srv.ac\t')

        then:
        shell.sees('srv.accept')

        when:
        shell.type(CTRL_U).type('x = 5')

        then:
        shell.sees('its value is shown')
    }

    def "nothing of Groovy is loaded before a line of it is typed"() {
        given:
        shell.close()
        def loaded = home.resolve('loaded')
        shell = new PtyShell(home, environment: [JDK_JAVA_OPTIONS: "-Xlog:class+load:file=$loaded"])
        def isLoaded = { loaded.toFile().text =~ / (groovy\.lang|org\.codehaus\.groovy|org\.apache\.groovy)\./ }

        when:
        shell.prompts().enter('listen 0 as srv').prompts('srv tcp listening>')
        shell.enter('opne tcp').sees('did you mean').type('acc\t').sees('accept').type(CTRL_U).enter('help groovy')
        shell.sees('Examples').prompts('srv tcp listening>')

        then:
        !isLoaded()

        when:
        shell.type('x = 5').sees('its value is shown')

        then:
        shell.await('Groovy') { isLoaded() }
    }

    def "Ctrl-C ends a loop, and the shell lives on"() {
        when:
        shell.enter("println 'on'; while (true) { }").seesRow('on').type(CTRL_C)

        then:
        shell.sees('Ctrl-C ended it').prompts()
    }

    def "lines pasted together are done one after the other, a block as one"() {
        when:
        shell.type('\u001b[200~def f(a) {\n  a * 2\n}\nf(4)\nf(5)\n\u001b[201~\r')

        then:
        shell.seesRow('= 8').seesRow('= 10').prompts()
    }
}
