package socksh.console

import static socksh.console.PtyShell.CTRL_U

/** Terminals of all kinds and sizes, with and without colours, and peers that would command them. */
class TerminalsSpec extends PromptConversation {

    private static final TYPED = 'srv tcp listening> accept time'

    private void typeWithTip() {
        start().enter('listen 0 as srv').prompts('srv tcp listening>').type('accept time').seesRow(TYPED)
        shell.await('the line with its tip') { isInPlace(24) }
    }

    private static boolean isTip(String row) {
        row.startsWith('accept [timeout T]') || row.startsWith('how long to wait')
    }

    /** The line once, the cursor at its end, its tip under it, the status line last. */
    private boolean isInPlace(int height) {
        def screen = shell.rows()
        int line = screen.indexOf(TYPED)
        def below = screen.drop(line + 1)
        def bar = below && below.last().startsWith(' #1 srv LISTEN')
        below && screen.count(TYPED) == 1 && shell.cursor == [TYPED.length(), line] &&
            bar == (height >= 10) && isTip(below.first()) && (bar ? below.init() : below).drop(1).every { !it || isTip(it) }
    }

    def "a resize redraws the line and its tip and moves the status line, and nothing stays behind"() {
        given:
        typeWithTip()

        when:
        sizes.each { columns, rows ->
            shell.resize(columns, rows)
            shell.await("all in its place at $columns by $rows") { isInPlace(rows) }
        }
        shell.type(CTRL_U).enter('name')

        then:
        shell.sees('getsockname(#1)').prompts('srv tcp listening>')

        where:
        sizes << [[[60, 16], [60, 8]], [[60, 16], [80, 24]] * 8]
    }

    private List<String> said() {
        shell.rows().takeWhile { it != TYPED }
    }

    /**
     * Blank rows may come in between: a terminal that shrinks while it reads how the status line is drawn, pushes rows
     * out at the top, but puts the cursor back on the row where it was. The width stays, because what was drawn for a
     * wide screen and reaches a narrow one is broken there, whoever drew it.
     */
    def "a window that is dragged to many heights ends with all in its place, and nothing that was said is lost"() {
        given:
        typeWithTip()
        def before = said()

        when:
        40.times { shell.resize(80, 12 + it % 10) }
        shell.resize(80, 24)

        then:
        shell.await('all in its place') { isInPlace(24) && said().findAll().takeRight(before.size()) == before }
    }

    def "a screen that is told to have a new size and has the old one keeps its line"() {
        given:
        typeWithTip()
        def before = shell.everything.length()

        when:
        shell.signal('WINCH')

        then:
        shell.await('the line drawn again') { shell.everything.length() > before && isInPlace(24) }
    }

    def "however often the width changes, no row of what was said is lost"() {
        given:
        typeWithTip()
        def before = said()

        when:
        30.times {
            shell.resize(81 - it % 2, 24)
            shell.await('all in its place') { isInPlace(24) }
        }

        then:
        shell.await('all in its place') { isInPlace(24) && said() == before }
    }

    def "NO_COLOR leaves no colour on the way to the terminal"() {
        when:
        start(environment: [NO_COLOR: '1']).enter('open tcp 127.0.0.1:1').sees('ECONNREFUSED').prompts()

        then:
        !(shell.everything =~ /\u001b\[[0-9;]*(3[0-7]|4[0-7]|38|48|9[0-7])[;m]/)
    }

    def "with colours the same session has some"() {
        when:
        start().enter('open tcp 127.0.0.1:1').sees('ECONNREFUSED').prompts()

        then:
        shell.everything =~ /\u001b\[[0-9;]*3[0-7]m/
    }

    def "a terminal of type #term shows plain text and works"() {
        when:
        start(environment: [TERM: term]).enter("open tcp $peer").sees('connect(#1')

        then:
        shell.prompts("#1 tcp $peer>")
        !shell.everything.contains('\u001b[3')

        where:
        term << ['dumb', '', 'no-such-terminal']
    }

    def "on a dumb terminal each key is seen when it is typed, and taken back again"() {
        given:
        start(environment: [TERM: 'dumb'])

        expect:
        shell.type('sockexs').seesRow('socksh> sockexs')
        shell.type('\u007f\b').seesRow('socksh> socke').type('ts\r').sees('(none)').prompts()
    }

    def "on a dumb terminal Tab completes, candidates stand above the line, and events leave the line alone"() {
        given:
        start(environment: [TERM: 'dumb']).enter('listen 0 as door').prompts('door tcp listening>')
        def port = (shell.screen =~ /127\.0\.0\.1:(\d+)/)[0][1] as int

        when:
        shell.type('shu\t').seesRow('door tcp listening> shutdown')
        shell.type('\u0015sockets\t').type('\u0015re\t')

        then:
        shell.sees('resolve').sees('(ask for the addresses of a name)').prompts('door tcp listening> re')

        when:
        def client = new Socket('127.0.0.1', port)

        then:
        shell.sees('#1 has a client waiting').prompts('door tcp listening> re')

        when:
        shell.type('so\t').prompts('door tcp listening> resolve')

        then:
        shell.type('\u0010').prompts('door tcp listening> listen 0 as door')

        cleanup:
        client?.close()
    }

    def "what a hostile peer sends does not command the terminal"() {
        given:
        start().enter("open tcp $peer").prompts("#1 tcp $peer>")

        when:
        peer.says('\u001b]0;owned\u0007\u001b[2J\u009b31mtext\u202e')
        shell.sees('bytes waiting').enter('recv')

        then:
        shell.sees('text').prompts("#1 tcp $peer>")
        !shell.everything.contains('\u001b]0;owned')
        !shell.everything.contains('\u001b[2J')
        !shell.everything.contains('\u009b')
        !shell.everything.contains('\u202e')
    }

    def "wide characters keep the line in its place"() {
        given:
        start().enter("open tcp $peer").prompts("#1 tcp $peer>")

        when:
        shell.enter('send "日本語 é"')

        then:
        peer.hears(12) == new String('日本語 é'.getBytes('UTF-8'), 'ISO-8859-1')
        shell.sees('send(#1, 12 bytes) = 12').prompts("#1 tcp $peer>")
    }
}
