package socksh.server.tap

import java.nio.ByteBuffer
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.nio.file.Path
import socksh.Peer
import socksh.ShellFixture
import socksh.kernel.Errno
import socksh.session.Event
import socksh.session.Passage
import socksh.session.Passage.Way
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** The wire in the middle: both ends are somebody else's, and nothing on it changes. */
class TapSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer server = new Peer()
    @AutoCleanup
    Socket client
    @TempDir
    Path folder

    private void tapped() {
        shell.given("tap 0 $server as wire")
        client = new Socket('127.0.0.1', shell.port('wire'))
        client.soTimeout = 10_000
        client.tcpNoDelay = true
        server.client
    }

    private void clientSays(String text) {
        client.outputStream.write(text.getBytes('ISO-8859-1'))
        client.outputStream.flush()
    }

    private String clientHears(int count) {
        new String(client.inputStream.readNBytes(count), 'ISO-8859-1')
    }

    private <T extends Passage> List<T> passages(Class<T> kind) {
        shell.events().findAll { it instanceof Event.Tapped && kind.isInstance(it.passage()) }*.passage() as List<T>
    }

    private void comesTo(Class<? extends Passage> kind) {
        shell.eventually { passages(kind) }
    }

    def "what either says goes on unchanged and is shown with direction, length, offset and time"() {
        given:
        tapped()

        when:
        clientSays('PING\r\n')
        assert server.hears(6) == 'PING\r\n'
        server.says('+PONG\r\n')
        assert clientHears(7) == '+PONG\r\n'
        clientSays('QUIT\r\n')
        server.hears(6)

        then:
        shell.screen() =~ /(?m)^\d+\.\d{6} tap 1 -> 6 bytes at 0: PING\\r\\n$/
        shell.screen() =~ /(?m)^\d+\.\d{6} tap 1 <- 7 bytes at 0: \+PONG\\r\\n$/
        shell.screen() =~ /(?m)^\d+\.\d{6} tap 1 -> 6 bytes at 6: QUIT\\r\\n$/
    }

    def "the client's FIN goes on alone: the server may still answer"() {
        given:
        tapped()

        when:
        clientSays('all')
        client.shutdownOutput()

        then:
        server.hearsAll() == 'all'

        when:
        server.says('answer').ends()

        then:
        client.inputStream.readAllBytes() == 'answer'.bytes
        comesTo(Passage.Over)
        passages(Passage.Ended)*.way() == [Way.THERE, Way.BACK]
        passages(Passage.Broke) == []
        passages(Passage.Over).first().there() == 3
        passages(Passage.Over).first().back() == 6
    }

    def "the server's FIN goes on alone: the client may still talk"() {
        given:
        tapped()

        when:
        server.says('bye').ends()

        then:
        client.inputStream.readAllBytes() == 'bye'.bytes

        when:
        clientSays('one more')
        client.shutdownOutput()

        then:
        server.hearsAll() == 'one more'
        comesTo(Passage.Over)
        passages(Passage.Ended)*.way() == [Way.BACK, Way.THERE]
    }

    def "a RST of the client is a RST for the server"() {
        given:
        tapped()

        when:
        client.setSoLinger(true, 0)
        client.close()
        server.hears(1)

        then:
        def reset = thrown(SocketException)
        reset.message =~ /reset/
        passages(Passage.Broke) == [new Passage.Broke(Way.THERE, Errno.ECONNRESET)]
    }

    def "a RST of the server is a RST for the client"() {
        given:
        tapped()

        when:
        server.resets()
        clientHears(1)

        then:
        def reset = thrown(SocketException)
        reset.message =~ /reset/
        passages(Passage.Broke) == [new Passage.Broke(Way.BACK, Errno.ECONNRESET)]
    }

    def "a RST after the sender's own FIN still goes on"() {
        given:
        tapped()
        client.shutdownOutput()
        server.hearsAll()

        when:
        client.setSoLinger(true, 0)
        client.close()

        then: 'nobody has to say anything for that'
        comesTo(Passage.Broke)
        passages(Passage.Broke) == [new Passage.Broke(Way.THERE, Errno.ECONNRESET)]

        and: 'the JDK knows the end of the stream already, so what it may send tells'
        shell.eventually {
            try {
                server.says('x')
                false
            } catch (SocketException gone) {
                true
            }
        }
    }

    def "where the server refuses, the client is reset, and both are told why"() {
        given: 'a port that is taken, and where nobody listens'
        def mute = new Socket()
        mute.bind(new InetSocketAddress('127.0.0.1', 0))
        shell.given("tap 0 127.0.0.1:$mute.localPort as wire")

        when:
        client = new Socket('127.0.0.1', shell.port('wire'))
        client.inputStream.read()

        then:
        thrown(SocketException)
        comesTo(Passage.Over)
        passages(Passage.Refused)*.why() == [Errno.ECONNREFUSED]
        shell.said().contains("127.0.0.1:$mute.localPort cannot be reached: ECONNREFUSED (Connection refused), so the client is reset")

        cleanup:
        mute?.close()
    }

    def "bytes that a terminal would obey are shown and not obeyed, whatever the view"(String view) {
        given:
        shell.given("set view $view")
        tapped()

        when:
        server.says("\u001B]0;mine\u0007\r\b\u009B31m".getBytes('ISO-8859-1'))
        clientHears(15)

        then:
        shell.screen().every { it == '\n' || it >= ' ' && it < '\u007F' }
        shell.screen().contains('15 bytes at 0')

        where:
        view << ['auto', 'text', 'hex', 'both', 'raw']
    }

    def "connections are numbered, each with its own offsets"() {
        given:
        tapped()
        clientSays('a')
        server.hears(1)

        when:
        def second = new Socket('127.0.0.1', shell.port('wire'))
        def accepted = server.door.accept()
        second.outputStream.write('b'.bytes)

        then:
        accepted.inputStream.readNBytes(1) == 'b'.bytes
        shell.screen() =~ /tap 1 -> 1 byte at 0: a/
        shell.screen() =~ /tap 2 -> 1 byte at 0: b/

        cleanup:
        accepted?.close()
        second?.close()
    }

    def "of a flood the first 64 KiB of a second are kept, and all of it goes on"() {
        given:
        tapped()
        int size = 8 * 1024 * 1024
        def sender = Thread.start { server.says(new byte[size]).ends() }

        expect:
        client.inputStream.readAllBytes().length == size
        client.shutdownOutput()
        comesTo(Passage.Over)
        passages(Passage.Over).first().back() == size
        passages(Passage.Carried)*.bytes()*.length.sum() < size / 4

        cleanup:
        sender?.join()
    }

    def "with totals nobody sees the bytes, and everybody how many they were"() {
        given:
        shell.given("tap 0 $server totals as wire")
        client = new Socket('127.0.0.1', shell.port('wire'))

        when:
        clientSays('a secret')
        client.shutdownOutput()

        then:
        server.hearsAll() == 'a secret'

        when:
        server.says('yes').ends()

        then:
        client.inputStream.readAllBytes() == 'yes'.bytes
        comesTo(Passage.Over)
        passages(Passage.Carried) == []
        shell.said() =~ /tap 1: over after .*, 8 bytes -> and 3 bytes <-/
    }

    def "closing the door ends the tap at once, and who is there may finish"() {
        given:
        tapped()
        int port = shell.port('wire')

        when:
        shell.given('wire close')
        new Socket('127.0.0.1', port)

        then:
        thrown(ConnectException)

        when:
        clientSays('still here')

        then:
        server.hears(10) == 'still here'
    }

    def "the end of the session ends what goes through its taps"() {
        given:
        tapped()

        when:
        shell.close()

        then:
        client.inputStream.read() == -1
        server.hearsAll() == ''
    }

    def "Unix sockets: the way there may end first, and a closed client is a closed client"() {
        given:
        def path = folder.resolve('s')
        shell.given("listen unix:$path as door; tap unix:${path}-tap door as wire; open unix ${path}-tap as me; door accept as it")

        when:
        shell.given('me send "question"; me shutdown write')

        then:
        shell.type('it recv exactly 8') == Verdict.DONE

        when:
        shell.given('it send "answer"; it close')

        then:
        shell.type('me recv exactly 6') == Verdict.DONE
        new String(shell.received(), 'UTF-8') == 'questionanswer'
        comesTo(Passage.Over)
    }

    def "a server at a Unix socket that answers and closes takes nothing from a slow client over TCP"() {
        given:
        byte[] answer = new byte[256 * 1024]
        def path = folder.resolve('s')
        def door = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path))
        shell.given("tap 0 unix:$path as wire")
        client = new Socket(receiveBufferSize: 4096, soTimeout: 10_000)
        client.connect(new InetSocketAddress('127.0.0.1', shell.port('wire')))

        when: 'it is closed with most of it still under way'
        door.accept().withCloseable { writeAll(it, answer) }
        comesTo(Passage.Ended)

        then:
        client.inputStream.readAllBytes().length == answer.length

        when:
        client.close()

        then:
        comesTo(Passage.Over)
        passages(Passage.Broke) == []

        cleanup:
        door?.close()
    }

    private static void writeAll(SocketChannel to, byte[] bytes) {
        def rest = ByteBuffer.wrap(bytes)
        while (rest.hasRemaining()) {
            to.write(rest)
        }
    }

    def "a client at a Unix socket that says all and closes takes nothing from a slow server over TCP"() {
        given:
        byte[] all = new byte[256 * 1024]
        def path = folder.resolve('s')
        server.door.receiveBufferSize = 4096
        shell.given("tap unix:$path $server as wire")

        when: 'it is closed with most of it still under way'
        SocketChannel.open(UnixDomainSocketAddress.of(path)).withCloseable { writeAll(it, all) }
        comesTo(Passage.Ended)

        then:
        server.hearsAll().length() == all.length

        when:
        server.ends()

        then:
        comesTo(Passage.Over)
        passages(Passage.Broke) == []
    }

    def "the file of a tap at a Unix socket is gone when the tap is"() {
        given:
        def path = folder.resolve('s')
        shell.given("tap unix:$path $server as wire")
        assert path.toFile().exists()

        when:
        shell.given('wire close')

        then:
        shell.eventually { !path.toFile().exists() }
    }

    def "datagrams go on whole, empty ones too, and each client gets its own answers"() {
        given:
        shell.given('socket udp as dev; dev bind 127.0.0.1:0; tap 0 dev udp as wire; open udp wire as a; open udp wire as b')

        when:
        shell.given('a send "from a"; dev recv; b send ""; dev recv')
        def senders = shell.reports(socksh.session.Report.Received)*.from()*.get()
        shell.given("dev sendto ${senders[1]} \"for b\"; dev sendto ${senders[0]} \"for a\"")

        then:
        shell.type('a recv') == Verdict.DONE
        shell.receipt().bytes() == 'for a'.bytes
        shell.type('b recv') == Verdict.DONE
        shell.receipt().bytes() == 'for b'.bytes
        passages(Passage.Carried)*.length() == [6L, 0L, 5L, 5L]
    }

    def "where nobody takes datagrams, the ICMP answer is told"() {
        given: 'a port that is taken, by a socket that takes datagrams of nobody but itself'
        def here = InetAddress.getByName('127.0.0.1')
        def mute = new DatagramSocket(0, here)
        mute.connect(here, mute.localPort)
        shell.given("tap 0 127.0.0.1:$mute.localPort udp as wire; open udp wire as a")

        when:
        shell.given('a send "hello"')

        then:
        comesTo(Passage.Refused)
        passages(Passage.Refused)*.why() == [Errno.ECONNREFUSED]

        cleanup:
        mute?.close()
    }
}
