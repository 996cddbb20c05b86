package socksh.manual

import java.nio.ByteBuffer
import javax.net.ssl.SSLContext
import javax.net.ssl.SSLEngine
import javax.net.ssl.SSLException
import spock.lang.Specification

/** What can be told from bytes alone. */
class RecogniseSpec extends Specification {

    static byte[] clientHello() { wrapped(engine(true)) }

    static SSLEngine engine(boolean client) {
        def engine = SSLContext.default.createSSLEngine('localhost', 443)
        engine.useClientMode = client
        engine
    }

    static byte[] wrapped(SSLEngine engine) {
        def packet = ByteBuffer.allocate(engine.session.packetBufferSize)
        engine.wrap(ByteBuffer.allocate(0), packet)
        packet.flip()
        def bytes = new byte[packet.remaining()]
        packet.get(bytes)
        bytes
    }

    /** What a TLS server of this JDK answers to plain text. */
    static byte[] alert() {
        def server = engine(false)
        server.beginHandshake()
        try {
            server.unwrap(ByteBuffer.wrap('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.bytes), ByteBuffer.allocate(65536))
        } catch (SSLException expected) {
            assert expected.message
        }
        wrapped(server)
    }

    static byte[] hex(String digits) { digits.replace(' ', '').decodeHex() }

    def "a hello made by the JDK is recognised, whole or only its first #length bytes"() {
        expect:
        Recognise.isTlsHello(Arrays.copyOf(clientHello(), length))

        where:
        length << [3, 4, 5, 6, 64, 200]
    }

    def "an alert made by the JDK is recognised, and is no hello"() {
        given:
        def alert = alert()

        expect:
        alert.length == 7
        Recognise.isTlsAlert(alert)
        !Recognise.isTlsHello(alert)
        !Recognise.isTlsAlert(clientHello())
    }

    def "the alerts that were seen in the wild are recognised: #bytes"() {
        expect:
        Recognise.isTlsAlert(hex(bytes))

        where:
        bytes << ['15 03 03 00 02 02 0a', '15 03 01 00 02 02 46', '15 03 00', '15 03 03 00 02 01 00']
    }

    def "what only begins like TLS is not taken for it: #bytes"() {
        expect:
        !Recognise.isTlsHello(hex(bytes))
        !Recognise.isTlsAlert(hex(bytes))

        where:
        bytes << ['', '16 03', '16 16 16 16', '16 03 05 00', '16 03 ff', '15 03 03 00 1a', '15 03 03 00 02 07',
                  '16 03 03 00 5a 02', '47 45 54 20']
    }

    def "a web server's plain complaint about plain text is understood"() {
        expect:
        Recognise.wantsTls(answer.bytes)
        !Recognise.wantsTls('HTTP/1.1 400 Bad Request\r\n\r\nno'.bytes)

        where:
        answer << [
            'HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\nThe plain HTTP request was sent to HTTPS port',
            'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n',
        ]
    }

    def "an HTTP/1.1 request without Host is noticed: #request"() {
        expect:
        Recognise.httpRequestWithoutHost(request) == without

        where:
        request                                                  || without
        'GET / HTTP/1.1\r\n\r\n'                                 || true
        'GET / HTTP/1.1\n\n'                                     || true
        'GET / HTTP/1.1\r\nAccept: */*\r\n\r\n'                  || true
        'POST / HTTP/1.1\r\nAccept: */*\r\n\r\nhi\r\nHost: x'    || true
        'GET / HTTP/1.1\r\nX-Forwarded-Host: x\r\n\r\n'          || true
        'GET / HTTP/1.1\r\nHost: x\r\n\r\n'                      || false
        'GET / HTTP/1.1\r\nAccept: */*\r\nhost : x\r\n\r\n'      || false
        'GET / HTTP/1.0\r\n\r\n'                                 || false
        'GET / HTTP/1.1\r\n'                                     || false
        'get me HTTP/1.1 please\r\n\r\n'                         || false
        ''                                                       || false
    }

    def "a request whose empty line is missing is noticed"() {
        expect:
        Recognise.httpRequestWithoutEnd('GET / HTTP/1.0\r\n')
        Recognise.httpRequestWithoutEnd('GET / HTTP/1.1\r\nHost: x\r\n')
        !Recognise.httpRequestWithoutEnd('GET / HTTP/1.0\r\n\r\n')
        !Recognise.httpRequestWithoutEnd('hello\r\n')
        Recognise.isHttpRequest('HEAD /x HTTP/1.1\r\n'.bytes)
        !Recognise.isHttpRequest('INVITE sip:x SIP/2.0\r\n'.bytes)
    }

    def "a bare LF is noticed where the protocol wants CR LF: #text to port #port"() {
        expect:
        Recognise.bareLfWhereCrLfIsWanted(text.bytes, port) == bare

        where:
        text                                         | port || bare
        'GET / HTTP/1.1\n\n'                         | 8080 || true
        'GET / HTTP/1.1\r\nHost: x\n\r\n'            | 8080 || true
        'INVITE sip:x SIP/2.0\n\n'                   | 5060 || true
        'GET / HTTP/1.1\r\n\r\n'                     | 8080 || false
        'POST / HTTP/1.1\r\nHost: x\r\n\r\na=1\n'    | 80   || false
        'HELO x\n'                                   | 25   || true
        'HELO x\r\n'                                 | 25   || false
        'USER x\n'                                   | 21   || true
        '*1\n$4\nPING\n'                             | 6379 || true
        'PING\n'                                     | 6379 || false
        'hello\n'                                    | 8888 || false
        'hello'                                      | 25   || false
        '\n'                                         | 25   || true
    }

    def "#text is hex notation for #length bytes"() {
        expect:
        Recognise.looksLikeHexText(text)
        Recognise.hexTextLength(text) == length

        where:
        text                   || length
        '1616'                 || 2
        '16161616161616161616' || 10
        '0x1616'               || 2
        '16 16 00 ff'          || 4
        'de:ad:be:ef'          || 4
        '0x16,0x16'            || 2
        'A0B1c2'               || 3
    }

    def "#text is not hex notation"() {
        expect:
        !Recognise.looksLikeHexText(text)

        where:
        text << ['', '16', '161', 'cafe', 'facade', 'hello', '16 1', '12:30:5', '1616\n', 'xy', '0x', ' ', '٣٣٣٣']
    }

    def "text of a million digits is no trouble"() {
        expect:
        Recognise.looksLikeHexText('16' * 500_000)
        Recognise.looksLikeHexText('16 ' * 300_000)
        !Recognise.bareLfWhereCrLfIsWanted(('x' * 1_000_000).bytes, 25)
        !Recognise.hasLiteralEscapes('\\' * 1_000_000)
    }

    def "escapes that stayed as they were typed are noticed"() {
        expect:
        Recognise.hasLiteralEscapes(text) == literal

        where:
        text                      || literal
        'GET / HTTP/1.1\\r\\n'    || true
        'hello\\n'                || true
        '\\x16\\x16'              || true
        'hello\n'                 || false
        'C:\\new\\readme.txt'     || false
        ''                        || false
    }

    def "text without a line end is told from bytes and from whole lines"() {
        expect:
        Recognise.lacksLineEnd(bytes as byte[]) == lacks

        where:
        bytes                || lacks
        'hello'.bytes        || true
        'grüß'.bytes         || true
        'hello\n'.bytes      || false
        'hello\r'.bytes      || false
        ''.bytes             || false
        [0x16, 0x16]         || false
    }
}
