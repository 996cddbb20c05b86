package socksh

import socksh.command.Catalog
import socksh.command.Command

/** The README's table of verbs, written from the catalogue. */
class VerbTable {
    static final String BEGIN = '<!-- verbs -->\n'
    static final String END = '<!-- /verbs -->\n'

    /** The table in Markdown, with the title of a family before its verbs. */
    static String of(Catalog catalog) {
        def lines = ['| verb | what it does | calls |', '| --- | --- | --- |']
        catalog.commands().groupBy { it.family() }.each { family, commands ->
            lines << "| **$family** | | |".toString()
            commands.each { lines << row(it) }
        }
        lines.join('\n') + '\n'
    }

    private static String row(Command command) {
        def names = [command.name(), *command.aliases()].collect { "`$it`" }.join(', ')
        "| $names | ${escaped(command.summary())} | ${command.calls().join(', ')} |"
    }

    private static String escaped(String text) {
        text.replace('|', '\\|')
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
