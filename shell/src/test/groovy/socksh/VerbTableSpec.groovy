package socksh

import socksh.lesson.LessonCommands
import spock.lang.Shared
import spock.lang.Specification

/** The README says of the verbs what the catalogue says. */
class VerbTableSpec extends Specification {
    @Shared
    File readme = ['README.md', '../README.md'].collect { new File(it).absoluteFile }
        .find { it.file && it.text.contains(VerbTable.BEGIN) }

    def "the table of verbs in the README is that of the catalogue; -Dsocksh.update=true writes it"() {
        given:
        def table = VerbTable.of(new LessonCommands().catalog())
        if (Boolean.getBoolean('socksh.update')) {
            readme.text = VerbTable.replaced(readme.text, table)
        }

        expect:
        VerbTable.within(readme.text) == table
    }

    def "only what stands between the markers is written anew"() {
        given:
        def page = "before\n${VerbTable.BEGIN}old\n${VerbTable.END}after\n"

        when:
        def written = VerbTable.replaced(page, 'new\n')

        then:
        written == "before\n${VerbTable.BEGIN}new\n${VerbTable.END}after\n"
        VerbTable.within(written) == 'new\n'
    }

    def "a row has a verb with its other names, what it does, and its calls"() {
        expect:
        VerbTable.of(new LessonCommands().catalog()).readLines()
            .contains('| `connect` | connect the socket to a peer | connect |')
    }
}
