package socksh.command

import socksh.lesson.LessonCommands
import socksh.FixedWorld
import socksh.session.Sockets

/** Short ways to study a text; a bar marks the cursor, which is at the end where there is none. */
trait Studied {
    static final Catalog CATALOG = new LessonCommands().catalog()

    abstract Sockets sockets()

    World world() { new FixedWorld() }

    Study study(String text) {
        CATALOG.study(text.replace('|', ''), world(), sockets())
    }

    int cursor(String text) {
        text.contains('|') ? text.indexOf('|') : text.length()
    }

    Offers offers(String text) {
        study(text).offers(cursor(text))
    }

    /** The values offered that go on with what is typed. */
    List<String> offered(String text) {
        def offers = offers(text)
        def typed = text.replace('|', '').substring(offers.from(), offers.to()).replaceAll(/^["']/, '')
        offers.candidates()*.value().findAll { it.startsWith(typed) }
    }

    /** What stands under the line: the synopsis with the current parameter in angle brackets, and its meaning. */
    String usage(String text) {
        study(text).usage(cursor(text)).map {
            it.before() + (it.current() ? "<${it.current()}>" : '') + it.after() + ' -- ' + it.meaning()
        }.orElse('')
    }

    /** The text with a candidate accepted, as if a blank followed it. */
    String accepted(String text, Offers offers, Candidate candidate) {
        text.substring(0, offers.from()) + offers.written(candidate) + (candidate.isWhole() ? ' ' : '')
    }
}
