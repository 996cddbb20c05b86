package socksh.server

import socksh.ShellFixture
import socksh.kernel.Call
import socksh.session.Event
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What a person says to one client while its server talks to it too. */
@Timeout(180)
class LinesToClientsSpec extends Specification {
    @AutoCleanup
    def shell = new ShellFixture()

    @TempDir
    File folder

    private Caller caller() {
        shell.given('serve 0 echo as srv')
        def caller = new Caller(shell.port('srv'), 4096)
        shell.eventually { shell.session.sockets().count() == 2 }
        caller
    }

    private File file(int size) {
        def bytes = new byte[size]
        new Random(size).nextBytes(bytes)
        new File(folder, 'content').tap { it.bytes = bytes }
    }

    def "a file of #size bytes arrives whole, and nothing that the server says comes between"(int size) {
        given:
        def caller = caller()
        def content = file(size)

        when: 'the client asks for something while the file is on its way'
        def verdict = shell.type("#2 send file $content")
        caller.says('and this')

        then:
        verdict == Verdict.DONE
        caller.socket.inputStream.readNBytes(size) == content.bytes
        caller.hears(8) == 'and this'
        shell.said().contains('the server sends the other') == size > 1_000_000

        cleanup:
        caller.close()

        where:
        size << [1000, 20_000_000]
    }

    def "while something waits for a client, a line is told to wait too"() {
        given:
        def caller = caller()
        shell.given("#2 send file ${file(20_000_000)}")

        expect:
        shell.type('#2 send "x"') == Verdict.NO
        shell.said().contains('EAGAIN')

        cleanup:
        caller.close()
    }

    def "to wait for a client does not keep the server from the others"() {
        given:
        def caller = caller()
        def waiting = Thread.ofPlatform().daemon().start { shell.type('#2 poll timeout 1m') }
        shell.eventually { shell.events().any { it instanceof Event.Entered && it.call() instanceof Call.Poll } }
        def other = new Caller(shell.port('srv'))

        expect:
        other.says('hello').hears(5) == 'hello'

        cleanup:
        caller.close()
        waiting.join()
        other.close()
    }
}
