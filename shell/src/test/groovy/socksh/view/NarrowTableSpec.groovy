package socksh.view

import socksh.session.Report
import spock.lang.Specification

/** Tables on a narrow screen: nothing wraps, and what is left out is named. */
class NarrowTableSpec extends Specification {
    static final COLUMNS = [
        Report.Column.left('name'),
        Report.Column.left('note').whereRoom(),
        Report.Column.right('bytes').whereRoom(),
        Report.Column.left('state'),
    ]

    def "#width columns: #expected"() {
        expect:
        lines([['web', '-', '12', 'ESTABLISHED']], width) == expected

        where:
        width | expected
        0     | ['name  note  bytes  state', 'web   -        12  ESTABLISHED']
        30    | ['name  note  bytes  state', 'web   -        12  ESTABLISHED']
        29    | ['name  bytes  state', 'web      12  ESTABLISHED']
        22    | ['name bytes state', 'web     12 ESTABLISHED']
        21    | ['name state', 'web  ESTABLISHED', '(a wider screen shows', 'bytes)']
        14    | ['name state', 'web  ESTABL...', '(a wider', 'screen shows', 'bytes)']
        12    | ['web', '  bytes 12', '  state ESTAB...']
    }

    def "what is shown preferably goes after what is for where there is room, though it stands before it: #width columns"() {
        given:
        def columns = [Report.Column.left('name'), Report.Column.left('queue').preferably(), Report.Column.left('descriptor').whereRoom()]

        expect:
        Tables.lines(new Report.Table('', columns, [['web', '0', '17']]), width).first().spans().first().text() == heads

        where:
        width || heads
        40    || 'name  queue  descriptor'
        15    || 'name queue'
        8     || 'name'
    }

    private static List<String> lines(List<List<String>> rows, int width) {
        Tables.lines(new Report.Table('', COLUMNS, rows), width).collect { Paint.PLAIN.of(it) }
    }
}
