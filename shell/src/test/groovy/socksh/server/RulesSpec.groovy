package socksh.server

import socksh.Readme
import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** `serve ... on CONDITION ...`: what a client says decides what it is answered. */
@Timeout(120)
class RulesSpec extends Specification {
    @AutoCleanup
    def shell = new ShellFixture()

    @TempDir
    File folder

    private int serve(String what) {
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
        what                                                          | said                | answer
        'on "PING" reply "PONG\\n"'                                   | 'PING\nping\n'      | 'PONG\n'
        'on equals "a b" reply "1" reply "2"'                         | 'a b\na b c\n'      | '12'
        'on starts "SL" reply "s" reply "-"'                          | 'SL\nSLEEP\nASL\n'  | 'ss-'
        'on contains "na" reply "+" reply "-"'                        | 'banana\nn a\nna\n' | '+-+'
        'on /^ADD (\\d+) (\\d+)$/ reply "{1}+{2};" reply "? {line};"' | 'ADD 2 30\nADD 2\n' | '2+30;? ADD 2;'
        'on /^add/i reply "{line}:{0};"'                              | 'Add 1\n'           | 'Add 1:Add;'
        'on regex "(?P<key>\\\\w+)=(?<value>.*)" reply "{value}<{key}"' | 'a=b c\n'         | 'b c<a'
        'on /(a)|(b)/ reply "[{1}{2}]"'                               | 'b\na\n'            | '[b][a]'
        'on /\\xff+/ reply hex fe'                                    | 'x\u00ff\u00ff\n'   | '\u00fe'
        'on any reply "{n}{line};" reply "never"'                     | 'a\nb\n'            | '1a;2b;'
        'on "a" discard on "a" reply "second" on "b" echo discard'    | 'a\nb\nc\n'         | 'b\n'
        'on "secret" reply "{line}"'                                  | 'x\nsecret\n'       | 'secret'
        'on "a" reply "first" on /a/ reply "second"'                  | 'a\nba\n'           | 'firstsecond'
        'on "QUIT" reply "bye\\n" close reply "OK {line}\\n"'         | 'x\nQUIT\ny\n'      | 'OK x\nbye\n'
        'on hex 16 ?? {two:2} .. ff reply "{two}"'                    | '\u0016abc\u00ff'   | 'bc'
        'fixed 2 on hex 16?? reply hex 06 reply hex 15'               | '\u0016ab\u0016'    | '\u0006\u0015'
        'greet "hi\\n" on "PING" reply "PONG\\n" echo'                | 'x\r\nPING\r\n'     | 'hi\nx\r\nPONG\n'
    }

    def "in a chat a message that a rule is about is nobody else's"() {
        given:
        int port = serve('chat on "/quit" reply "bye\\n" close')
        def one = new Caller(port)
        def other = new Caller(port)
        shell.eventually { shell.session.sockets().count() == 3 }

        when:
        one.says('hello\n/quit\n')

        then:
        other.line().endsWith(': hello\n')
        one.rest() == 'bye\n'

        cleanup:
        [one, other]*.close()
    }

    def "a delayed answer keeps its client's others behind it, and no other client's"() {
        given:
        int port = serve('on "SLEEP" delay 300ms reply "done\\n" reply "{n} {line}\\n"')
        def sleeper = new Caller(port)

        when:
        long began = System.nanoTime()
        sleeper.says('before\nSLEEP\nafter\nSLEEP\nlast\n')

        then:
        sleeper.line() == '1 before\n'
        sleeper.line() == 'done\n'
        System.nanoTime() - began >= 300_000_000
        [sleeper.line(), sleeper.line()] == ['3 after\n', 'done\n']
        sleeper.line() == '5 last\n'
        System.nanoTime() - began >= 600_000_000

        and: 'a machine that stood still meanwhile shows nothing'
        shell.eventually { isAnsweredWhileAnotherWaits(port) }

        cleanup:
        sleeper.close()
    }

    private static boolean isAnsweredWhileAnotherWaits(int port) {
        def sleeper = new Caller(port)
        def other = new Caller(port)
        try {
            sleeper.says('SLEEP\n')
            (1..20).each { assert other.says('x\n').line() == "$it x\n" }
            boolean meanwhile = sleeper.socket.inputStream.available() == 0
            assert sleeper.line() == 'done\n'
            return meanwhile
        } finally {
            [sleeper, other]*.close()
        }
    }

    def "what a client floods while it is not answered yet stays in the kernel, and is all answered"() {
        given:
        def caller = new Caller(serve('on "SLEEP" delay 2s reply "done\\n" reply "{line}\\n"'))
        int lines = 300_000
        long began = System.nanoTime()
        def flood = Thread.start {
            caller.says('SLEEP\n')
            (1..30).each { caller.says('0123456789\n' * 10_000) }
            caller.ends()
        }

        when: 'it has sent what it can before anything is answered'
        shell.eventually { shell.session.sockets().all().any { it.bytesIn() > 0 } }
        long taken = shell.socket('#2').bytesIn()
        boolean mayBeAnswered = System.nanoTime() - began >= 2_000_000_000

        then:
        mayBeAnswered || taken <= 2 * 64 * 1024
        caller.line() == 'done\n'
        caller.rest() == '0123456789\n' * lines

        cleanup:
        flood.join()
        caller.close()
    }

    def "a client that is gone while its answer waits costs nobody anything"() {
        given:
        int port = serve("on \"SLEEP\" delay 10m reply \"done\\n\" echo")
        def sleepers = (1..20).collect { new Caller(port).says('SLEEP\n') }
        shell.eventually { shell.session.sockets().all().count { it.bytesIn() == 6 } == 20 }

        when:
        sleepers*.resets()

        then:
        shell.eventually { shell.session.sockets().count() == 1 }
        new Caller(port).withCloseable { it.says('still here\n').line() } == 'still here\n'
    }

    def "a client whose answer waits is not idle"() {
        given:
        int port = serve('idle 300ms on "SLEEP" delay 900ms reply "done\\n"')

        expect: 'unless this one was idle before, because the machine stood still'
        shell.eventually { isToldAfterItsSleep(port) }
    }

    private static boolean isToldAfterItsSleep(int port) {
        def caller = new Caller(port)
        try {
            return caller.says('SLEEP\n').rest() == 'done\n'
        } catch (SocketException sentAway) {
            return false
        } finally {
            caller.close()
        }
    }

    def "`reset` says what is to be said, then resets"() {
        given:
        def caller = new Caller(serve('on "DIE" reply "argh\\n" reset echo'))

        when:
        def first = caller.says('DIE\n').line()
        caller.socket.inputStream.read()

        then:
        first == 'argh\n'
        def broken = thrown(SocketException)
        broken.message == 'Connection reset'
        shell.eventually { shell.said().contains('reset here') }

        cleanup:
        caller.close()
    }

    def "`delay` can be all that comes before the goodbye"() {
        given:
        def caller = new Caller(serve('on any delay 100ms close'))
        long began = System.nanoTime()

        expect:
        caller.says('x\n').rest() == ''
        System.nanoTime() - began >= 100_000_000

        cleanup:
        caller.close()
    }

    def "a pattern that makes other engines try for ever does not hold up anybody"() {
        given:
        int port = serve("on /$pattern/ reply \"fits\\n\" reply \"not\\n\"")
        def hostile = new Caller(port)
        def other = new Caller(port)

        when:
        hostile.says('a' * 60_000 + '\n')

        then:
        other.says('!\n').line() == 'not\n'
        hostile.line() == 'not\n'

        cleanup:
        [hostile, other]*.close()

        where:
        pattern << ['(a*)*b', '(a|aa)+$c', '^(\\w+\\s?)*\\$', '(?:[a-z]{1,50}){1,20}!']
    }

    def "where a large pattern is too slow for a large message, the message does not fit, and that is told once"() {
        given:
        def caller = new Caller(serve('on /(?:[a-z]{1,100}){1,10}!/ reply "fits\\n" reply "not\\n"'))

        expect:
        caller.says('abc!\n').line() == 'fits\n'
        2.times { assert caller.says('a' * 120_000 + '\n').line() == 'not\n' }
        shell.eventually { shell.said().contains('gave up on a message of 120000 bytes') }
        shell.said().count('gave up') == 1

        cleanup:
        caller.close()
    }

    def "rules answer datagrams: bytes with gaps, and nothing where nothing fits"() {
        given:
        int port = serve('datagram on hex 16 16 ?? 16 reply hex 06 on hex 68 {len:1} .. reply "{len}"')
        def peer = new Datagrams(port)

        expect:
        peer.says([0x16, 0x16, 0, 0x16]).hears() == [6]
        peer.says([0x16, 0x16, 0x16]).says([0x16, 0x16, 0xff, 0x16]).hears() == [6]
        peer.says([0x68, 0x41]).hears() == [0x41]

        cleanup:
        peer.close()
    }

    def "a delayed answer to a datagram keeps the peer's others behind it, and no other peer's"() {
        given:
        int port = serve('datagram on starts "SLEEP" delay 200ms reply "done" reply "{line}"')
        def sleeper = new Datagrams(port)
        def other = new Datagrams(port)

        when:
        ['1', 'SLEEP', '2', 'SLEEP', '3'].each {
            long before = shell.socket('srv').bytesIn()
            sleeper.says(it)
            shell.eventually { shell.socket('srv').bytesIn() > before }
        }

        then:
        sleeper.text() == '1'
        other.says('x').text() == 'x'
        (1..4).collect { sleeper.text() } == ['done', '2', 'done', '3']

        cleanup:
        [sleeper, other]*.close()
    }

    def "answers to datagrams that wait are bounded; what is more is lost and counted"() {
        given:
        int port = serve('datagram on any delay 10m reply "{line}{line}{line}"')
        def peer = new Datagrams(port)

        when:
        shell.eventually {
            peer.says('x' * 20_000)
            shell.interpreter.interpret('serve')
            shell.reports(socksh.session.Report.Table).last().rows().first().last() != '0'
        }

        then:
        noExceptionThrown()

        cleanup:
        peer.close()
    }

    def "a Unix socket has rules like any other"() {
        given:
        def path = new File(folder, 's').path
        shell.given("serve unix:$path on \"PING\" delay 50ms reply \"PONG {line}\\n\" close as srv")
        shell.given("open unix:$path as web")

        when:
        shell.given('web line "PING"')
        shell.given('web recv all')

        then:
        new String(shell.received()) == 'PONG PING\n'
    }

    def "`#line` is refused with its reason"(String line, String reason) {
        expect:
        shell.type(line) == Verdict.WRONG
        shell.said().contains(reason)
        shell.askedNothing()

        where:
        line                                        | reason
        'serve 0 on'                                | 'on what?'
        'serve 0 on equals'                         | '`equals` wants something to say'
        'serve 0 on hex'                            | 'which bytes?'
        'serve 0 on hex 1 reply "x"'                | '1 is no byte'
        'serve 0 on regex'                          | 'which pattern?'
        'serve 0 on /(a/ reply "x"'                 | 'missing closing )'
        'serve 0 on /(a)(?=b)/ reply "x"'           | 'without look-ahead'
        'serve 0 on /(a)/ reply "{2}"'              | 'its pattern has no group 2'
        'serve 0 echo close'                        | '`close` belongs to a rule'
        'serve 0 delay 2s echo'                     | '`delay` belongs to a rule'
        'serve 0 on "a" reply "b" delay 2s'         | 'one `delay` to a rule'
        'serve 0 on "a" close reset'                | '`reset` belongs to a rule'
        'serve 0 datagram on "a" reply "b" close'   | '`close` is for connections'
    }

    def "what the README has `serve` do can be typed as it stands: #line"(String line) {
        expect:
        shell.type(line.replaceFirst(/serve \d+/, 'serve 0')) == Verdict.DONE

        where:
        line << Readme.FILE.readLines().findAll { it ==~ /serve \d+ .*/ }
    }

    def "a list of servers shows what the rules are about"() {
        given:
        def wide = new ShellFixture(width: 200)
        wide.given('serve 0 on "PING" reply "PONG\\n" close on /^ADD/ reply "x" echo')
        wide.given('serve 0 on "a" on "b" on "c" on any delay 2s reply "x" max 5 reply "y"')

        when:
        def shown = wide.shows('serve')

        then:
        shown.contains(' on "PING" on /^ADD/ echo ')
        shown.contains(' on "a" on "b" max 5 reply (and 2 rules) ')

        cleanup:
        wide.close()
    }

    /** A peer of a server for datagrams, on the JDK's own socket. */
    private static class Datagrams implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))

        Datagrams(int port) {
            socket.soTimeout = 10_000
            socket.connect(InetAddress.getByName('127.0.0.1'), port)
        }

        Datagrams says(List<Integer> bytes) {
            send(bytes as byte[])
        }

        Datagrams says(String text) {
            send(text.bytes)
        }

        private Datagrams send(byte[] bytes) {
            socket.send(new DatagramPacket(bytes, bytes.length))
            this
        }

        List<Integer> hears() {
            receive().collect { it & 0xff }
        }

        String text() {
            new String(receive())
        }

        private byte[] receive() {
            def packet = new DatagramPacket(new byte[65_536], 65_536)
            socket.receive(packet)
            Arrays.copyOf(packet.data, packet.length)
        }

        @Override
        void close() {
            socket.close()
        }
    }
}
