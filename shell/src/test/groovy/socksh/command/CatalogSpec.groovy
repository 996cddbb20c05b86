package socksh.command

import socksh.lesson.LessonCommands
import socksh.Loopback
import socksh.ScriptedKeys
import socksh.ShellFixture
import socksh.manual.Manual
import socksh.session.Verdict
import spock.lang.Specification

/** Of every command: that it is described, and that what is said of it is true. */
class CatalogSpec extends Specification {
    static final List<Command> COMMANDS = new LessonCommands().catalog().commands().toList()

    def "names and other names are unique"() {
        given:
        def all = COMMANDS.collectMany { [it.name()] + it.aliases() }

        expect:
        all.countBy { it }.findAll { it.value > 1 }.isEmpty()
    }

    def "#command.name has a summary of under sixty characters, without a full stop"(Command command) {
        expect:
        command.summary().length() in 1..59
        !command.summary().endsWith('.')
        !command.family().empty

        where:
        command << COMMANDS
    }

    def "#command.name names its calls, or is marked as the shell's own"(Command command) {
        expect:
        (command.source() == Command.Source.SHELL) == command.calls().empty

        where:
        command << COMMANDS
    }

    def "every fixed word that #command.name takes is explained"(Command command) {
        expect:
        command.parameters()*.words().flatten().every { !it.value().empty && !it.description().empty }

        where:
        command << COMMANDS
    }

    def "the manual knows why each call of #command.name fails"(Command command) {
        expect:
        command.calls().every { Manual.page(it).present && !Manual.page(it).get().reasons().isEmpty() }

        where:
        command << COMMANDS.findAll { it.calls() }
    }

    def "the example of #command.name runs as it stands: #command.example"(Command command) {
        given: 'a person who leaves at once, where a command wants one to type'
        def shell = new ShellFixture(keys: new ScriptedKeys())

        expect:
        command.example().split(/[\s;]+/).any { it in [command.name(), *command.aliases()] }
        def verdict = shell.type(command.example())
        assert verdict == Verdict.DONE || verdict == Verdict.INCONCLUSIVE && !Loopback.open: shell.screen()

        cleanup:
        shell.close()

        where:
        command << COMMANDS
    }
}
