package socksh.script.record

import java.nio.file.Path
import socksh.session.Event
import socksh.session.Journal
import spock.lang.Specification
import spock.lang.TempDir

/** Time that passed while somebody recorded. */
class RecordPausesSpec extends Specification {
    @TempDir
    Path folder

    RecordFixture recorder

    def setup() {
        recorder = new RecordFixture(folder)
    }

    def cleanup() {
        recorder.close()
    }

    def "a pause is a comment, not a sleep"() {
        given:
        def late = 3_400_000_000L
        recorder.shell.given('open tcp lab:echo as a; close')
        def entries = recorder.shell.session.journal().entries()
        int last = entries.findLastIndexOf { it.event() instanceof Event.Typed }
        def typed = entries[last].event()
        def before = entries[last - 1].event().at()
        entries[last] = new Journal.Entry(entries[last].command(), new Event.Typed(before + late, typed.line(), typed.current()))

        expect:
        RecordFixture.body(new Recording(entries, recorder.shell.catalog, recorder.shell.interpreter.world(), 'x', '5.s').since(0)).readLines() ==
            ['a = open tcp, address', '// 3.4 s later', 'a.close()']
    }

    def "time that passed before a conversation stands above it"() {
        given:
        def thought = Statement.comment('7.0 s later')

        expect:
        ScriptText.of(['session x'], [Statement.of('a.send', "'x'"), thought, Statement.beginning('b = open', 'tcp')]) ==
            "session x\n\na.send 'x'\n\n// 7.0 s later\nb = open tcp\n"
    }
}
