package socksh.script

import socksh.ShellFixture
import socksh.command.Joined
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Lines of a file or a pipe, and which of them belong together. */
class JoinedSpec extends Specification {

    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "a block goes on where the next line says so"() {
        given:
        def lines = new Joined(new StringReader(text), shell.interpreter)
        def parts = []

        when:
        for (def part = lines.next(); part != null; part = lines.next()) {
            parts << part
        }

        then:
        parts == wanted
        lines.number() == text.readLines().size() + 1

        where:
        text                                                    | wanted
        'if (a) {\nx\n}\nelse {\ny\n}\nsockets'                 | ['if (a) {\nx\n}\nelse {\ny\n}', 'sockets']
        'if (a) {\n}\nelse if (b) {\n}\nelse {\n}\nsockets'     | ['if (a) {\n}\nelse if (b) {\n}\nelse {\n}', 'sockets']
        'try {\n}\ncatch (e) {\n}\nfinally {\n}\nsockets'       | ['try {\n}\ncatch (e) {\n}\nfinally {\n}', 'sockets']
        'if (a) {\n}\nsockets\nsockets'                         | ['if (a) {\n}', 'sockets', 'sockets']
    }

    def "what was joined is done as one"() {
        when:
        shell.type('x = 0\nif (x) {\nx = 1\n}\nelse {\nx = 2\n}\ntry {\nthrow new Exception()\n}\ncatch (e) {\nx += 1\n}\nprintln "x is $x"')

        then:
        shell.screen().contains('x is 3')
    }
}
