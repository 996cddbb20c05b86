package socksh.view

import static socksh.view.Seen.bytes
import static socksh.view.Seen.screen
import static socksh.view.Seen.shown

import socksh.session.Report
import spock.lang.Specification

/** The shell's own answers: tables, pages and dumps. */
class AnswersOnScreenSpec extends Specification {
    static final SOCKETS = new Report.Table(
        'sockets',
        [Report.Column.left('name'), Report.Column.right('in'), Report.Column.left('peer')],
        [['web', '1,024', '127.0.0.1:8080'], ['日本', '7', '-']])

    def "a table is lined up, numbers right, and its last column is cut where there is no room"(int width, List<String> lines) {
        expect:
        screen(shown(SOCKETS), width: width) == lines

        where:
        width || lines
        0     || ['sockets', 'name     in  peer', 'web   1,024  127.0.0.1:8080', '日本      7  -']
        24    || ['sockets', 'name    in peer', 'web  1,024 127.0.0.1:...', '日本     7 -']
    }

    def "an empty table says so"() {
        expect:
        screen(shown(new Report.Table('sockets', [Report.Column.left('name')], []))) == ['sockets', '(none)']
    }

    def "a page is wrapped to the width"() {
        given:
        def page = new Report.Page([
            new Report.Entry.Heading('recv'),
            new Report.Entry.Text('one two three four five six'),
            new Report.Entry.Heading('forms'),
            new Report.Entry.Term('line', 'up to a line feed, whatever came before it'),
            new Report.Entry.Term('exactly', 'so many'),
            new Report.Entry.Example('recv line'),
        ])

        expect:
        screen(shown(page), width: 32) == [
            'recv', 'one two three four five six', '', 'forms',
            '  line     up to a line feed,', '           whatever came before', '           it',
            '  exactly  so many', '  recv line']
    }

    def "a dump has a heading"() {
        expect:
        screen(shown(new Report.Dump('#1 -> 1 byte', bytes('a')))) ==
            ['#1 -> 1 byte', '| 00000000  61                                                |a|']
    }
}
