package socksh.server

import socksh.ShellFixture
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** Clients that leave without a word, say goodbye too early, or talk too much. */
@Timeout(120)
class BadClientsSpec extends Specification {
    @AutoCleanup
    def shell = new ShellFixture()

    private Caller caller(String what) {
        shell.given("serve 0 $what as srv")
        def caller = new Caller(shell.port('srv'))
        shell.eventually { shell.session.sockets().count() == 2 }
        caller
    }

    def "who resets is told to have reset: #what"(String what) {
        given:
        def caller = caller(what)
        caller.says('x\n').hears(2)

        when:
        caller.resets()

        then:
        shell.eventually { shell.said().contains('left (ECONNRESET)') }
        shell.session.sockets().count() == 1

        where:
        what << ['echo', 'reply "{line}\\n"']
    }

    def "who says goodbye and reads later gets all answers first: #what"(String what) {
        given:
        def caller = caller(what)
        byte[] said = ('0123456789abcde\n' * 250_000).getBytes('ISO-8859-1')

        when: 'it talks, is answered more than fits into any buffer, and reads only then'
        def talking = Thread.ofPlatform().daemon().start {
            caller.says(said).ends()
        }
        shell.eventually { waitsForRoom(talking) || !talking.alive }

        then:
        caller.socket.inputStream.readAllBytes() == said

        cleanup:
        caller.close()

        where:
        what << ['echo', 'reply "{line}\\n"', 'lines echo']
    }

    /** The server has stopped to receive from whoever does not read. */
    private boolean waitsForRoom(Thread thread) {
        def client = shell.session.sockets().all().find { it.accepted() }
        def before = client?.bytesOut()
        new Caller(shell.port('srv')).withCloseable { it.says('x\n').hears(2) }
        before && client.bytesOut() == before && thread.stackTrace.any { it.methodName in ['write', 'park'] }
    }

    def "a server's goodbye arrives whole, whatever the client still says meanwhile"() {
        given:
        def content = File.createTempFile('socksh', '.txt')
        content.text = (1..600_000).join('\n')
        def caller = caller("file $content")

        when: 'it talks on, and reads late'
        20.times { caller.says('and another thing\n' * 100) }

        then:
        caller.rest() == content.text

        cleanup:
        caller.close()
        content.delete()
    }

    def "a flood of short lines is answered to the last, in its order"() {
        given:
        def caller = caller('reply "{n} {line}\\n"')
        def lines = (1..200_000).collect { "line $it" }

        when:
        Thread.ofPlatform().daemon().start { caller.says(lines.join('\n') + '\n').ends() }

        then:
        caller.rest().readLines() == lines.withIndex(1).collect { line, i -> "$i $line" as String }

        cleanup:
        caller.close()
    }

    def "fifty who never read do not slow the one who does"() {
        given:
        shell.given('serve 0 chargen as srv')
        shell.given('serve 0 reply "{line}\\n" as talk')
        def deaf = (1..50).collect { new Caller(shell.port('srv'), 4096) }
        def lively = new Caller(shell.port('talk'))

        when: 'nothing more goes to those'
        shell.eventually {
            def before = deafBytes()
            100.times { lively.says('x\n').line() }
            before > 0 && deafBytes() == before
        }

        then: 'the loop has nothing to do for them'
        lively.says('still quick?\n').line() == 'still quick?\n'

        cleanup:
        deaf*.close()
        lively.close()
    }

    private long deafBytes() {
        shell.session.sockets().all().findAll { it.accepted() && it.bytesIn() == 0 }*.bytesOut().sum(0L) as long
    }
}
