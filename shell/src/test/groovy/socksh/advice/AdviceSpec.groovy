package socksh.advice

import socksh.Peer
import socksh.manual.Hint
import socksh.session.Settings
import socksh.session.Verdict

/** Each well-known trap of talking, walked into on the real kernel, brings its hint: once for each socket. */
class AdviceSpec extends AdviceConversation {

    def "`#line` brings #hint"(String line, Hint hint) {
        given:
        shell.given("open tcp $peer")

        when:
        shell.type(line)

        then:
        hints == [hint.id()]

        where:
        line                                               || hint
        'send "1616161600FFFFFFFFFF"'                      || Hint.HEX_AS_TEXT
        'send "16 16 00 ff"'                               || Hint.HEX_AS_TEXT
        "send 'GET / HTTP/1.0\\r\\n'"                      || Hint.LITERAL_ESCAPES
        'send "GET / HTTP/1.0\\n\\n"'                      || Hint.HTTP_CRLF
        'send "GET / HTTP/1.1\\r\\n\\r\\n"'                || Hint.HTTP_HOST
    }

    def "`#line` is no trap"(String line) {
        given:
        shell.given("open tcp $peer")
        peer.client

        when:
        shell.type(line)

        then:
        hints.empty

        where:
        line << ['send hex 16 16 00 ff', 'send "cafe"', 'send "hello\\r\\n"',
                 'send "GET / HTTP/1.0\\r\\n\\r\\n"', 'send "GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n"', 'line hello']
    }

    def "`#line` to a server that waits for more: #hint"(String line, Hint hint) {
        given:
        shell.given("open tcp $peer")
        peer.client

        when:
        shell.type("$line; recv line timeout 30ms")

        then:
        hints == [hint.id()]

        where:
        line                            || hint
        'send "hello"'                  || Hint.NO_LINE_END
        'send "GET / HTTP/1.0\\r\\n"'   || Hint.HTTP_NO_END
    }

    def "`recv all` of an answer whose connection stays open"() {
        given:
        shell.given("open tcp $peer; send \"GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n\"")
        peer.says('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
        shell.eventually { shell.unread('#1') == 40 }

        when:
        shell.type('recv all timeout 50ms')

        then:
        hints == ['http-keep-alive']
    }

    def "silence after a datagram"() {
        given:
        def deaf = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))

        when:
        shell.type("udp 127.0.0.1:${deaf.localPort} \"anybody?\"; recv timeout 30ms")

        then:
        hints == ['udp-silence']

        cleanup:
        deaf.close()
    }

    def "a datagram of #size bytes: #expected"(int size, List<String> expected) {
        given:
        def ear = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))

        when:
        shell.type("udp 127.0.0.1:${ear.localPort} repeat $size \"x\"")

        then:
        hints == expected

        cleanup:
        ear.close()

        where:
        size || expected
        1472 || []
        1473 || ['big-datagram']
    }

    def "the peer closed its side, and you may still send"() {
        given:
        shell.given("open tcp $peer")
        peer.client
        peer.ends()

        when:
        shell.type('recv')

        then:
        hints == ['half-closed']

        and: 'which is true'
        shell.type('send "still here"') == Verdict.DONE
        peer.hears(10) == 'still here'
    }

    def "who has shut down their own side is not told that they may still send"() {
        given:
        shell.given("open tcp $peer; shutdown write")
        peer.client
        peer.ends()

        when:
        shell.type('recv')

        then:
        hints == []
        shell.type('send x') == Verdict.NO
    }

    def "unread bytes turn close into a reset, and their number is said: #said"(String unread, String said) {
        given:
        shell.given("open tcp $peer")
        peer.says(unread)
        shell.given('peek')

        when:
        shell.type('close')

        then:
        hints == ['unread-reset']
        advice.contains(said)

        when: 'the peer learns it'
        peer.hears(1)

        then:
        thrown(SocketException)

        where:
        unread   || said
        'unread' || '6 bytes were unread, so'
        'x'      || '1 byte was unread, so'
    }

    def "each hint comes once for each socket"() {
        given:
        def other = new Peer()
        shell.given("open tcp $peer as a; open tcp $other as b")

        when:
        3.times { shell.type('a send "1616161600FFFFFFFFFF"') }

        then:
        hints == ['hex-as-text']

        when:
        3.times { shell.type('b send "1616161600FFFFFFFFFF"') }

        then:
        hints == ['hex-as-text'] * 2

        cleanup:
        other.close()
    }

    def "hints can be switched off, all or one"() {
        given:
        shell.given("open tcp $peer")

        when:
        shell.session.settings().hints(Settings.Toggle.OFF)
        shell.type('send "1616161600FFFFFFFFFF"')

        then:
        hints.empty

        when:
        shell.session.settings().hints(Settings.Toggle.ON)
        shell.session.settings().silencedHints().add('literal-escapes')
        shell.type("send 'x\\r\\n'")

        then:
        hints.empty
    }

    def "a hint stands after what it is about, with its id"() {
        given:
        shell.given("open tcp $peer")

        when:
        shell.clear()
        shell.type('send "1616161600FFFFFFFFFF"')

        then:
        shell.screen().readLines()[0] == 'send(#1, 20 bytes) = 20'
        shell.screen().readLines()[1].startsWith('hint: 20 characters were sent as text; for 10 bytes')
        shell.screen().endsWith('(hex-as-text)')
    }
}
