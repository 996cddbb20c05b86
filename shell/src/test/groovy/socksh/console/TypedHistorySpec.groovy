package socksh.console

import spock.lang.AutoCleanup

import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

import static socksh.console.PtyShell.CTRL_C
import static socksh.console.PtyShell.CTRL_D
import static socksh.console.PtyShell.CTRL_R

/** The lines that were typed, kept for the next start. */
class TypedHistorySpec extends PromptConversation {
    @AutoCleanup
    PtyShell other

    def "history lasts across runs, is found by Ctrl-R, is its owner's only and skips lines after a blank"() {
        given:
        start().enter('socket tcp as remembered').prompts('remembered tcp>')
        shell.enter(' socket udp as secret').prompts('secret udp>').type(CTRL_D)
        shell.leaves()
        shell.close()

        when:
        start().type(CTRL_R + 'rememb')

        then:
        shell.sees('socket tcp as remembered')
        def file = home.resolve('.local/state/socksh/history')
        !Files.readString(file).contains('secret')
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == 'rw-------'
    }

    def "two shells at once lose none of their lines, whoever leaves first"() {
        given:
        start().enter('socket tcp as first').prompts('first tcp>')
        other = new PtyShell(home)
        other.prompts().enter('socket tcp as second').prompts('second tcp>')

        when:
        shell.enter('socket udp as third').prompts('third udp>').type(CTRL_D)
        shell.leaves()
        other.enter('socket udp as fourth').prompts('fourth udp>').type(CTRL_D)
        other.leaves()

        then:
        def file = Files.readString(home.resolve('.local/state/socksh/history'))
        ['first', 'second', 'third', 'fourth'].every { file.count(" as $it") == 1 }

        when: 'the next shell finds those of both'
        shell.close()
        start().type(CTRL_R + 'third')

        then:
        shell.sees('socket udp as third')

        when:
        shell.type(CTRL_C).prompts().type(CTRL_R + 'second')

        then:
        shell.sees('socket tcp as second')
    }
}
