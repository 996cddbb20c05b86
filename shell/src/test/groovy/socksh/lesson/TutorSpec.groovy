package socksh.lesson

import socksh.FixedWorld
import socksh.ShellFixture
import socksh.script.Source
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** A person goes through a lesson by typing. */
class TutorSpec extends Specification {
    static final String LESSON = '''\
        lesson 'sample', title: 'A sample'

        step 'listen', {
            given { started = true }
            ask   'What state?', choices: ['LISTEN', 'CLOSE'], answer: 'LISTEN', because: 'listen was called'
            task  'Listen on any port.'
            goal  { mine('tcp').size() == 1 && mine()[0].state == 'LISTEN' }
            no    { mine().size() > 2 }, 'One is enough. `restart` puts it back.'
            hints 'one', 'two', 'listen 0'
            model 'listen 0'
        }

        step 'connect', {
            given { srv = listen 0 }
            task  "Connect to port ${srv.localPort}."
            goal  { clients(srv).size() == 1 && srv.queued == 1 }
            hints 'one', 'two', 'open tcp srv'
            model 'open tcp srv'
            show  states: [srv, clients(srv)], diagram: true
        }
        '''.stripIndent()

    @TempDir
    Path home
    @AutoCleanup
    ShellFixture shell

    def setup() {
        Files.writeString(home.resolve('01-sample.groovy'), LESSON)
        shell = shellAtHome()
        shell.type("lesson $home/01-sample.groovy")
    }

    def "a step tells, asks, and says what is to be done"() {
        expect:
        shell.screen().readLines() == [
            'Lesson 1, A sample  Step 1 of 2: listen',
            'First predict: What state?',
            '  1  LISTEN',
            '  2  CLOSE',
            '(type its number)',
            'Task: Listen on any port.',
            '(`hint` helps, `do it` shows how, `task` says this again)']
    }

    def "a prediction is taken, judged, and kept when it was wrong"() {
        when:
        shell.type('2')
        shell.type('listen 0')

        then:
        shell.said().contains('You say: CLOSE. Now do the task and see.')
        shell.said().contains('Done. You said: CLOSE. No: LISTEN; listen was called.')
        progress() == ['sample 1', '', 'done sample 1', 'wrong sample 1']
    }

    def "what is missing is named with its live value"() {
        when:
        shell.type('socket tcp')

        then:
        shell.said().contains('Not yet: mine()[0].state is CLOSE, should be LISTEN.')
    }

    def "every way to the goal counts, and an empty line goes on"() {
        when:
        shell.type('socket tcp; bind 0; listen')
        shell.clear()
        shell.type('')

        then:
        shell.said() ==~ /Lesson 1, A sample Step 2 of 2: connect Task: Connect to port \d+\. .*/
        shell.socket('srv')

        when:
        shell.type('srv state; open tcp srv')

        then:
        isDone()
        shell.said().contains('srv LISTEN, 0 waiting LISTEN, 1 waiting')
    }

    def "the ladder tells of this step, not of what went before it"() {
        given:
        shell.type('socket tcp; bind 0; listen')
        shell.type('')
        shell.clear()

        when:
        shell.type('open tcp srv')

        then:
        isDone()
        shell.said().contains('connect ----')
        !shell.screen().contains('#1 ')
    }

    def "the ladder does not tell what becomes of a socket from before the step"() {
        given:
        def server = new ServerSocket(0, 5, InetAddress.loopbackAddress)
        shell.close()
        shell = shellAtHome()
        shell.type("open tcp $server.localPort as old")
        def peer = server.accept()
        shell.type("lesson $home/01-sample.groovy; skip")

        when:
        peer.close()
        shell.eventually { shell.shows('old state').contains('CLOSE_WAIT') }
        shell.clear()
        shell.type('open tcp srv')

        then:
        isDone()
        shell.said().contains('connect ----')
        !shell.screen().contains('old')

        cleanup:
        peer?.close()
        server?.close()
    }

    def "a goal that takes a moment is seen when it comes"() {
        given:
        shell.type('skip')
        def port = shell.port('srv')

        when: 'nobody types, and another program connects'
        shell.type('state srv; resolve localhost')
        def client = new Socket('127.0.0.1', port)

        then:
        isDone()

        cleanup:
        client?.close()
    }

    def "an answer is judged, and the right one is not given away"() {
        given:
        Files.writeString(home.resolve('02-asked.groovy'), """\
            lesson 'asked', title: 'Asked'

            step 'say it', {
                given { srv = listen 0 }
                task  'Say the state of srv: `answer STATE`.'
                goal  { calls('getsockname').any { it.ok } && answer() == srv.state }
                hints 'one', 'two', 'answer LISTEN'
                model 'srv name', 'answer LISTEN'
            }
            """.stripIndent())
        shell.type("lesson $home/02-asked.groovy")

        expect:
        shell.shows('srv state; errno EPIPE; srv peer').contains('Not yet: no getsockname has worked yet.')
        shell.shows('srv name').contains('Not yet: the answer is missing: `answer ...`.')
        shell.shows('answer ESTABLISHED').contains('Not yet: `ESTABLISHED` is not the answer.')
        shell.shows('answer LISTEN').contains('Done.')
    }

    def "what was thrown away of datagrams is shown"() {
        given:
        Files.writeString(home.resolve('02-lost.groovy'), """\
            lesson 'lost', title: 'Lost'

            step 'lose', {
                given { u = socket udp; u.option 'rcvbuf', 2048; u.bind 0; c = open udp, u }
                task  'Lose some.'
                goal  { u.drops > 0 }
                hints 'one', 'two', 'three'
                model '100.times { c.send "x" * 100 }'
                show  states: [u]
            }
            """.stripIndent())
        shell.type("lesson $home/02-lost.groovy")

        when:
        shell.type('100.times { c.send "x" * 100 }')

        then:
        shell.said() =~ /u +nothing to read +first: 100 bytes, \d+ thrown away/
    }

    def "what a step prepares is not what the person does"() {
        given:
        shell.type('listen 0')
        shell.type('')
        shell.clear()

        when:
        shell.type('task')

        then:
        !shell.said().contains('Not yet')
    }

    def "a step that is done is done once, also when it is looked at twice"() {
        expect:
        (1..30).every {
            shell.type('restart; socket tcp')
            shell.clear()
            shell.type('bind 0; listen')
            shell.eventually { shell.screen().contains('Done.') }
            shell.screen().count('Done.') == 1
        }
    }

    def "a mistake is told, and restart puts everything back"() {
        when:
        shell.type('socket tcp; socket tcp; socket tcp')

        then:
        shell.said().contains('One is enough.')

        when:
        shell.type('restart')

        then:
        shell.session.sockets().all().empty
    }

    def "hints come one by one, then the model answer is run in view and the lesson goes on"() {
        when:
        4.times { shell.type('hint') }
        shell.type('do it')

        then:
        shell.said().contains('Hint 1: one Hint 2: two Hint 3: listen 0 That was all; `do it` shows how.')
        shell.screen().contains('  > listen 0')
        shell.said().contains('That was it.')
        progress().contains('shown sample 1')
    }

    def "the model answer begins where the step begins, whatever was tried before"() {
        given:
        shell.type('skip')

        when:
        shell.type('srv close')
        shell.type('do it')

        then:
        shell.said().contains('That was it.')
    }

    def "play leaves the lesson with its sockets kept, back resumes"() {
        given:
        shell.type('skip')

        when:
        shell.type('play')
        shell.clear()
        shell.type('open tcp srv')

        then:
        !shell.said().contains('Done')

        when:
        shell.type('back')

        then:
        isDone()
    }

    def "what was done is done after a crash"() {
        given:
        shell.type('listen 0')
        shell.type('')

        when:
        def later = shellAtHome()
        later.type("lesson $home/01-sample.groovy")

        then:
        later.screen().contains('Step 2 of 2: connect')

        cleanup:
        later?.close()
    }

    def "a wrong prediction comes back two lessons later, until it is right"() {
        given: 'a course of three lessons, the first of which was predicted wrongly'
        def course = new Course((1..3).collect { number ->
            Outline.of(new Source("0$number-sample${number}.groovy", LESSON.replace("lesson 'sample'", "lesson 'sample$number'")))
        })
        def other = new ShellFixture()
        def kept = home.resolve('kept')
        Files.write(kept, ['', '', 'done sample1 1', 'done sample1 2', 'wrong sample1 1'])
        def tutor = new Tutor(other.interpreter, course, Progress.read(kept))

        when: 'the next lesson is too early'
        tutor.begin(course.lessons()[1])

        then:
        !other.said().contains('once more')

        when:
        other.clear()
        tutor.begin(course.lessons()[2])

        then:
        other.said().startsWith('Before we go on, once more from an earlier lesson: What state?')

        when:
        other.clear()
        tutor.answer('1')

        then:
        other.said().startsWith('You said: LISTEN. Right: listen was called. Lesson 3, A sample')
        Files.readAllLines(kept).every { !it.startsWith('wrong') }

        cleanup:
        other?.close()
    }

    private ShellFixture shellAtHome() {
        def world = new FixedWorld()
        world.@variables.XDG_STATE_HOME = home.toString()
        new ShellFixture(world: world)
    }

    /** The goal is looked at until it is reached: the kernel queues a client a moment after its connect. */
    private void isDone() {
        shell.eventually { shell.said() =~ /Done\. .*(Enter goes on|That was lesson)/ }
    }

    private List<String> progress() {
        Files.readAllLines(home.resolve('socksh/lessons'))
    }
}
