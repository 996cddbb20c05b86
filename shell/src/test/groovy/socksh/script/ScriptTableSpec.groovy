package socksh.script

import socksh.Readme
import spock.lang.Specification

/** The README lists the scripts that there are, with their titles. */
class ScriptTableSpec extends Specification {

    def "the table of scripts in the README is that of the folder; -Dsocksh.update=true writes it"() {
        given:
        def table = ScriptTable.of(Samples.scripts())
        if (Boolean.getBoolean('socksh.update')) {
            Readme.FILE.text = ScriptTable.replaced(Readme.FILE.text, table)
        }

        expect:
        ScriptTable.within(Readme.FILE.text) == table
    }

    def "every script says in a sentence of its own what it shows"() {
        given:
        def titles = Samples.scripts().collect { ScriptTable.title(it) }

        expect:
        titles.every { it.contains(' ') && it.length() < 100 }
        titles.toUnique() == titles
    }
}
