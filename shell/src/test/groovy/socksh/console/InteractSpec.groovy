package socksh.console

import static socksh.console.PtyShell.BACK
import static socksh.console.PtyShell.CTRL_C
import static socksh.console.PtyShell.CTRL_D

/** interact: keys straight to the socket. */
class InteractSpec extends PromptConversation {

    def "interact passes lines on, shows what comes made safe, and ^] returns"() {
        given:
        start().enter("open tcp $peer").prompts("#1 tcp $peer>")

        when:
        shell.enter('interact').sees('keys go to #1').enter('hello')

        then:
        peer.hears(6) == 'hello\n'

        when:
        peer.says('answer \u001b[2J\n')

        then:
        shell.sees('answer \\x1B[2J')

        when:
        shell.type(BACK)

        then:
        shell.prompts("#1 tcp $peer>")
        !shell.everything.contains('bytes waiting')
    }

    def "interact raw sends each key at once, Ctrl-C and Ctrl-D too, and shows only what the peer sends"() {
        given:
        start().enter("open tcp $peer").prompts("#1 tcp $peer>")
        shell.enter('interact raw').sees('keys go to #1')

        when: 'keys without Enter'
        shell.type('q')

        then:
        peer.hears(1) == 'q'

        when:
        shell.type(CTRL_C + CTRL_D + '\r')

        then:
        peer.hears(3) == CTRL_C + CTRL_D + '\r'

        when:
        peer.says('echo of nothing')
        shell.sees('echo of nothing').type(BACK)

        then: 'what was typed never stood on the screen, and the socket is still open'
        shell.prompts("#1 tcp $peer>")
        !shell.rows().contains('q')
        shell.enter('send "."').sees('send(#1, 1 byte) = 1')
    }
}
