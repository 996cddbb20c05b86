package socksh.lesson

import socksh.ShellFixture
import spock.lang.Specification

/**
 * Every lesson of the course: each step fails unsolved, passes with its model answer, and has what
 * a learner needs. {@code -Dsocksh.lessons=50} proves each so many times.
 */
class LessonsSpec extends Specification {
    static final int TIMES = Integer.getInteger('socksh.lessons', 1)

    def "lesson #lesson.number, #lesson.name, is proved"(Outline lesson) {
        expect:
        (1..TIMES).every {
            def shell = new ShellFixture()
            try {
                def faults = []
                shell.session.offstage { faults = new Proof(shell.interpreter).prove(lesson) }
                assert faults == []
                true
            } finally {
                shell.close()
            }
        }

        where:
        lesson << Course.packed().lessons()
    }

    def "no two lessons have the same number or name, and they stand in their order"() {
        given:
        def lessons = Course.packed().lessons()

        expect:
        lessons*.number() == lessons*.number().toUnique().toSorted()
        lessons*.name().unique().size() == lessons.size()
        lessons.every { it.title() && it.steps() }
    }
}
