package socksh.lesson

import socksh.manual.trade.LessonSteps
import spock.lang.Specification

/** The course as a whole: fifteen lessons, every misconception shown, every word at its step. */
class CourseSpec extends Specification {
    static final List<Outline> LESSONS = Course.packed().lessons()

    def "there are fifteen lessons in their order"() {
        expect:
        LESSONS*.name() == ['socket', 'connect', 'send', 'receive', 'http', 'bind', 'accept', 'goodbye', 'break',
                            'waiting', 'select', 'udp', 'framing', 'replay', 'mend']
    }

    def "every one of the 42 misconceptions is shown by a step, #number"(int number) {
        expect: 'a step that says so above its head'
        LESSONS.any { lesson -> shown(lesson).any { number in it.value } }

        where:
        number << (1..42)
    }

    def "no step claims to show what is none"() {
        expect:
        LESSONS.every { lesson -> shown(lesson).every { step, numbers -> step in lesson.steps() && numbers.every { it in 1..42 } } }
    }

    def "the table of words names a step of the course: #step"(LessonSteps.Step step) {
        given:
        def lesson = LESSONS.find { it.number() == step.lesson() }

        expect:
        lesson.name() == step.name()
        lesson.steps()[step.number() - 1] == step.title()

        where:
        step << LessonSteps.steps()
    }

    /** The numbers in the comments above each step, by the name of the step. */
    private static Map<String, List<Integer>> shown(Outline lesson) {
        def all = [:]
        def numbers = []
        lesson.source().text().eachLine { line ->
            def comment = line =~ /^\/\/ shows misconceptions? ([\d, and]+)/
            def step = line =~ /^step\s+(['"])(.*)\1\s*,\s*\{/
            if (comment) {
                numbers += (comment[0][1] =~ /\d+/).collect { it as int }
            } else if (step) {
                all[step[0][2]] = numbers
                numbers = []
            }
        }
        all
    }
}
