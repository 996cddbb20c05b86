package socksh.console

import static socksh.console.PtyShell.CTRL_U

/** Terminals of all kinds and sizes, with and without colours, and peers that would command them. */
class TerminalsSpec extends PromptConversation {

    def "a resize redraws the line and its tip and moves the status line, and nothing stays behind"() {
        given:
        start().enter('listen 0 as srv').prompts('srv tcp listening>').type('accept time').seesRow('srv tcp listening> accept time')
        shell.sees('how long to wait')
        def typed = 'srv tcp listening> accept time'
        def tip = { String row -> row.startsWith('accept [timeout T]') || row.startsWith('how long to wait') }

        when:
        sizes.each { columns, rows ->
            shell.resize(columns, rows)
            shell.await("all in its place at $columns by $rows") {
                def screen = shell.rows()
                def below = screen.drop(screen.indexOf(typed) + 1)
                def bar = below.last().startsWith(' #1 srv LISTEN')
                screen.count(typed) == 1 && bar == (rows >= 10) && tip(below.first()) &&
                    (bar ? below.init() : below).drop(1).every { !it || tip(it) }
            }
        }
        shell.type(CTRL_U).enter('name')

        then:
        shell.sees('getsockname(#1)').prompts('srv tcp listening>')

        where:
        sizes << [[[60, 16], [60, 8]], [[60, 16], [80, 24]] * 8]
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
