package socksh.script

import socksh.script.record.Sessions

/** The README's table of scripts, written from the scripts. */
class ScriptTable {
    static final String BEGIN = '<!-- scripts -->\n'
    static final String END = '<!-- /scripts -->\n'

    /** The table in Markdown: each script, what it says it shows, and what was typed where it was recorded. */
    static String of(List<File> scripts) {
        (['| script | what it shows | session |', '| --- | --- | --- |'] + scripts.collect { row(it) }).join('\n') + '\n'
    }

    private static String row(File script) {
        def name = script.name - '.groovy'
        def session = new File(Sessions.FOLDER, "${name}.socksh")
        def typed = session.exists() ? "[typed](samples/sessions/$session.name)" : ''
        "| [$name](scripts/$script.name) | ${title(script).replace('|', '\\|')} | $typed |"
    }

    static String title(File script) {
        (script.text =~ /(?m)^session '(.*)'$/)[0][1].replace("\\'", "'")
    }

    /** What a page has between the markers. */
    static String within(String page) {
        page[page.indexOf(BEGIN) + BEGIN.length()..<page.indexOf(END)]
    }

    /** The page with another table between the markers. */
    static String replaced(String page, String table) {
        page[0..<page.indexOf(BEGIN) + BEGIN.length()] + table + page[page.indexOf(END)..-1]
    }
}
