package socksh.script

import socksh.ShellFixture
import socksh.kernel.Call
import socksh.session.Report
import socksh.session.Verdict
import socksh.view.Transcript

/** What the scripts print: the screen of each, with what differs from run to run struck out. */
class Samples {
    static final File SCRIPTS = folder('scripts')
    static final File TRANSCRIPTS = folder('samples')

    /** How long a receiving took is told from a tenth of a second on; a row that had room beside it may then have none. */
    private static final String LATE = /(?m)^(#\d+ <- .*?) after [\d.]+ m?s\b(?::\n\| (.*)(?=\z|\n(?!\|)))?/

    private static File folder(String name) {
        ['.', '..'].collect { new File(it, name).canonicalFile }.find { it.directory }
    }

    /** Every script of the folder, the course not included. */
    static List<File> scripts() {
        SCRIPTS.listFiles().findAll { it.name.endsWith('.groovy') }.sort()
    }

    static File transcriptOf(File script) {
        new File(TRANSCRIPTS, script.name.replace('.groovy', '.txt'))
    }

    /** Plays a script in a shell of its own and tells what its screen shows. */
    static String play(File script) {
        new ShellFixture(width: 0).withCloseable { shell ->
            def source = new Source(script.path, script.text)
            Steps steps = { player, place ->
                shell.session.show(new Report.Sentence(step(source, place)))
                awaitStream(shell, source.line(place.line()))
            }
            def player = new Player(shell.interpreter, Terms.of([:]).with(steps), Part.AS_WRITTEN)
            def result = player.play(source, new Compiler().compile(source))
            assert result.verdict() == Verdict.DONE: FailureReport.lines(result)*.text().join('\n')
            calm(Transcript.of(shell.session.journal().events(), shell.session.settings()))
        }
    }

    /** More of an endless stream has come before it is closed, which the close tells of. */
    private static void awaitStream(ShellFixture shell, String line) {
        if (line == 'noise.close()') {
            shell.eventually { shell.session.kernel().perform(new Call.Unread(shell.socket('#1').fd())).value() > 0 }
        }
    }

    /** A step as the sample shows it before what it prints: without its comment. */
    private static String step(Source source, Place place) {
        '> ' + source.line(place.line()).replaceAll(/\s+\/\/ .*/, '').strip()
    }

    /** The same text for every run: ports and times are the kernel's and the clock's, and so is what has their length. */
    static String calm(String screen) {
        Map<String, String> ports = [:]
        screen
            .replaceAll(LATE) { all, head, row -> !row ? head : head.length() + row.length() + 2 > 100 ? "$head:\n| $row" : "$head: $row" }
            .replaceAll(/ \(its usual port \d+ is taken\)/, '')
            .replaceAll(/(?<=(?:[\d\]*]:|listen \*:|port ))([1-9]\d{3,4})\b/) { all, port ->
                ports.computeIfAbsent(port) { "PORT${ports.size() + 1}" }
            }
            .replaceAll(/unix:\S+\/lab\d+\//, 'unix:FOLDER/')
            .replaceAll(/(?:line of )?\d+( bytes: .*PORT)/, 'N$1')
            .replaceAll(/\d+( bytes in \d+ calls:\n(?:\| [^\n]*\n)*?\| [^\n]*PORT)/, 'N$1')
            .replaceAll(/(Content-Length: )1\d\d\b/, '$1N')
            .replaceAll(/\d+\.\d+ m?s\b/, 'TIME')
            .replaceAll(/\bfd \d+/, 'fd N')
            .replaceAll(/in \d+ calls/, 'in N calls')
            .replaceAll(/[\d,]+( bytes were unread)/, 'N$1')
            .replaceAll(/sid=\w+/, 'sid=ID')
            .replaceAll(/[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/, 'DATE')
            .stripTrailing() + '\n'
    }
}
