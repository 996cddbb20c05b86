package socksh.script.record

import socksh.ShellFixture
import socksh.script.Samples
import socksh.session.Verdict

/** What was typed at the shell when the recorded scripts were recorded. */
class Sessions {
    static final File FOLDER = new File(Samples.TRANSCRIPTS, 'sessions')

    /** The script that a session of the same name made. */
    static File scriptOf(File session) {
        new File(Samples.SCRIPTS, session.name.replace('.socksh', '.groovy'))
    }

    static List<File> all() {
        FOLDER.listFiles().findAll { it.name.endsWith('.socksh') }.sort()
    }

    /** Types a session again, line by line, and gives what `record` writes. A no is an answer. */
    static String recorded(File session, File folder) {
        def script = new File(folder, scriptOf(session).name)
        new ShellFixture(clock: new Unhurried()).withCloseable { shell ->
            session.readLines().each { line ->
                def verdict = shell.type(line.replaceFirst(/^record (?!stop)(\S+)/) { all, name -> "record \"$folder/$name\"" })
                assert verdict in [Verdict.DONE, Verdict.NO]: "$line\n${shell.screen()}"
            }
        }
        script.text
    }

    /** A script without what differs from recording to recording: old values, and how long a person thought. */
    static String lasting(String script) {
        script.replaceAll(/ *\/\/ was: .*/, '').replaceAll(/(?m)^\/\/ \d+\.\d s later\n/, '')
    }
}
