package socksh.lab

import java.nio.ByteBuffer
import java.nio.channels.SocketChannel
import java.security.cert.X509Certificate
import java.util.concurrent.TimeUnit
import javax.net.ssl.SSLContext
import javax.net.ssl.SSLSocket
import javax.net.ssl.X509TrustManager

/** Peers that are late, rude or deaf. */
class AwkwardSamplesSpec extends LabTalk {

    def "the slow peer answers every line, two seconds after it came"() {
        given:
        def socket = connect('slow')
        def begin = System.nanoTime()

        when:
        send(socket, (1..10).collect { "$it\n" }.join())
        socket.shutdownOutput()

        then:
        all(socket) == (1..10).collect { "OK : $it\r\n" }.join()
        millisSince(begin) >= 1990

        and: 'one after the other they would take twenty seconds'
        millisSince(begin) < 15_000
    }

    def "the dripping peer sends one byte at a time"() {
        given:
        def socket = connect('drip')
        def begin = System.nanoTime()

        when:
        def piece = new byte[64]
        def first = new String(piece, 0, socket.inputStream.read(piece))
        def rest = all(socket)

        then: 'whoever looks late finds more than one, but not all of them'
        rest
        first + rest == 'one drop at a time\r\nand a last one\r\n'
        millisSince(begin) > 3000
        lab.running().first().log().count { it.kind() == Entry.Kind.SENT && it.text().length() == 1 } == 36
    }

    def "the resetting peer reads once and resets"() {
        given:
        def socket = connect('reset')

        when:
        send(socket, 'hello\n')
        socket.inputStream.read()

        then:
        def failure = thrown(SocketException)
        failure.message == 'Connection reset'
        lab.running().first().received() == 6
    }

    def "after our end the half-closing peer still answers, late"() {
        given:
        def socket = connect('half-close')
        def begin = System.nanoTime()

        when:
        send(socket, 'hello\n')
        socket.shutdownOutput()

        then:
        all(socket) == 'you sent 6 bytes\r\n'
        millisSince(begin) >= 490
    }

    def "the peer that does not read lets our sends run full"() {
        given:
        def peer = lab.start('no-read')
        def socket = SocketChannel.open(new InetSocketAddress('127.0.0.1', peer.port()))
        opened << socket
        socket.configureBlocking(false)

        when:
        long sent = 0
        for (int n = 1; n > 0; sent += n) {
            n = socket.write(ByteBuffer.allocate(1 << 20))
        }

        then:
        sent > 0
        sent < 10 << 20
        peer.received() == 0
    }

    def "the hasty peer greets and closes"() {
        expect:
        all(connect('greet-close')) == 'Hello and goodbye\r\n'
    }

    def "a connection to the full backlog neither succeeds nor fails"() {
        given:
        def peer = lab.start('full-backlog')
        def socket = new Socket()
        opened << socket

        when:
        socket.connect(new InetSocketAddress('127.0.0.1', peer.port()), 300)

        then:
        thrown(SocketTimeoutException)
    }

    def "a connection to the full backlog waits in SYN_SENT"() {
        given:
        def peer = lab.start('full-backlog')
        def socket = SocketChannel.open()
        opened << socket
        socket.configureBlocking(false)

        when:
        def done = socket.connect(new InetSocketAddress('127.0.0.1', peer.port()))

        then:
        !done
        !socket.finishConnect()
        tcpRows().any { it.remotePort == peer.port() && it.state == '02' }
    }

    def "a port that is bound but does not listen refuses, and stays taken"() {
        given:
        def peer = lab.start('refused')

        when:
        connectTo(peer.port())

        then:
        def refused = thrown(ConnectException)
        refused.message.startsWith('Connection refused')

        when:
        new ServerSocket(peer.port(), 1, InetAddress.getByName('127.0.0.1'))

        then:
        thrown(BindException)
    }

    def "plain text to the TLS port gets the alert of a TLS server, then the end"() {
        given:
        def socket = connect('tls-plain')

        when:
        send(socket, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')

        then:
        socket.inputStream.readNBytes(7) == hex('15 03 03 00 02 02 0A')
    }

    def "over TLS the peer echoes, with a certificate it signed itself"() {
        given:
        def seen = []
        def socket = trusting(seen).socketFactory.createSocket('127.0.0.1', lab.start('tls-plain').port()) as SSLSocket
        opened << socket
        socket.soTimeout = LIMIT

        when:
        send(socket, 'hello\n')

        then:
        line(socket) == 'hello\n'
        def certificate = seen.first() as X509Certificate
        certificate.verify(certificate.publicKey)
        certificate.checkValidity()
        certificate.subjectX500Principal.name == 'CN=localhost'
        certificate.subjectAlternativeNames*.get(1).toSet() == ['localhost', '127.0.0.1'] as Set
        lab.running().first().log().any { it.text() == 'hello\n' }
    }

    private static SSLContext trusting(List<X509Certificate> seen) {
        def trust = new X509TrustManager() {
            void checkClientTrusted(X509Certificate[] chain, String type) { }

            void checkServerTrusted(X509Certificate[] chain, String type) {
                seen.addAll(chain)
            }

            X509Certificate[] getAcceptedIssuers() { new X509Certificate[0] }
        }
        def context = SSLContext.getInstance('TLS')
        context.init(null, [trust] as X509TrustManager[], null)
        context
    }

    private static long millisSince(long begin) {
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)
    }

    /** The kernel's own table, both families: proc(5), net/tcp. */
    private static List<Map> tcpRows() {
        ['tcp', 'tcp6'].collectMany { new File("/proc/net/$it").readLines().drop(1) }.collect {
            def words = it.trim().split(/\s+/)
            [remotePort: Integer.parseInt(words[2].split(':')[1], 16), state: words[3]]
        }
    }
}
