package socksh

import java.util.regex.Pattern

/** The README as the Specs read it: its examples, its tables, its links. */
class Readme {
    static final File FILE = ['README.md', '../README.md'].collect { new File(it).absoluteFile }
        .find { it.file && it.text.contains(VerbTable.BEGIN) }

    /** A typed line of an example, and the lines that it shows. */
    record Step(String typed, List<String> shown) {}

    private static final Pattern BLOCK = ~/(?ms)^```socksh\n(.*?)^```$/
    private static final Pattern LINK = ~/\]\(([^)#:]+)\)|src="([^":]+)"/
    private static final Pattern PROGRAM = ~/\bshell\/bin\/\w+/

    final String text

    Readme(String text = FILE.text) {
        this.text = text
    }

    /** All examples, as one session: `> ` stands before what is typed. */
    List<Step> steps() {
        def steps = []
        text.findAll(BLOCK) { _, block -> block }.each { block ->
            block.readLines().each { line ->
                if (line.startsWith('> ')) {
                    steps << new Step(line.substring(2), [])
                } else {
                    steps.last().shown() << line
                }
            }
        }
        steps
    }

    /** The first two cells of each row of the table that has this head. */
    Map<String, String> table(String head) {
        text.readLines().dropWhile { !it.startsWith(head) }.drop(2).takeWhile { it.startsWith('|') }
            .collectEntries { row -> row.tokenize('|')*.trim()*.replace('`', '').take(2) }
    }

    /** Every file of the project that the README names. */
    List<String> files() {
        (text.findAll(LINK) { _, link, source -> link ?: source } + text.findAll(PROGRAM)).unique()
    }

    /**
     * Whether a screen shows these lines. Blanks are as wide as they like; `…` stands for anything
     * within a line, alone on a line for any number of lines, and any port is as good as another. On
     * a slow machine what was received also says how long that took, which no reader misses, a wait
     * of a second ends later, and milliseconds are seconds.
     */
    static boolean matches(String screen, List<String> shown) {
        screen.readLines().collect { unhurried(squeezed(it)) + '\n' }.join('') ==~ shown.collect { line(it) }.join('')
    }

    private static String line(String line) {
        line == '…' ? '(?:[^\\n]*\\n)*' : squeezed(line).split('…', -1).collect { words(it) }.join('[^\\n]*') + '\\n'
    }

    private static String words(String words) {
        words ? Pattern.quote(words).replaceAll(/((?:127\.0\.0\.1|0\.0\.0\.0):)\d+/, '$1\\\\E\\\\d+\\\\Q') : ''
    }

    private static String unhurried(String line) {
        line.replaceFirst(/^(#\d+ <- .*?) after [\d.]+ m?s(?=:|$)/, '$1')
            .replaceFirst(/^(#\d+ timed out after) [1-9]\d?\.\d s(?=:)/, '$1 1.0 s')
            .replaceFirst(/(?<= = )(.* )([\d.]+) s$/, '$1$2 ms')
    }

    private static String squeezed(String line) {
        line.trim().replaceAll(/ +/, ' ')
    }
}
