package socksh

import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import com.tngtech.archunit.lang.ArchRule
import spock.lang.Shared
import spock.lang.Specification

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses

/** The plan of the house on one wall: who may know whom. Rooms not built yet may be empty. */
class LayeringSpec extends Specification {

    /** Lowest floor first; the rooms on one floor do not know each other. */
    static final List<List<String>> FLOORS = [
        ['kernel', 'language', 'lab'],
        ['session', 'manual'],
        ['server'],
        ['command', 'view', 'advice'],
        ['script'],
        ['lesson'],
        ['console'],
    ]

    static final List<String> ROOMS = FLOORS.flatten()

    @Shared
    JavaClasses house = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages('socksh')

    def "every class lives in a room of the plan"() {
        expect:
        house.collect { roomOf(it.packageName) }.unique() - ROOMS == []
    }

    def "#room knows only the floors below"(String room) {
        expect:
        keeps(noClasses().that().resideInAPackage(inside(room))
            .should().dependOnClassesThat().resideInAnyPackage(*forbidden(room).collect { inside(it) }))

        where:
        room << ROOMS - 'console'
    }

    def "the sample peers share no code with what they test: only commands open the lab"() {
        expect:
        keeps(noClasses().that().resideOutsideOfPackages(inside('lab'), inside('command'), inside('console'))
            .should().dependOnClassesThat().resideInAPackage(inside('lab')))
    }

    def "#library is known in #rooms only"(String library, List<String> rooms) {
        expect:
        keeps(noClasses().that().resideOutsideOfPackages(*rooms.collect { inside(it) })
            .should().dependOnClassesThat().resideInAnyPackage(*packages))

        where:
        library                        | rooms                | packages
        'the native door of the JDK'   | ['kernel']           | ['java.lang.foreign..']
        'JLine'                        | ['console']          | ['org.jline..']
        'RE2/J'                        | ['server']           | ['com.google.re2j..']
        'Groovy'                       | ['script', 'lesson'] | ['groovy..', 'org.codehaus.groovy..', 'org.apache.groovy..']
    }

    def "a class that breaks the plan is found and named"() {
        given: 'a class of the test itself, which knows ArchUnit'
        def here = new ClassFileImporter().importClasses(LayeringSpec)

        when:
        noClasses().should().dependOnClassesThat().resideInAPackage('com.tngtech.archunit..').check(here)

        then:
        def found = thrown(AssertionError)
        found.message.contains('LayeringSpec')
    }

    private void keeps(ArchRule rule) {
        rule.allowEmptyShould(true).check(house)
    }

    /** The rooms on the same floor and on all floors above. */
    private static List<String> forbidden(String room) {
        int floor = FLOORS.findIndexOf { room in it }
        FLOORS.drop(floor).flatten() - room
    }

    private static String inside(String room) {
        "socksh.${room}.."
    }

    private static String roomOf(String packageName) {
        packageName.tokenize('.')[1]
    }
}
