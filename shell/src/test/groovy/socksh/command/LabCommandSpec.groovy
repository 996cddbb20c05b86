package socksh.command

import socksh.ShellFixture
import socksh.kernel.Row
import socksh.kernel.SocketTable
import socksh.kernel.TcpState
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Sample peers by typing. */
class LabCommandSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "the list fits eighty columns and names every sample"() {
        when:
        shell.given('lab')

        then:
        shell.screen().readLines().every { it.length() <= 80 }
        socksh.lab.Lab.samples().every { shell.screen().contains(it.name()) }
    }

    def "a sample that was started is in the list with its port"() {
        given:
        shell.given('lab echo')
        def port = shell.port()

        expect:
        shell.shows('lab').readLines().any { it ==~ /echo +tcp +:$port +sends back every byte.*/ }
    }

    def "a started sample says where it is and what to try, and that works as it stands"() {
        when:
        shell.given('lab daytime')
        def lines = shell.screen().readLines()
        def tries = lines.findAll { it.startsWith('  ') }*.strip()

        then:
        lines[0] ==~ /lab: daytime is at 127\.0\.0\.1:\d+.*/
        tries[0] == "open tcp 127.0.0.1:${shell.port()}"
        tries[1] == 'recv all'
        tries.every { shell.type(it) == Verdict.DONE }
    }

    def "a port that is taken is replaced by a free one, and that is said"() {
        given: 'somebody on the usual port who stays: this test, or whoever does not let it in'
        def taken = new ServerSocket()
        long limit = System.nanoTime() + 10_000_000_000L
        while (!isBound(taken, 8080) && System.nanoTime() < limit) {
            Thread.onSpinWait()
        }

        expect:
        shell.shows('lab http').readLines()[0] ==~
            /lab: http is at 127\.0\.0\.1:(?!8080)\d+ \(its usual port 8080 is taken\)/

        cleanup:
        taken.close()
    }

    private static boolean isBound(ServerSocket socket, int port) {
        try {
            socket.bind(new InetSocketAddress('127.0.0.1', port))
            true
        } catch (BindException ignored) {
            false
        }
    }

    def "lab:NAME is an address, and starts the sample once"() {
        when:
        shell.given('open tcp lab:echo; open tcp lab:echo; peer')

        then:
        shell.screen().count('lab: echo is at') == 1
        shell.session.sockets().all().size() == 2
    }

    def "what the device got is in its log: twenty characters are not ten bytes"() {
        given:
        shell.given('udp lab:device "1616161600FFFFFFFFFF"')
        shell.eventually { shell.shows('lab log device').contains('in all it received 20 bytes') }
        shell.given('udp lab:device hex 1616161600FFFFFFFFFF; recv')

        when:
        def log = shell.shows('lab log device').readLines()*.replaceAll(/ +/, ' ')

        then:
        log.any { it.contains('got 20 "1616161600FFFFFFFFFF"') }
        log.any { it.contains('got 10 hex 16 16 16 16 00 ff ff ff ff ff') }
        log.any { it.contains('sent 14 hex 68 09') }
        log.last() == 'in all it received 30 bytes and sent 14'
    }

    def "stop ends one sample, or all"() {
        given:
        shell.given('lab echo daytime')
        def started = shell.screen()

        expect:
        started.contains('lab: echo is at')
        shell.shows('lab stop echo') == 'echo is stopped'
        shell.shows('lab stop') == 'daytime is stopped'
        shell.shows('lab stop') == 'no sample runs'
    }

    def "'#line' is refused before anything is done: #what"(String line, String what) {
        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().contains(what)
        shell.session.sockets().all().empty

        where:
        line                 || what
        'lab htp'            || 'no sample is called htp (did you mean `http`?)'
        'lab log'            || 'whose log?'
        'lab log device'     || 'device does not run (`lab device` starts it)'
        'lab freeze'         || 'freeze what?'
        'lab thaw program'   || 'program does not run (`lab program` starts it)'
        'open tcp lab:xyzzy' || 'no sample is called xyzzy (`lab` lists them)'
        'open tcp lab:unix'  || 'unix speaks unix (`open unix lab:unix`)'
        'open tcp lab:echo-udp' || 'echo-udp speaks udp (`udp lab:echo-udp`)'
    }

    def "a frozen program is there and silent, goes on when it is thawed, and says nothing when it is killed"() {
        given:
        shell.given('open tcp lab:program as c; lab freeze program; c send hello')

        expect:
        stopped(process())
        shell.eventually { shell.shows('c state') =~ /waits to be received +0 bytes +5 bytes/ }
        shell.type('c recv timeout 50ms') == Verdict.NO

        when:
        shell.given('lab thaw program')

        then:
        shell.shows('c recv').contains('hello')

        when:
        def number = process()
        shell.given('lab kill program')

        then:
        !ProcessHandle.of(number).present
        shell.shows('c recv').contains('end of stream')
        shell.shows('lab stop') == 'no sample runs'
    }

    def "a program that somebody else has killed is started anew"() {
        given:
        shell.given('lab program')
        def before = process()

        when:
        ProcessHandle.of(before).get().destroyForcibly()
        shell.eventually { !ProcessHandle.of(before).present }
        shell.given('lab stop program; lab program')

        then:
        process() != before
    }

    def "a frozen program ends with the shell too"() {
        given:
        shell.given('lab program; lab freeze program')
        def number = process()

        when:
        shell.close()

        then:
        !ProcessHandle.of(number).present
    }

    def "what is no process cannot be frozen"() {
        given:
        shell.given('lab echo')

        expect:
        shell.type('lab freeze echo') == Verdict.WRONG
        shell.screen().contains('echo is no process of its own (`lab program` is one)')
    }

    private long process() {
        shell.interpreter.@lab.running('program').get().program().get().number()
    }

    private static boolean stopped(long process) {
        new File("/proc/$process/task").listFiles().every { new File(it, 'stat').text.contains(') T ') }
    }

    def "the samples end with the shell"() {
        given: 'its listener by its inode, as another lab may take the port at once'
        shell.given('lab echo')
        def listener = listeners().find { it.local().port() == shell.port() }

        expect:
        listener != null

        when:
        shell.close()

        then:
        !listeners()*.inode().contains(listener.inode())
    }

    private static List<Row> listeners() {
        SocketTable.open().withCloseable { it.tcp(EnumSet.of(TcpState.LISTEN)) }
    }

    def "a lab that nobody asked for is never built"() {
        given:
        shell.given('socket tcp; close')

        expect:
        shell.interpreter.@lab.@lab == null
    }
}
