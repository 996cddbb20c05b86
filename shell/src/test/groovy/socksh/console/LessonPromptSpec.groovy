package socksh.console

import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

import static socksh.console.PtyShell.ACCEPT
import static socksh.console.PtyShell.CTRL_C

/** The course as a person at a terminal of 80 by 24 meets it. */
class LessonPromptSpec extends Specification {
    static final String LESSON = '''\
        lesson 'sample', title: 'A sample'

        step 'listen', {
            ask   'What state?', choices: ['LISTEN', 'CLOSE'], answer: 'LISTEN', because: 'listen was called'
            task  'Listen on any port.'
            goal  { mine('tcp').size() == 1 && mine()[0].state == 'LISTEN' }
            hints 'one', 'two', 'listen 0'
            model 'listen 0'
        }

        step 'accept', {
            given { srv = listen 0; c = open tcp, srv }
            task  'Take the client.'
            goal  { srv.queued == 0 && mine().size() == 1 }
            hints 'one', 'two', 'srv accept'
            model 'srv accept'
            show  states: [srv]
        }
        '''.stripIndent()

    @TempDir
    Path home
    @AutoCleanup
    PtyShell shell

    def setup() {
        Files.writeString(home.resolve('01-sample.groovy'), LESSON)
    }

    private PtyShell start() {
        shell = new PtyShell(home, args: ['lesson', '01-sample.groovy'])
        shell.sees('`task` says this again')
    }

    def "a number answers, a line is judged, Enter goes on, and a killed shell goes on where it was"() {
        when:
        start()

        then:
        shell.rows().any { it == 'Lesson 1, A sample  Step 1 of 2: listen' }

        when:
        shell.enter('2').sees('You say: CLOSE.').enter('listen 0')

        then:
        shell.sees('Done.').sees('No: LISTEN; listen was called.').sees('Enter goes on.')

        when:
        shell.enter('').sees('Step 2 of 2: accept').enter('c name')

        then:
        shell.sees('Not yet: srv.queued is 1, should be 0.')

        when: 'it dies without a goodbye'
        shell.process.descendants().each { it.destroyForcibly() }
        shell.process.destroyForcibly().waitFor()
        shell.close()
        start()

        then:
        shell.sees('Step 2 of 2: accept')

        when:
        shell.enter('do it')

        then:
        shell.seesRow('  > srv accept').sees('That was it.').sees('That was lesson 1.')
    }

    def "Ctrl-C in the middle of a step ends the call and not the lesson"() {
        given:
        start().enter('listen 0').sees('Done.').enter('').sees('Step 2 of 2')
        shell.enter('listen 0 as other').sees('#4 listens').enter('other accept').awaitCall(ACCEPT)

        when:
        shell.type(CTRL_C)

        then:
        shell.sees('EINTR')

        when:
        shell.enter('other close; srv accept')

        then:
        shell.sees('That was lesson 1.')
    }
}
