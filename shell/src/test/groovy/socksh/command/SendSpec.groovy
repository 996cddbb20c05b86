package socksh.command

import socksh.session.Verdict

/** send: exactly these bytes. */
class SendSpec extends SendingConversation {
    static final byte[] EVERY_BYTE = (0..255) as byte[]

    def "`#line` is on the wire as #bytes"(String line, String bytes) {
        expect:
        shell.type(line) == Verdict.DONE
        shell.screen().readLines()[0] == "send(#1, ${bytes.length()} ${bytes.length() == 1 ? 'byte' : 'bytes'}) = ${bytes.length()}"

        when:
        shell.given('close')

        then:
        peer.hearsAll() == bytes

        where:
        line                                          || bytes
        'send "hello"'                                || 'hello'
        'send hello   there'                          || 'hello there'
        'send "a\\r\\n\\t\\x00\\xff"'                 || 'a\r\n\t\u0000\u00ff'
        "send 'raw \\n stays'"                        || 'raw \\n stays'
        'send hex 16 16 00 ff'                        || '\u0016\u0016\u0000\u00ff'
        'send base64 aGVsbG8='                        || 'hello'
        'send u16be 258 u16le 258'                    || '\u0001\u0002\u0002\u0001'
        'send repeat 3 "ab"'                          || 'ababab'
        'send len8 "abc"'                             || '\u0003abc'
        'send hex 01 03 00 0A 00 02 crc16-modbus'     || '\u0001\u0003\u0000\n\u0000\u0002\u00e4\t'
        'send "t=" unixtime'                          || 't=1700000000'
        'send "quit"'                                 || 'quit'
        'send "close; reset"'                         || 'close; reset'
        'send "rest"'                                 || 'rest'
    }

    def "a file is sent whole, every byte value and a megabyte of it"() {
        given:
        def content = new byte[1 << 20]
        new Random(7).nextBytes(content)
        System.arraycopy(EVERY_BYTE, 0, content, 0, 256)
        def file = new File(folder, 'big')
        file.bytes = content

        when:
        def all = null
        def reader = Thread.ofPlatform().daemon().start { all = peer.client.inputStream.readAllBytes() }
        shell.given("send file $file.path; close")
        reader.join(30_000)

        then:
        Arrays.equals(all, content)
    }

    def "a file among other pieces is sent with them"() {
        given:
        def file = new File(folder, 'small')
        file.bytes = EVERY_BYTE

        when:
        shell.given("send \"<\" file $file.path \">\"; close")

        then:
        peer.hearsAll() == "<${new String(EVERY_BYTE, 'ISO-8859-1')}>"
    }

    def "when any part of `#line` is wrong nothing is sent, and the caret is under the part"(String line, int column, String what) {
        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().readLines()[1].indexOf('^') == column
        shell.screen().contains(what)
        shell.socket('#1').bytesOut() == 0

        when:
        shell.given('close')

        then:
        peer.hearsAll() == ''

        where:
        line                                  || column | what
        'send'                                || 4      | 'there is nothing to send'
        'send "good" hex 123'                 || 18     | 'an odd number of hex digits'
        'send "good" hex 1g'                  || 17     | ''
        'send "good" u8 256'                  || 15     | '256'
        'send "good" u16 5'                   || 12     | 'u16be'
        'send "good" file /no/such/file'      || 12     | 'no such file: /no/such/file'
        'send "good" env NOT_THERE'           || 12     | 'NOT_THERE is not set'
        'send "good" base64 a'                || 20     | 'cut short'
        'send "good" "open'                   || 12     | 'this quote is not closed'
        'send "good\\q"'                      || 10     | ''
        'send file /no/such/file'             || 10     | 'no/such/file'
    }

    def "a secret goes to the peer and nowhere else"() {
        when:
        shell.given('send "AUTH " env TOKEN "\\r\\n"')

        then:
        peer.hears(13) == 'AUTH s3cret\r\n'
        !shell.screen().contains('s3cret')
        shell.screen().startsWith('send(#1, ')
        !bytesOnRecord().contains('s3cret')
    }

    def "after the peer's reset: ECONNRESET or EPIPE, exit NO, and no signal ends the shell"() {
        given:
        peer.resets()
        shell.type('recv')

        expect:
        shell.type('send "x"') == Verdict.NO
        shell.screen().contains('send(#1, 1 byte) = -1 EPIPE')
    }

    def "a socket without a peer: ENOTCONN or EPIPE, from the kernel"() {
        expect:
        shell.type('socket tcp; send "x"') == Verdict.NO
        shell.screen() =~ /send\(#2, 1 byte\) = -1 E(PIPE|NOTCONN|DESTADDRREQ)/
    }

    def "an empty datagram can be sent: 0 bytes are a message"() {
        given:
        def ear = new DatagramSocket(0, InetAddress.loopbackAddress)
        ear.soTimeout = 10_000

        when:
        shell.given("udp 127.0.0.1:${ear.localPort} \"\"")
        def packet = new DatagramPacket(new byte[10], 10)
        ear.receive(packet)

        then:
        packet.length == 0

        cleanup:
        ear.close()
    }
}
