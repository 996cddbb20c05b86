package socksh.server

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(60)
class ServeSpec extends Specification {
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
        what                              | said                 | answer
        'echo'                            | 'abc\n\u0000\u00ff'  | 'abc\n\u0000\u00ff'
        'discard'                         | 'abc'                | ''
        'lines echo'                      | 'a\r\nb'             | 'a\r\nb'
        'reply "{n}:{hex};"'              | 'ab\nc\n'            | '1:6162;2:63;'
        'reply "{line}{other}\\n"'        | 'x\n'                | 'x{other}\n'
        'fixed 3 reply "<{line}>"'        | 'abcdefgh'           | '<abc><def>'
        'length u16be reply "{line};"'    | '\0\2ab\0\0\0\1c\0'  | 'ab;;c;'
        'until "--" reply "{line};"'      | 'a-b--c----d'        | 'a-b;c;;d;'
        'greet "hi " greet "you" echo'    | '!'                  | 'hi you!'
        'reply hex 00 ff reply "{line}"'  | 'x\n'                | '\u0000\u00ffx'
    }

    def "a reply says who asked"() {
        given:
        def caller = new Caller(serve('reply "{peer}\\n"'))

        expect:
        caller.says('x\n').line() == "127.0.0.1:${caller.socket.localPort}\n"

        cleanup:
        caller.close()
    }

    def "a file goes to each client, whole, and then the goodbye"() {
        given:
        def content = (1..100_000).collect { it as String }.join('\n')
        def file = new File(folder, 'numbers.txt')
        file.text = content
        def callers = { new Caller(it) }
        int port = serve("file $file")

        expect:
        (1..3).collect { callers(port) }.each { assert it.rest() == content; it.close() }
    }

    def "daytime says the year and goodbye; chargen goes on as long as somebody reads"() {
        given:
        def day = new Caller(serve('daytime'))
        def characters = new Caller(serve('chargen'))

        expect:
        day.rest().contains(String.valueOf(java.time.Year.now()))
        characters.hears(74).startsWith(' !"#')
        characters.hears(500_000).length() == 500_000
        characters.line().endsWith('\r\n')

        cleanup:
        day.close()
        characters.close()
    }

    def "who is sent a stream and talks meanwhile, or says that it talks no more, is heard: #what"(String what) {
        given: 'more than any buffer holds, which nobody reads yet'
        def content = File.createTempFile('socksh', '.txt')
        content.text = 'x' * 20_000_000
        def caller = new Caller(serve(what.replace('PATH', content.path)))
        shell.eventually { shell.session.sockets().count() == 2 }

        when:
        caller.says('hello\n' * 10).ends()

        then: 'what it said was taken, so that it does not make the loop turn for ever'
        shell.eventually { shell.socket('#2').bytesIn() == 60 }

        and: 'and it is told what there is to be told'
        caller.hears(1_000_000).length() == 1_000_000

        cleanup:
        caller.close()
        content.delete()

        where:
        what << ['chargen', 'file PATH']
    }

    def "in a chat everyone hears everyone else, and no control byte gets through"() {
        given:
        int port = serve('chat')
        def (one, two, three) = (1..3).collect { new Caller(port) }
        shell.eventually { shell.session.sockets().count() == 4 }

        when:
        one.says('hello\u001b[2J\n')

        then:
        [two, three]*.line().every { it ==~ /#\d: hello\\x1B\[2J\n/ }

        cleanup:
        [one, two, three]*.close()
    }

    def "each datagram is answered whole, whoever sent it"() {
        given:
        int port = serve('datagram echo')
        def peers = (1..3).collect { new DatagramSocket(0, InetAddress.getByName('127.0.0.1')) }

        expect:
        peers.eachWithIndex { peer, i ->
            byte[] said = new byte[i * 20_000]
            new Random(i).nextBytes(said)
            peer.soTimeout = 5000
            peer.send(new DatagramPacket(said, said.length, InetAddress.getByName('127.0.0.1'), port))
            def answer = new DatagramPacket(new byte[65_536], 65_536)
            peer.receive(answer)
            assert Arrays.copyOf(answer.data, answer.length) == said
        }

        cleanup:
        peers*.close()
    }

    def "a Unix socket is served like any other"() {
        given:
        def path = new File(folder, 's').path
        shell.given("serve unix:$path reply \"OK {line}\\n\" as srv")
        shell.given("open unix:$path as web")

        when:
        shell.given('web line "hi"')
        shell.given('web recv line')

        then:
        new String(shell.received()) == 'OK hi\n'
    }

    def "the file of a Unix socket is gone when its server is: #end"(String end) {
        given:
        def path = new File(folder, 's')
        shell.given("serve unix:$path echo as srv")
        assert path.exists()

        when:
        shell.given(end)

        then:
        !path.exists()

        where:
        end << ['serve stop', 'srv close']
    }

    def "a file that somebody else has put in its place stays"() {
        given:
        def path = new File(folder, 's')
        shell.given("serve unix:$path echo as srv")
        assert path.delete()
        path.text = 'mine'

        when:
        shell.given('serve stop')

        then:
        path.text == 'mine'
    }

    def "the kernel asks a client that is silent whether it is still there"() {
        given:
        def caller = new Caller(serve('echo'))
        shell.eventually { shell.session.sockets().count() == 2 }

        expect:
        ['keepalive', 'keepidle', 'keepintvl', 'keepcnt'].collect { shell.shows("#2 option $it").split('=').last().strip() } ==
            ['on', '60', '10', '6']

        cleanup:
        caller.close()
    }

    def "a line at the prompt speaks to one client, closes it, or resets it"() {
        given:
        def caller = new Caller(serve('reply "OK\\n"'))
        shell.eventually { shell.session.sockets().count() == 2 }

        when:
        shell.given('#2 send "psst\\n"')

        then:
        caller.line() == 'psst\n'
        shell.said().contains('send(#2, 5 bytes) = 5')

        when:
        shell.given("#2 $end")

        then:
        shell.session.sockets().count() == 1
        heard(caller) == what
        shell.eventually { shell.said().contains("left ($told here)") }

        cleanup:
        caller.close()

        where:
        end     | what               | told
        'close' | 'the end'          | 'closed'
        'reset' | 'Connection reset' | 'reset'
    }

    private static String heard(Caller caller) {
        try {
            caller.socket.inputStream.read() < 0 ? 'the end' : 'a byte'
        } catch (SocketException broken) {
            broken.message
        }
    }

    def "how long a client was there is told, also where the server had nothing to do meanwhile"() {
        given:
        def caller = new Caller(serve('echo'))
        shell.eventually { shell.session.sockets().count() == 2 }

        when:
        shell.given('pause 300ms; #2 close')

        then:
        shell.eventually { shell.said() =~ /left \(closed here\) after (3\d\d|[4-9]\d\d) ms|after \d\.\d s/ }

        cleanup:
        caller.close()
    }

    def "`all` speaks to everyone and closes everyone"() {
        given:
        int port = serve('discard')
        def callers = (1..20).collect { new Caller(port) }
        shell.eventually { shell.session.sockets().count() == 21 }

        when:
        shell.given('all send "bye\\n"')
        shell.given('all close')

        then:
        callers*.rest().every { it == 'bye\n' }

        cleanup:
        callers*.close()
    }

    def "what is the server's to do is refused, and says so"() {
        given:
        def caller = new Caller(serve('echo'))
        shell.eventually { shell.session.sockets().count() == 2 }

        expect:
        shell.type('#2 recv') == Verdict.WRONG
        shell.said().contains('#2 is served')
        shell.type('srv accept') == Verdict.WRONG
        shell.type('srv shutdown both') == Verdict.WRONG
        shell.type('#2 shutdown write') == Verdict.DONE

        cleanup:
        caller.close()
    }

    def "`#line` is refused with its reason"(String line, String reason) {
        expect:
        shell.type(line) == Verdict.WRONG
        shell.said().contains(reason)
        shell.askedNothing()

        where:
        line                          | reason
        'serve 0'                     | 'what should it do?'
        'serve 0 ecko'                | 'did you mean `echo`?'
        'serve 0 greet'               | 'wants something to say'
        'serve 0 lines fixed 3 echo'  | 'cut in one way only'
        'serve 0 datagram chat'       | 'is for connections'
        'serve 0 max 3'               | 'what should it do?'
        'serve 0 echo allow there'    | 'is not an address'
        'serve 0 length u8 echo'      | 'u16be'
        'serve 0 until "" echo'       | 'a byte or more'
        'serve 0 file /not/there'     | 'no such file: /not/there'
        'serve stop'                  | 'nothing is served'
    }

    def "`serve stop` says goodbye to everyone and gives the port back"() {
        given:
        int port = serve('echo')
        def caller = new Caller(port)
        caller.says('x').hears(1)

        when:
        shell.given('serve stop srv')

        then:
        caller.rest() == ''
        shell.session.sockets().count() == 0
        shell.said().contains('1 client, 1 message, 1 byte in, 1 out')

        when:
        shell.given("serve $port echo")

        then:
        new Caller(port).withCloseable { it.says('y').hears(1) } == 'y'

        cleanup:
        caller.close()
    }

    def "a port that is taken is the kernel's no, and nothing stays open"() {
        given:
        int port = serve('echo')

        expect:
        shell.type("serve $port echo") == Verdict.INCONCLUSIVE
        shell.said().contains('EADDRINUSE')
        shell.session.sockets().count() == 1
    }
}
