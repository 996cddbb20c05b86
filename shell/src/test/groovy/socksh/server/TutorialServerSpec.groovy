package socksh.server

import java.lang.management.ManagementFactory
import socksh.ShellFixture
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The tutorial's server in one line, and each fault of the tutorial's own program: it is not there. */
class TutorialServerSpec extends Specification {
    @AutoCleanup
    def shell = new ShellFixture()

    int port

    def setup() {
        shell.given('serve 0 greet "Hello client how are you\\n" reply "OK : {line}\\n" as srv')
        port = shell.port('srv')
    }

    def "it greets and answers, and the connection stays"() {
        given:
        def caller = new Caller(port)

        expect:
        caller.line() == 'Hello client how are you\n'
        caller.says('one\n').line() == 'OK : one\n'
        caller.says('two\n').line() == 'OK : two\n'

        cleanup:
        caller.close()
    }

    def "no letter is lost, whether lines end in LF or CR LF"() {
        given:
        def caller = new Caller(port)
        caller.line()

        expect:
        caller.says('abc\n').line() == 'OK : abc\n'
        caller.says('abc\r\n').line() == 'OK : abc\n'
        caller.says('\n').line() == 'OK : \n'

        cleanup:
        caller.close()
    }

    def "a second line in one segment does not wait for a third"() {
        given:
        def caller = new Caller(port)
        caller.line()

        when:
        caller.says('one\ntwo\nthr')

        then:
        caller.line() == 'OK : one\n'
        caller.line() == 'OK : two\n'

        when:
        caller.says('ee\n')

        then:
        caller.line() == 'OK : three\n'

        cleanup:
        caller.close()
    }

    def "a client without a line end holds up nobody"() {
        given:
        def slow = new Caller(port).says('and then')
        def quick = new Caller(port)
        quick.line()

        expect:
        quick.says('hello\n').line() == 'OK : hello\n'

        cleanup:
        slow.close()
        quick.close()
    }

    def "a client that is gone before it was answered ends nobody but itself"() {
        given:
        new Caller(port).says('x\n' * 1000).resets()
        def other = new Caller(port)
        other.line()

        expect:
        other.says('still there?\n').line() == 'OK : still there?\n'
        shell.eventually { shell.session.sockets().count() == 2 }

        cleanup:
        other.close()
    }

    def "it costs nothing while nobody says anything"() {
        given: 'a client that waits for what does not come'
        def caller = new Caller(port)
        caller.line()
        caller.socket.soTimeout = 500
        def before = cpuOfLoop()

        when:
        caller.line()

        then:
        thrown(SocketTimeoutException)
        cpuOfLoop() - before < 25_000_000

        cleanup:
        caller.close()
    }

    private static long cpuOfLoop() {
        def threads = ManagementFactory.threadMXBean
        threads.getThreadInfo(threads.allThreadIds).findAll { it?.threadName == 'event-loop' }
            .sum { Math.max(0, threads.getThreadCpuTime(it.threadId)) } as long
    }

    def "what was said before the goodbye is answered, its last line too"() {
        given:
        def caller = new Caller(port)

        expect:
        caller.says('one\ntwo').ends().rest() == 'Hello client how are you\nOK : one\nOK : two\n'

        cleanup:
        caller.close()
    }
}
