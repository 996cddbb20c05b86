package socksh.lesson

import socksh.ShellFixture
import socksh.script.Source
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A lesson that is wrong is found out, with the line and the reason. */
class ProofSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "#what is a fault"(String what, String change, String instead, int line, String reason) {
        given:
        def good = '''\
            lesson 'sample', title: 'A sample'

            step 'listen', {
                given { count = mine().size() }
                task  'Listen.'
                goal  { mine('tcp').size() == count + 1 && mine()[0].state == 'LISTEN' }
                hints 'one', 'two', 'listen 0'
                model 'listen 0'
                show  states: mine()
            }
            '''.stripIndent()

        expect:
        prove(good) == []

        when:
        def faults = prove(good.replace(change, instead))

        then:
        faults.size() == 1
        faults[0].line() == line
        faults[0].what().contains(reason)

        where:
        what                              | change                   | instead                 | line | reason
        'a goal that is true from the start' | 'count + 1 &&'        | 'count ||'              | 3    | 'passes unsolved'
        'a model answer that does not do it' | "model 'listen 0'"    | "model 'socket tcp'"    | 3    | "should be LISTEN"
        'a missing hint'                  | "'one', "                | ''                      | 3    | '2 hints, not 3'
        'a missing task'                  | "    task  'Listen.'\n"  | ''                      | 3    | 'has no task'
        'a word that is none'             | 'show '                  | 'shwo '                 | 9    | 'shwo'
        'a model answer that is a block'  | "model 'listen 0'"       | 'model { listen 0 }'    | 8    | 'lines to type'
    }

    def "a model answer may answer what the step asks to be found out"() {
        expect:
        prove("""\
            lesson 'sample', title: 'A sample'

            step 'count', {
                task  'How many sockets are there after this?'
                goal  { answer() == wanted }
                hints 'one', 'two', 'listen 0'
                model 'answer 1'
            }
            """.stripIndent().replace('wanted', "'$answer'")).size() == faults

        where:
        answer || faults
        1      || 0
        2      || 1
    }

    def "a goal may ask whether a socket was closed"() {
        expect:
        prove("""\
            lesson 'sample', title: 'A sample'

            step 'end', {
                given { srv = listen 0; twin = listen 0 }
                task  'Close srv.'
                goal  { closed(wanted) }
                hints 'one', 'two', 'srv close'
                model 'srv close'
            }
            """.stripIndent().replace('wanted', socket)).size() == faults

        where:
        socket  || faults
        'srv'   || 0
        'twin'  || 1
    }

    def "a goal may ask for what a table has shown, by its title"() {
        expect:
        prove("""\
            lesson 'sample', title: 'A sample'

            step 'look', {
                given { srv = listen 0 }
                task  'Look at the options of srv.'
                goal  { shown('wanted').any { it[0] == 'reuseaddr' && it[1] == 'on' } }
                hints 'one', 'two', 'srv option'
                model 'srv option'
            }
            """.stripIndent().replace('wanted', title)).size() == faults

        where:
        title        || faults
        'Options of' || 0
        'CLOSE_WAIT' || 1
    }

    private List<Proof.Fault> prove(String text) {
        def faults = []
        shell.session.offstage { faults = new Proof(shell.interpreter).prove(Outline.of(new Source('01-sample.groovy', text))) }
        faults
    }
}
