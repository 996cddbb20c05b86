package socksh.script.record

import java.nio.file.Path
import socksh.ShellFixture
import socksh.script.Result
import socksh.script.Source
import socksh.script.Stage

/** Types lines, keeps what was done as a script, and plays it in a shell of its own. */
class RecordFixture implements AutoCloseable {
    final ShellFixture shell = new ShellFixture(clock: new Unhurried())
    private final Path folder

    RecordFixture(Path folder) {
        this.folder = folder
    }

    /** The script of what these lines do; lines that fail are typed all the same. */
    String recorded(List<String> lines) {
        lines.each { shell.type(it) }
        saved()
    }

    /** The script of all that was typed so far. */
    String saved(String how = '') {
        def file = folder.resolve('it.groovy')
        shell.given("save \"$file\" overwrite $how")
        file.toFile().text
    }

    /** The statements alone: without what stands on top. */
    String statements(List<String> lines) {
        body(recorded(lines))
    }

    static String body(String script) {
        script.readLines().drop(2).findAll { it && !(it =~ /^(limit|param) /) }.join('\n')
    }

    static Result play(String script, Map<String, String> settings = [:]) {
        def played = new ShellFixture()
        try {
            return new Stage().play(new Source('it.groovy', script), played.interpreter, settings)
        } finally {
            played.close()
        }
    }

    @Override
    void close() {
        shell.close()
    }
}
