package socksh.server

import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import socksh.ShellFixture
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** Many clients, and those that behave badly. */
@Timeout(120)
class CrowdSpec extends Specification {
    @AutoCleanup
    def shell = new ShellFixture()

    private int serve(String what) {
        shell.given("serve 0 $what as srv")
        shell.port('srv')
    }

    private int count() {
        shell.session.sockets().count()
    }

    def "two thousand clients at once are all answered, and the screen stays readable"() {
        given:
        int port = serve('reply "OK : {line}\\n"')

        when:
        long began = System.nanoTime()
        def callers = (1..2000).collect { new Caller(port) }
        callers.eachWithIndex { caller, i -> caller.says("number $i\n") }

        then:
        callers.withIndex().every { caller, i -> caller.line() == "OK : number $i\n" }
        count() == 2001

        when:
        callers*.close()
        shell.eventually { count() == 1 }
        shell.eventually { shell.screen().contains(' and more: ') }

        then: 'eight events of each second and a sum, in two lines at most each'
        shell.screen().readLines().size() < 100 + 18 * secondsSince(began)
    }

    private static long secondsSince(long began) {
        (System.nanoTime() - began).intdiv(1_000_000_000)
    }

    def "an error of our own costs the client that met it, and no other"() {
        given: 'a rule that cannot be looked at'
        def told = new java.util.concurrent.CopyOnWriteArrayList<Throwable>()
        def before = Thread.defaultUncaughtExceptionHandler
        Thread.defaultUncaughtExceptionHandler = { thread, broken -> thread.name == 'event-loop' && told.add(broken) }
        int port = serve('on "x" reply "y\\n" reply "z\\n"')
        def rules = shell.interpreter.servers().all().first().rules
        def well = new Caller(port)
        def caller = new Caller(port)

        when:
        def field = Rules.getDeclaredField('all')
        field.accessible = true
        def all = field.get(rules) as Rule[]
        def rule = all[0]
        all[0] = null

        then:
        caller.says('x\n').rest() == ''
        told*.class == [NullPointerException]

        when:
        all[0] = rule

        then:
        well.says('x\n').line() == 'y\n'

        cleanup:
        Thread.defaultUncaughtExceptionHandler = before
        [well, caller]*.close()
    }

    def "an error of our own in what was put off costs nobody anything"() {
        given:
        def told = new java.util.concurrent.CopyOnWriteArrayList<Throwable>()
        def before = Thread.defaultUncaughtExceptionHandler
        Thread.defaultUncaughtExceptionHandler = { thread, broken -> thread.name == 'event-loop' && told.add(broken) }
        def caller = new Caller(serve('echo'))

        when:
        shell.interpreter.servers().all().first().loop.after(1) { throw new IllegalStateException('ours') }

        then:
        shell.eventually { told*.message == ['ours'] }
        caller.says('x\n').line() == 'x\n'

        cleanup:
        Thread.defaultUncaughtExceptionHandler = before
        caller.close()
    }

    def "who does not read costs a bounded buffer, and nobody else's time"() {
        given: 'one who talks for ever and never listens'
        int port = serve(what)
        def deaf = new Caller(port, 4096)
        deaf.socket.soTimeout = 0
        long taken = 0
        def talking = Thread.ofPlatform().daemon().start {
            try {
                byte[] piece = ('x' * 999 + '\n') * 64 as byte[]
                while (true) {
                    deaf.says(piece)
                    taken += piece.length
                }
            } catch (IOException closed) {
                return
            }
        }

        when: 'it has come to a halt'
        shell.eventually { halted(talking) }

        then: 'others are answered'
        new Caller(port).withCloseable { it.says('hello\n').line() } == 'hello\n'
        taken < 64 * 1024 * 1024

        cleanup:
        deaf.close()

        where:
        what << ['echo', 'reply "{line}\\n"']
    }

    /** Whether a thread has waited in one write for as long as a quick client's ten answers take. */
    private boolean halted(Thread thread) {
        def here = thread.stackTrace.toList()
        def server = shell.session.sockets().all().find { it.accepted() }
        if (!server || !here.any { it.methodName == 'write' || it.methodName == 'park' }) {
            return false
        }
        long before = server.bytesIn()
        new Caller(shell.port('srv')).withCloseable { caller ->
            10.times { caller.says('x\n').line() }
        }
        server.bytesIn() == before && before > 0
    }

    def "a byte at a time makes the same lines"() {
        given:
        def caller = new Caller(serve('reply "OK : {line}\\n"'))

        when:
        'drip by drip\n'.each { caller.says(it) }

        then:
        caller.line() == 'OK : drip by drip\n'

        cleanup:
        caller.close()
    }

    def "a line without end is not kept for ever: its client is sent away"() {
        given:
        def caller = new Caller(serve('reply "{line}\\n"'))

        when:
        caller.says('x' * 200_000)

        then:
        caller.rest() == ''
        shell.eventually { shell.said().contains('sends #2 away') }

        cleanup:
        caller.close()
    }

    def "no more than max at once; the others wait their turn"() {
        given:
        int port = serve('echo max 2')
        def (one, two, three) = (1..3).collect { new Caller(port).says('x') }
        [one, two]*.hears(1)

        when:
        one.close()

        then:
        three.hears(1) == 'x'

        cleanup:
        [one, two, three]*.close()
    }

    def "who may not come is reset: #admission"(String admission, boolean admitted) {
        given:
        int port = serve("greet \"hi\" discard $admission")

        expect:
        isGreeted(port) == admitted

        where:
        admission                          | admitted
        'allow 127.0.0.1'                  | true
        'allow 127.0.0.0/8'                | true
        'allow 10.0.0.0/8'                 | false
        'allow 10.0.0.1 allow 127.0.0.0/8' | true
        'deny 127.0.0.0/8'                 | false
        'deny 127.0.0.2'                   | true
    }

    def "datagrams too are answered only to who may come: #admission"(String admission, boolean admitted) {
        given:
        int port = serve("datagram echo $admission")
        def caller = new DatagramSocket()
        caller.soTimeout = 10_000
        caller.connect(new InetSocketAddress('127.0.0.1', port))

        when:
        caller.send(new DatagramPacket('x'.bytes, 1))
        shell.eventually { shell.said() =~ /said "x"|does not admit \S+: its datagram/ }

        then:
        shell.said().contains('said "x"') == admitted
        shell.eventually { shell.socket('srv').bytesOut() == (admitted ? 1 : 0) }

        cleanup:
        caller.close()

        where:
        admission           | admitted
        'allow 127.0.0.0/8' | true
        'allow 10.0.0.0/8'  | false
        'deny 127.0.0.1'    | false
    }

    def "many who may not come are summed up"() {
        given:
        int port = serve('echo deny 127.0.0.0/8')

        when:
        long began = System.nanoTime()
        100.times { isGreeted(port) }

        then: 'eight of each second are told one by one'
        shell.eventually { shell.said() =~ /#1 leaves out \d+ remarks? like these/ }
        shell.said().count('does not admit') < 50 + 8 * secondsSince(began)
    }

    private static boolean isGreeted(int port) {
        try (def caller = new Caller(port)) {
            return caller.hears(2) == 'hi'
        } catch (SocketException reset) {
            return false
        }
    }

    def "who is silent for too long is sent away, who talks is not"() {
        given:
        int port = serve('echo idle 300ms')

        expect:
        shell.eventually { isHeardWhileAnotherIsSilent(port, 300_000_000) }
    }

    /** Whether who talks is still there when who is silent was sent away; false where it paused for too long itself. */
    private static boolean isHeardWhileAnotherIsSilent(int port, long idle) {
        def silent = new Caller(port)
        long last = System.nanoTime()
        def lively = new Caller(port)
        try {
            def waiting = Thread.ofPlatform().daemon().start { silent.rest() }
            for (boolean over = false; !over;) {
                over = !waiting.alive
                long before = System.nanoTime()
                if (!isEchoed(lively)) {
                    assert System.nanoTime() - last >= idle
                    return false
                }
                last = before
            }
            return true
        } finally {
            [silent, lively]*.close()
        }
    }

    private static boolean isEchoed(Caller caller) {
        try {
            return caller.says('x').hears(1) == 'x'
        } catch (SocketException gone) {
            return false
        }
    }

    def "clients that come and vanish at random leave nothing behind"() {
        given:
        int port = serve('greet "hello\\n" reply "{line}\\n"')
        def crowd = Executors.newFixedThreadPool(8)

        when:
        (1..400).each { i ->
            crowd.submit {
                def random = new Random(i)
                def caller = new Caller(port)
                random.nextInt(5).times { caller.says('some words\n' * random.nextInt(50)) }
                random.nextBoolean() ? caller.resets() : caller.close()
            }
        }
        crowd.shutdown()

        then:
        crowd.awaitTermination(60, TimeUnit.SECONDS)
        shell.eventually { count() == 1 }
        new Caller(port).withCloseable { it.line() } == 'hello\n'
    }

    def "a listener that is closed under load takes its clients with it"() {
        given:
        int port = serve('echo')
        def callers = (1..50).collect { new Caller(port).says('x') }
        callers*.hears(1)

        when:
        shell.given('srv close')

        then:
        callers*.rest().every { it == '' }
        count() == 0

        cleanup:
        callers*.close()
    }
}
