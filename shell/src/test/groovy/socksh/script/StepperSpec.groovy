package socksh.script

import socksh.command.Person
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A script played step by step: each step is seen before it is made, and a person says how it goes on. */
class StepperSpec extends Specification {

    static final String PAIR = '''\
        limit 100.ms
        srv = listen 0
        a = open tcp, srv
        b = srv.accept()
        a.send 'hello\\r\\n'
        b.expect line: 'hello'
        a.close()
        '''.stripIndent()

    @AutoCleanup
    ScriptFixture stage = new ScriptFixture()

    List<String> questions = []

    def "each step is shown and waits for Enter"() {
        when:
        def result = step(PAIR, [''] * 7)

        then:
        result.get().verdict() == Verdict.DONE
        questions.size() == 7
        stage.shell.screen().contains("5  a.send 'hello\\r\\n'\nsend(#2, 7 bytes) = 7")
    }

    def "continue stops at a break, until at a line, a line of the shell is done in between"() {
        when:
        def result = step(PAIR, ['break 3', 'c', 'sockets', 'until 6', 'br 3', 'c'])

        then:
        result.get().verdict() == Verdict.DONE
        stops() == [1, 3, 6]
        stage.shell.screen().contains('*#1 srv  tcp')
    }

    def "back plays again up to the step before"() {
        when:
        def result = step(PAIR, ['until 5', 'back', 'c'])

        then:
        result.get().verdict() == Verdict.DONE
        stops() == [1, 5, 4]
    }

    def "a step that fails stops with its sockets open, to be looked at, played again or taken over: #failing"() {
        when:
        def result = step(PAIR.replace("a.close()", failing), ['break 3', 'c', 'c', 'sockets', 'back', 'c', 'over'])

        then:
        result.empty
        stage.shell.screen().contains('breaks at 3')
        stage.shell.screen().count(said) == 2
        stage.shell.screen() =~ /#3 b +tcp +127/
        stage.shell.socket('b') != null

        where:
        failing                 | said
        "a.state 'CLOSE_WAIT'"  | 'not in CLOSE_WAIT within 100 ms'
        'b.expect eof'          | 'expected the end of the stream, but nothing came within 100 ms'
        'check 1 == 2'          | 'the check is not true'
        'b.expekt eof'          | 'did you mean `expect`?'
    }

    def "Enter ends a script that failed, and it has failed"() {
        expect:
        step(PAIR.replace("a.close()", 'b.expect eof'), ['c', '']).get().verdict() == Verdict.NO
        questions.size() == 2
    }

    def "taking over leaves the sockets open and the rest unplayed"() {
        when:
        def result = step(PAIR, ['until 6', 'over'])

        then:
        result.empty
        stage.shell.session.sockets().all()*.name()*.get() == ['srv', 'a', 'b']
        stage.shell.type('b recv line') == Verdict.DONE
        stage.shell.screen().contains('hello')
    }

    def "stopping, or Ctrl-D, closes them"() {
        expect:
        step(PAIR, answers).empty
        stage.shell.session.sockets().all() == []

        where:
        answers << [['until 6', 'stop'], ['until 6', null]]
    }

    def "fix corrects the literal that was not what came, and goes on"() {
        given:
        def stepper
        def wrong = PAIR.replace("line: 'hello'", "line: 'hallo'   // a greeting")

        when:
        def result = step(wrong, ['c', 'fix', 'c']) { stepper = it }

        then:
        result.get().verdict() == Verdict.DONE
        stepper.update().text() == wrong.replace('hallo', 'hello')
    }

    def "a word that is nearly one is asked about: #typed"() {
        when:
        step(PAIR, [typed, 'c'])

        then:
        stage.shell.said().contains("$typed is no word here: did you mean `$meant`?")

        where:
        typed     | meant
        'contnue' | 'continue'
        'nxet'    | 'next'
        'brek'    | 'break'
    }

    def "a word that is none is a line of the shell, and a line that is missing is asked for"() {
        when:
        step(PAIR, ['until', 'fix', 'nonsense', 'list', '?', 'stop'])

        then:
        with(stage.shell.screen()) {
            contains('which line? a number from 1 to 7')
            contains('nothing is to be corrected')
            contains('unknown command nonsense')
            contains('>   1  limit 100.ms')
            contains('break     break LINE')
        }
    }

    private Optional<Result> step(String text, List<String> answers, Closure also = {}) {
        def source = new Source('test.groovy', text)
        def left = answers.iterator()
        Person person = { question ->
            questions << question
            Optional.ofNullable(left.next())
        }
        def stepper = new Stepper(source, person, stage.shell.session)
        also(stepper)
        new Stage().step(source, stage.shell.interpreter, [:], stepper)
    }

    /** The lines at which it stopped, as the screen tells. */
    private List<Integer> stops() {
        stage.shell.screen().readLines().findResults { line ->
            def found = line =~ /^(\d+)  \S/
            found ? found.group(1) as int : null
        }
    }
}
