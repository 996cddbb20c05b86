package socksh.lesson

import socksh.ShellFixture
import socksh.script.Source
import spock.lang.AutoCleanup
import spock.lang.Specification

import java.nio.file.Files
import java.nio.file.Path

/** The page on how a lesson is written says what is so. */
class LessonPageSpec extends Specification {
    static final String PAGE = Files.readString(Path.of('../scripts/lessons/README.md'))
    static final String EXAMPLE = (PAGE =~ /(?s)```groovy\n(.*?)```/)[0][1]

    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "the example is proved"() {
        expect:
        prove(EXAMPLE) == []
    }

    def "a wrong answer to the example is told as the page says"() {
        when:
        def faults = prove(EXAMPLE.replace("model 'c send hello'", "model 'c send \"\"'"))

        then:
        faults.size() == 1
        PAGE.contains("my-lesson.groovy:${faults[0].line()}: ${faults[0].what()}\n")
    }

    def "every word of evidence stands in the page"() {
        expect:
        (new Evidence(shell.interpreter).words().keySet() + new Surroundings(shell.interpreter).words().keySet())
            .findAll { !(PAGE =~ /`$it\b/) } == [] as Set
    }

    def "every part of a step stands in the page"() {
        expect:
        LessonWords.PARTS.every { PAGE =~ /(?m)^\| `$it\b/ }
    }

    private List<Proof.Fault> prove(String text) {
        def faults = []
        shell.session.offstage { faults = new Proof(shell.interpreter).prove(Outline.of(new Source('my-lesson.groovy', text))) }
        faults
    }
}
