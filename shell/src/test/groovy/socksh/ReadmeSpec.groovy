package socksh

import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The README does not lie: its lines are typed and show what it says, what it names is there. */
class ReadmeSpec extends Specification {
    @Shared
    Readme readme = new Readme()
    /** A terminal of eighty columns, the last of which stays free. */
    @AutoCleanup
    ShellFixture shell = new ShellFixture(width: 79)

    def "the first steps, typed one after the other, show what the README says"() {
        given: 'another port than 8888, which may be taken here'
        def port = FreePort.find().toString()

        expect:
        readme.steps().size() > 30
        readme.steps().every { step ->
            def screen = shell.shows(step.typed().replace('8888', port))
            def shown = step.shown()*.replace('8888', port)
            assert Readme.matches(screen, shown): "`${step.typed()}` shows\n$screen\nand not\n${shown.join('\n')}"
            true
        }
    }

    def "a README that promises #shown instead of `send(#1, 2 bytes) = 2` is found out"(List<String> shown) {
        expect:
        !Readme.matches('send(#1, 2 bytes) = 2', shown)

        where:
        shown << [[], ['send(#1, 3 bytes) = 3'], ['send(#1, 2 bytes) = 2', 'and more'], ['', 'send(#1, …) = 2'], ['…', 'no']]
    }

    def "a README that writes #shown for three lines is right"(List<String> shown) {
        expect:
        Readme.matches('connect(#1, 127.0.0.1:8080) = 0   1 ms\n  more\nend', shown)

        where:
        shown << [['connect(#1, 127.0.0.1:9) = 0 … ms', 'more', 'end'], ['connect(#1, …', '…', 'end'], ['…']]
    }

    def "a machine so slow that it shows `#screen` has shown `#shown`"(String screen, String shown) {
        expect:
        Readme.matches(screen, [shown])
        !Readme.matches(screen, [shown.replace('#2', '#3')])

        where:
        screen                                      | shown
        '#2 <- line of 18 bytes after 350 ms: HTTP' | '#2 <- line of 18 bytes: HTTP'
        '#2 <- 159 bytes in 2 calls after 1.2 s'    | '#2 <- 159 bytes in 2 calls'
        '#2 timed out after 1.0 s: nothing came'    | '#2 timed out after 1.0 s: nothing came'
        '#2 timed out after 1.7 s: nothing came'    | '#2 timed out after 1.0 s: nothing came'
        'recv(#2, 3) = 3 "hi\\n"       1.2 s'       | 'recv(#2, 3) = 3 "hi\\n"   … ms'
    }

    def "a wait that ends too early is found out"() {
        expect:
        !Readme.matches('#2 timed out after 0.9 s: nothing came', ['#2 timed out after 1.0 s: nothing came'])
    }

    def "the examples and tables are read as they are written"() {
        given:
        def page = new Readme('```socksh\n> a b\nc\n> d\n```\n```sh\n> e\n```\n| x | y |\n| --- | --- |\n| `1` | one | more |\n\n[l](p/q) <img src="s.svg"> shell/bin/t')

        expect:
        page.steps() == [new Readme.Step('a b', ['c']), new Readme.Step('d', [])]
        page.table('| x |') == ['1': 'one']
        page.files() == ['p/q', 's.svg', 'shell/bin/t']
    }

    def "the README names #file, and it is there"(String file) {
        expect:
        new File(Readme.FILE.parentFile, file).exists()

        where:
        file << new Readme().files()
    }

    def "the exit codes of the README are those of the program"() {
        expect:
        readme.table('| exit code |') == Verdict.values().collectEntries { [it.code().toString(), it.name().toLowerCase()] }
    }

    def "the plan of the README has the packages of the source, on their floors"() {
        given:
        def source = new File(Readme.FILE.parentFile, 'shell/src/main/java/socksh')
        def rooms = source.listFiles().findAll { it.directory }*.name
        def floors = LayeringSpec.FLOORS.collect { it.findAll { room -> room in rooms } }.findAll()

        when:
        def plan = readme.table('| package |')

        then:
        plan.keySet() == rooms.collect { "socksh.$it".toString() } as Set
        plan == floors.withIndex().collectMany { floor, at -> floor.collect { ["socksh.$it".toString(), at.toString()] } }.collectEntries()
    }
}
