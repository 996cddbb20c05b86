package socksh.lesson

import socksh.ShellFixture
import socksh.script.Source
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A step may put a program beside the learner: it is looked at, stopped, mended and started again. */
class ProgramSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    private static final String LESSON = '''\
        lesson 'beside', title: 'A program beside you'

        step 'it is there', {
            given {
                home = folder()
                new File("$home/echo.groovy").text = """
                    param port: 0
                    srv = listen port
                    while (true) {
                        c = srv.accept(timeout: 60.m)
                        got = c.recv 64
                        check got.text != 'die'
                        c.send got
                        c.close()
                    }
                    """
                echo = program "$home/echo.groovy", port: 0
                c = open tcp, echo.address
            }
            task  "Talk to $echo."
            goal  { echo.running && echo.starts == 2 }
            hints 'one', 'two', 'three'
            model 'program restart'
            show  states: echo
        }
        '''.stripIndent()

    private Attempt attempt

    def setup() {
        def lesson = Lesson.read(Outline.of(new Source('01-beside.groovy', LESSON)), shell.interpreter)
        attempt = new Attempt(lesson, lesson.step(1), shell.interpreter)
        attempt.prepare()
    }

    def cleanup() {
        attempt.clear()
    }

    def "it answers, keeps its port, and its calls are its own"() {
        expect:
        shell.type('c send "hi"; c recv all; c close') == Verdict.DONE
        shell.receipt().bytes() == 'hi'.bytes
        shell.session.sockets().all().empty

        when:
        def address = shell.shows('program').find(/127\.0\.0\.1:\d+/)

        then:
        shell.type('program stop') == Verdict.DONE
        shell.type("open tcp $address") == Verdict.NO
        attempt.states() == [program: 'not at work']
        shell.type('program start') == Verdict.DONE
        shell.type("open tcp $address") == Verdict.DONE
        attempt.judge() instanceof Judgement.Met
        shell.said().contains("at work on $address")
    }

    def "what ended it is told with its line"() {
        when:
        shell.given('c send "die"')
        shell.eventually { attempt.states().program.startsWith('ended: the check is not true') }

        then:
        shell.shows('program') =~ /ended at line 7: the check is not true/
        attempt.judge() == new Judgement.Unmet('echo.running is not so yet')
    }

    def "how busy it was is told, when some time has gone by"() {
        expect: 'two looks one right after the other; the second may be late'
        shell.eventually { shell.shows('program') =~ /too short a time to say how/ }

        when:
        shell.type('poll c timeout 400ms')

        then:
        shell.shows('program').replaceAll(/\s+/, ' ') =~ /\d+ % busy: in \d+ ms it has computed \d+ ms/
    }

    def "with the step the program and its folder are gone"() {
        given:
        def home = new File(attempt.lesson().task(attempt.step()).find(/\/\S+/)).parentFile

        expect:
        home.directory

        when:
        attempt.clear()

        then:
        !home.exists()
        shell.type('program') == Verdict.WRONG
        shell.screen().contains('no program is beside you')
    }
}
