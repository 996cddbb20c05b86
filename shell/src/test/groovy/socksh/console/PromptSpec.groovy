package socksh.console

import java.nio.file.Files

import static socksh.console.PtyShell.ACCEPT
import static socksh.console.PtyShell.CTRL_C
import static socksh.console.PtyShell.CTRL_D

/** The shell as a person meets it: in a real pseudo terminal, read off the screen. */
class PromptSpec extends PromptConversation {
    def "the first start greets and says what to try, the second does not"() {
        when:
        start()

        then:
        shell.rows().take(4)*.take(6) == ['socksh', 'Try it', '`lesso', 'socksh']
        shell.screen.contains('lab http')

        when:
        shell.enter('listen 0').prompts('#1 tcp listening>').type(CTRL_D)
        shell.leaves()
        shell.close()
        start()

        then:
        shell.rows().first() == 'socksh>'
    }

    def "the greeting is broken between words where the screen is narrow"() {
        when:
        start(columns: 40)

        then:
        shell.rows().take(3) == ['socksh: a shell over real sockets.', '    Every command is a real system', '    call.']
    }

    def "keys that mean something to the JVM or to other editors print nothing over the prompt"() {
        given:
        start()

        when:
        shell.type('\u001c').type(PtyShell.BACK).enter('sockets')

        then:
        shell.sees('(none)').prompts()
        !shell.everything.contains('Full thread dump')
        !shell.everything.contains('No such widget')
    }

    def "a progress bar stays on its one row of a narrow screen, and Ctrl-C keeps the rest of the file"() {
        given:
        def file = home.resolve('much').toFile()
        new RandomAccessFile(file, 'rw').withCloseable { it.setLength(1L << 34) }
        start(columns: 44).enter("open tcp $peer").prompts("#1 tcp $peer>")

        when:
        Thread.startDaemon { while (peer.hears(1 << 20)) { } }
        shell.enter("send file $file")
        shell.await('a bar that has grown') { (shell.everything =~ /] \d+%/).collect().unique().size() > 1 }
        shell.type(CTRL_C).prompts("#1 tcp $peer>")

        then:
        shell.rows().count { it.contains('iB of 16') } == 0
        shell.screen.replaceAll(/\s+/, ' ') =~ /bytes were sent: EINTR .*; `send rest` sends the other \d+/

        when:
        shell.enter('send rest').sees('iB of 16').type(CTRL_C)

        then:
        shell.sees('sendfile(#1')
    }

    def "nothing is unpacked into the folder for temporary files"() {
        when:
        start().type(CTRL_D)
        shell.leaves()

        then: 'that folder is the home of this person here'
        home.toFile().list() as List == ['.local']
    }

    def "Ctrl-C ends a waiting accept with EINTR, and the shell lives on"() {
        given:
        start().enter('listen 0 as srv').prompts('srv tcp listening>')

        when:
        shell.enter('accept').seesRow('srv tcp listening> accept')
        shell.awaitCall(ACCEPT)
        shell.type(CTRL_C)

        then:
        shell.sees('accept(#1) = -1 EINTR').prompts('srv tcp listening>')

        when:
        shell.enter('name')

        then:
        shell.sees('getsockname(#1)')
    }

    def "Ctrl-C at the prompt clears the line"() {
        when:
        start().type('open tcp nowhere').sees('nowhere').type(CTRL_C)

        then:
        shell.prompts()
        shell.process.alive
    }

    def "a client who comes while somebody types is announced above the line, which stays as it is"() {
        given:
        start().enter('listen 0 as srv').prompts('srv tcp listening>')
        int port = (shell.screen =~ /127\.0\.0\.1:(\d+)/)[0][1] as int

        when:
        shell.type('half a li').seesRow('srv tcp listening> half a li')
        def client = new Socket('127.0.0.1', port)

        then:
        shell.sees('#1 has a client waiting')
        shell.seesRow('srv tcp listening> half a li')
        shell.await('the status line') { shell.rows().last().endsWith('1 waiting') }

        when:
        shell.type('ne')

        then:
        shell.seesRow('srv tcp listening> half a line')

        cleanup:
        client?.close()
    }

    def "the status line takes no row from a screen that has room, and one where it has none"() {
        given:
        def greeting = start().rows().takeWhile { it != 'socksh>' }

        when:
        shell.enter('listen 0').prompts('#1 tcp listening>')

        then: 'all is where it was'
        shell.await('the status line') { shell.rows().last().startsWith(' #1 LISTEN') }
        shell.rows().take(greeting.size() + 1) == greeting + 'socksh> listen 0'

        when: 'it goes, and comes back where the screen is full'
        shell.enter('set status off').await('no status line') { !shell.rows().last() }
        shell.rows().size().times { shell.enter('') }
        shell.enter('name').sees('getsockname(#1)').prompts('#1 tcp listening>')

        then:
        shell.rows().last() == '#1 tcp listening>'

        when:
        shell.enter('set status on')

        then:
        shell.await('the status line') { shell.rows().last().startsWith(' #1 LISTEN') }
        shell.prompts('#1 tcp listening>').rows()[-4..-2] == ['#1 tcp listening> set status on', 'status: on', '#1 tcp listening>']
    }

    def "the status line says what is being recorded, and where, until it is not"() {
        when:
        start().enter('record never-written').prompts()

        then:
        shell.await('the recording') { shell.rows().last() == ' rec never-written' }

        when:
        shell.enter("open tcp $peer as web").prompts('web tcp ' + peer + '>')

        then:
        shell.await('the socket beside it') { shell.rows().last().startsWith(' rec never-written | #1 web ESTABLISHED') }

        when:
        shell.enter('record drop').sees('is not written')

        then:
        shell.await('the sign gone') { shell.rows().last().startsWith(' #1 web ESTABLISHED') }
    }

    def "bytes and the end of a stream are announced once, and stay to be received"() {
        given:
        start().enter("open tcp $peer").prompts("#1 tcp $peer>")

        when:
        peer.says('hello\n')

        then:
        shell.sees('#1 has 6 bytes waiting')

        when:
        peer.ends()

        then:
        shell.sees('#1 peer closed its sending side')

        when:
        shell.enter('recv line; recv')

        then:
        shell.sees('#1 <- line of 5 bytes').sees('recv(#1, 65536) = 0')
        shell.everything.count('bytes waiting') == 1
        shell.everything.count('peer closed its sending side') == 1
    }

    def "what is typed while a call waits stands at the next prompt, and nowhere else"() {
        given:
        start().enter('listen 0 as srv').prompts('srv tcp listening>')

        expect:
        shell.enter('accept timeout 300ms').type('abc').seesRow('srv tcp listening> abc')
        shell.screen.count('abc') == 1
    }

    def "an accept in the background announces its client above the line"() {
        given:
        start().enter('listen 0 as srv').prompts('srv tcp listening>')
        int port = (shell.screen =~ /127\.0\.0\.1:(\d+)/)[0][1] as int

        when:
        shell.enter('accept &').prompts('srv tcp listening>').type('abc').seesRow('srv tcp listening> abc')
        def client = new Socket('127.0.0.1', port)

        then:
        shell.sees("accept(#1) = #2 (127.0.0.1:$client.localPort)").sees('[1] done: accept &')
        shell.seesRow('srv tcp listening> abc')

        cleanup:
        client?.close()
    }

    def "Ctrl-D lists and closes what is open; quit does the same"() {
        given:
        start().enter("open tcp $peer as web").prompts("web tcp $peer>")

        when:
        shell.type(leaving)

        then:
        shell.leaves() == 0
        shell.sees("closing web tcp $peer")
        peer.hearsAll() == ''

        where:
        leaving << [CTRL_D, 'quit\r']
    }

    def "pasted lines run one by one, and stop at the first that fails"() {
        when:
        start().type('\u001b[200~socket tcp as one\nnonsense\nsocket tcp as two\u001b[201~').enter('')

        then:
        shell.sees('unknown command nonsense').sees('the lines that were pasted after this one were not done').prompts('one tcp>')
        !shell.screen.contains('= #2')
    }

    def "the init file runs at the start; what is wrong in it is named with its line"() {
        given:
        def folder = Files.createDirectories(home.resolve('.config/socksh'))
        Files.writeString(folder.resolve('init'), '# mine\nsocket udp as probe\nnonsense\n')

        when:
        shell = new PtyShell(home)

        then:
        shell.prompts('probe udp>').sees('init:3: unknown command nonsense')
        !shell.screen.contains('socket(')
    }

    def "what servers may run is said in the init file, and in no line"() {
        given:
        def folder = Files.createDirectories(home.resolve('.config/socksh'))
        Files.writeString(folder.resolve('init'), 'set exec cat,date\n')
        shell = new PtyShell(home)

        when:
        shell.prompts('socksh>').enter('set exec')

        then:
        shell.sees('exec: cat,date')

        when:
        shell.enter('serve 0 exec cat as srv')

        then:
        shell.sees('serves exec cat on 127.0.0.1')

        when:
        shell.enter('set exec sh')

        then:
        shell.sees('what may be run is not said in a line')

        when:
        shell.enter('serve 0 exec sh')

        then:
        shell.sees('sh may not be run for clients')
    }

    def "a state folder that cannot be made is said once, and the shell works without"() {
        given:
        Files.createDirectories(home.resolve('.local'))
        Files.writeString(home.resolve('.local/state'), 'a file where the folder should be')

        when:
        shell = new PtyShell(home)

        then:
        shell.prompts('socksh>').sees('lines are not kept for the next start')

        when:
        shell.enter('socket tcp as one')

        then:
        shell.prompts('one tcp>')
        !shell.screen.contains('Exception')
    }

    def "without a prompt too, sentences are broken between words where the screen is narrow"() {
        when:
        shell = new PtyShell(home, columns: 40, rows: 40, args: ['-c', 'listen 0; close; help close'])

        then:
        shell.sees('Read next: man 2 close')
        shell.leaves() == 0
        def rows = shell.rows()
        rows.any { it.startsWith('#1 listens on 127.0.0.1:') && it.endsWith('(this') }
        rows.every { it.length() < 40 }
    }

    def "with standard output in a file what is received goes there, and words to the terminal"() {
        given:
        shell = new PtyShell(home, output: '"$HOME/received"')
        shell.prompts().enter("open tcp $peer").prompts("#1 tcp $peer>")

        when:
        peer.says('\u001b[2J\r\n')
        shell.enter('recv exactly 6').sees('<- 6 bytes').prompts("#1 tcp $peer>").type(CTRL_D)

        then:
        shell.leaves() == 0
        Files.readString(home.resolve('received')) == '\u001b[2J\r\n'
        shell.screen.contains('connect(#1')
    }
}
