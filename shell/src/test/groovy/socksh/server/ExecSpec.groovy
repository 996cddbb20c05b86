package socksh.server

import java.nio.file.Files
import java.nio.file.Path
import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** `serve ADDR exec COMMAND`: a process for each client, and only what the person allows. */
@Timeout(120)
class ExecSpec extends Specification {
    @AutoCleanup
    def shell = new ShellFixture()

    @TempDir
    Path folder

    private int serve(String what) {
        shell.session.settings().programs().allow([what.replaceFirst(/.*?exec (\S+).*/, '$1')])
        shell.given("serve 0 $what as srv")
        shell.port('srv')
    }

    def "#what answers #said with #answer"(String what, String said, String answer) {
        given:
        def caller = new Caller(serve(what))

        expect:
        caller.says(said).ends().rest() == answer

        cleanup:
        caller.close()

        where:
        what                                  | said          | answer
        'exec cat'                            | 'a\nb\0\u00ff' | 'a\nb\0\u00ff'
        'exec sort -r'                        | 'a\nc\nb\n'   | 'c\nb\na\n'
        'greet "hello\\n" exec tr a-z A-Z'    | 'abc'         | 'hello\nABC'
        'exec echo "a  b" \'$HOME\' ";" "on"' | ''            | 'a  b $HOME ; on\n'
        'exec sh -c "echo out; echo err >&2"' | ''            | 'out\nerr\n'
        'exec true'                           | 'x'           | ''
    }

    def "the process knows whom it talks to"() {
        given:
        def caller = new Caller(serve('exec sh -c "echo $SOCKSH_PEER"'))

        expect:
        caller.rest() == "127.0.0.1:${caller.socket.localPort}\n"

        cleanup:
        caller.close()
    }

    def "the client is told the end of the output though it never ended its input"() {
        given:
        def caller = new Caller(serve('exec head -n 1'))

        expect:
        caller.says('one\ntwo\n').rest() == 'one\n'
        caller.ends()
        shell.eventually { shell.session.sockets().count() == 1 }

        cleanup:
        caller.close()
    }

    def "every byte passes in both directions at once, for several clients"() {
        given:
        byte[] much = new byte[20_000_000]
        new Random(5).nextBytes(much)
        int port = serve('exec cat')
        def callers = (1..3).collect { new Caller(port) }

        when:
        def speaking = callers.collect { caller -> Thread.start { caller.says(much).ends() } }
        def heard = callers.collect { caller -> digest(caller.socket.inputStream) }

        then:
        heard.every { it == digest(new ByteArrayInputStream(much)) }

        cleanup:
        speaking*.join()
        callers*.close()
    }

    private static byte[] digest(InputStream in) {
        def sum = java.security.MessageDigest.getInstance('SHA-256')
        byte[] some = new byte[65_536]
        for (int count = in.read(some); count >= 0; count = in.read(some)) {
            sum.update(some, 0, count)
        }
        sum.digest()
    }

    def "a client that does not read costs a buffer, holds up its own process, and is still heard"() {
        given: 'a process that talks without end, and ends when it is told to'
        int port = serve('exec sh -c "yes & read stop; kill $!"')
        def silent = new Caller(port, 4096)
        def other = new Caller(port)

        when: 'the silent one reads nothing'
        other.hears(10_000_000)
        shell.eventually { shell.socket('#2').bytesOut() > 0 }
        long sent = shell.socket('#2').bytesOut()

        then: 'no more than buffers hold was taken from its process'
        sent < 8_000_000

        when: 'it says one word, and reads when its process has ended: that would go on as long as it is read'
        silent.says('stop\n')
        shell.eventually { running('yes').size() == 1 }
        def rest = silent.rest()

        then:
        rest.startsWith('y\ny\n')
        rest.length() < 9_000_000

        cleanup:
        [silent, other]*.close()
    }

    def "a process that does not read holds up its own client only"() {
        given:
        int port = serve('exec sh -c "sleep 1000"')
        def caller = new Caller(port)
        shell.eventually { shell.session.sockets().count() == 2 }
        def speaking = Thread.start {
            try {
                while (true) {
                    caller.says(new byte[65_536])
                }
            } catch (SocketException closed) {
                assert closed.message
            }
        }

        when: 'all buffers on the way are full'
        long before = -1
        shell.eventually {
            long now = shell.socket('#2').bytesIn()
            boolean same = now == before && now > 0
            before = now
            Thread.yield()
            same
        }

        then:
        shell.socket('#2').bytesIn() < 1_000_000

        when:
        caller.resets()
        speaking.join()

        then:
        shell.eventually { shell.session.sockets().count() == 1 && children() == [] }
    }

    def "the process ends when its client #how"(String how, Closure leave) {
        given:
        def caller = new Caller(serve('exec sh -c "echo ready; sleep 1000; echo done"'))
        caller.line()
        shell.eventually { children().size() == 1 }

        when:
        leave(caller, shell)

        then: 'and it is no zombie'
        shell.eventually { children() == [] }
        shell.eventually { shell.session.sockets().count() == 1 }

        cleanup:
        caller.close()

        where:
        how                    | leave
        'resets'               | { who, _ -> who.resets() }
        'ends and then resets' | { who, _ -> who.ends(); who.resets() }
        'is closed here'       | { _, here -> here.given('#2 close') }
    }

    def "the processes end with their server"() {
        given:
        int port = serve('exec sh -c "echo ready; exec sleep 1000"')
        def callers = (1..5).collect { new Caller(port) }
        callers*.line()

        when:
        shell.given('serve stop srv')

        then:
        callers*.rest().every { it == '' }
        shell.eventually { children() == [] }

        cleanup:
        callers*.close()
    }

    def "the end of the program while clients go on to come is nobody's error"() {
        given:
        int port = serve('exec cat')
        def errors = Collections.synchronizedList([])
        def before = Thread.defaultUncaughtExceptionHandler
        def others = Thread.allStackTraces.keySet().findAll { it.name != 'event-loop' }
        Thread.defaultUncaughtExceptionHandler = { thread, error -> thread in others || errors.add(error) }

        when:
        def talking = (1..4).collect { Thread.ofPlatform().daemon().start { callUntilRefused(port) } }
        shell.eventually { shell.session.sockets().count() > 4 }
        shell.close()
        talking*.join(20_000)

        then: 'who came last was let in or not, and the loop has ended as it should'
        errors == []
        talking.every { !it.alive }

        cleanup:
        Thread.defaultUncaughtExceptionHandler = before
    }

    private static void callUntilRefused(int port) {
        def callers = []
        try {
            while (true) {
                callers << new Caller(port)
                if (callers.size() > 20) {
                    callers.removeFirst().close()
                }
            }
        } catch (IOException refused) {
            callers*.close()
        }
    }

    def "no descriptor is left behind"() {
        given:
        int port = serve('exec cat')
        comeAndGo(port, 2)
        def before = descriptors()

        when:
        comeAndGo(port, 20)

        then:
        shell.eventually { descriptors() <= before }
    }

    private void comeAndGo(int port, int times) {
        times.times { i ->
            new Caller(port).withCloseable { caller ->
                caller.says('x').hears(1)
                i % 2 ? caller.resets() : caller.ends().rest()
            }
        }
        shell.eventually { shell.session.sockets().count() == 1 && children() == [] }
    }

    private static int descriptors() {
        new File('/proc/self/fd').list().length
    }

    /** The processes of this one that `serve` began; the Specs begin others by other names. */
    private static List<ProcessHandle> children() {
        running('sleep') + running('cat')
    }

    private static List<ProcessHandle> running(String program) {
        ProcessHandle.current().descendants().filter { it.info().command().orElse('').endsWith("/$program") }.toList()
    }

    def "nothing may be run unless the person says so: #said"(String said, String reason, Closure prepare) {
        given:
        prepare(shell)

        expect:
        shell.type(said) == Verdict.WRONG
        shell.said().contains(reason)
        shell.askedNothing()

        where:
        said                             | reason                                     | prepare
        'serve 0 exec cat'               | 'cat may not be run for clients'           | { }
        'serve 0 exec cat'               | 'put `set exec cat` into your init file'   | { }
        'serve 0 exec /bin/cat'          | '/bin/cat may not be run'                  | { it.session.settings().programs().allow(['cat']) }
        'set exec cat'                   | 'what may be run is not said in a line'    | { }
        'serve 0 exec'                   | '`exec` wants a program'                   | { }
        'serve 0 exec no-such'           | 'no program is called no-such'             | { it.session.settings().programs().allow(['no-such']) }
        'serve 0 exec cat reply "x"'     | '`exec` has its clients for itself'        | { it.session.settings().programs().allow(['cat']) }
        'serve 0 lines exec cat'         | '`exec` has its clients for itself'        | { it.session.settings().programs().allow(['cat']) }
        'serve 0 datagram exec cat'      | '`exec`'                                   | { it.session.settings().programs().allow(['cat']) }
    }

    def "what a script says runs only what the start of the program allows"() {
        given:
        shell.session.settings().programs().allow(['cat'])

        expect:
        shell.interpreter.perform('serve 0 exec cat').verdict() == Verdict.WRONG
        shell.said().contains('start with `socksh --allow-exec cat run ...`')
        shell.interpreter.perform('set exec sh').verdict() == Verdict.WRONG

        when:
        shell.session.settings().programs().grant(['cat'])

        then:
        shell.interpreter.perform('serve 0 exec cat').verdict() == Verdict.DONE
    }

    def "a program that is there and does not start is named, and its client told goodbye"() {
        given:
        def file = folder.resolve('broken')
        Files.writeString(file, '#!/no/such/interpreter\n')
        file.toFile().executable = true
        def caller = new Caller(serve("exec $file"))

        expect:
        caller.rest() == ''
        shell.eventually { shell.said().contains("cannot run $file for #2") }

        cleanup:
        caller.close()
    }
}
