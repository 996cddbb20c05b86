package socksh.lab

import java.nio.ByteBuffer
import java.nio.channels.SocketChannel

/** The small old services and the peers with a protocol of their own. */
class StreamSamplesSpec extends LabTalk {

    def "the echo returns every byte, and ends when we do"() {
        given:
        def socket = connect('echo')
        def bytes = new byte[256]
        (0..255).each { bytes[it] = (byte) it }

        when:
        socket.outputStream.write(bytes)
        socket.shutdownOutput()

        then:
        socket.inputStream.readAllBytes() == bytes
    }

    def "the echo on a Unix socket does the same, at an address of its own"() {
        given:
        def peer = lab.start('unix')
        def socket = SocketChannel.open(UnixDomainSocketAddress.of(peer.address() - 'unix:'))
        opened << socket
        def answer = ByteBuffer.allocate(5)

        when:
        socket.write(ByteBuffer.wrap('hello'.bytes))
        while (answer.hasRemaining() && socket.read(answer) >= 0) { }

        then:
        answer.array() == 'hello'.bytes
        peer.port() == 0
        peer.log()*.peer().unique() == ['unix']
    }

    def "#name reads everything and answers nothing but the end"() {
        given:
        def socket = connect(name)

        when:
        send(socket, 'hello\n')

        then:
        nothingComes(socket, 50)

        when:
        socket.shutdownOutput()

        then:
        socket.inputStream.read() == -1
        lab.running().first().log()[1].text() == 'hello\n'

        where:
        name << ['discard', 'silent']
    }

    def "daytime says one line and closes"() {
        expect:
        all(connect('daytime')) ==~ /\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n/
    }

    def "chargen turns its alphabet by one letter a line, and begins again"() {
        given:
        def socket = connect('chargen')

        when:
        def lines = (1..96).collect { line(socket) }

        then:
        lines[0] == (' '..'g').join('') + '\r\n'
        lines[1] == ('!'..'h').join('') + '\r\n'
        lines[94].startsWith('~ !"')
        lines[95] == lines[0]
        lines.every { it.length() == 74 }
    }

    def "the greeter greets, and answers each line whatever its end"() {
        given:
        def socket = connect('lines')

        when:
        def greeting = line(socket)
        send(socket, 'with CR LF\r\nwith LF\n')
        def answers = [line(socket), line(socket)]
        send(socket, 'with')
        send(socket, 'out end')
        socket.shutdownOutput()

        then:
        greeting == 'Hello client how are you\r\n'
        answers == ['OK : with CR LF\r\n', 'OK : with LF\r\n']
        all(socket) == 'OK : without end\r\n'
    }

    def "a line that never ends is given up, not collected for ever"() {
        given:
        def socket = connect('lines')

        when:
        send(socket, 'x' * 65_536)

        then:
        soon.eventually {
            assert lab.running().first().log().last().text() == 'a line of more than 65536 bytes'
        }
    }

    def "the mail server speaks first and takes a mail"() {
        given:
        def mail = connect('smtp')

        expect:
        line(mail).startsWith('220 ')
        ask(mail, 'HELO me') == '250'
        ask(mail, 'mail from:<a@b>') == '250'
        ask(mail, 'RCPT TO:<c@d>') == '250'
        ask(mail, 'DATA') == '354'
        ask(mail, 'Subject: hi\r\n\r\nQUIT\r\n.') == '250'
        ask(mail, 'QUIT') == '221'
        mail.inputStream.read() == -1
    }

    def "the mail server keeps the order of things: #said gets #code"() {
        given:
        def mail = connect('smtp')
        line(mail)

        expect:
        said.collect { ask(mail, it) }.last() == code

        where:
        said                                          || code
        ['MAIL FROM:<a@b>']                           || '503'
        ['HELO me', 'RCPT TO:<a@b>']                  || '503'
        ['HELO me', 'MAIL FROM:<a@b>', 'DATA']        || '503'
        ['HELO me', 'MAIL a@b']                       || '501'
        ['HELO me', 'MAIL FROM:<a@b>', 'RSET', 'DATA'] || '503'
        ['NOOP']                                      || '250'
        ['GET / HTTP/1.1']                            || '500'
    }

    def "EHLO gets several lines, of which the last has no dash"() {
        given:
        def mail = connect('smtp')
        line(mail)

        when:
        send(mail, 'EHLO me\r\n')

        then:
        [line(mail), line(mail), line(mail)]*.substring(0, 4) == ['250-', '250-', '250 ']
    }

    def "the sum is the one Modbus has"() {
        expect:
        DialogueSamples.crc16Modbus(hex('01 03 00 0A 00 02'), 6) == 0x09E4
        DialogueSamples.crc16Modbus('123456789'.bytes, 9) == 0x4B37
    }

    def "the framed peer answers #payload reversed, in a frame with its own sum"() {
        given:
        def socket = connect('framed')

        when:
        socket.outputStream.write(frame(payload))

        then:
        socket.inputStream.readNBytes(payload.length() + 4) == frame(payload.reverse())

        where:
        payload << ['hello', 'x', '', 'ab' * 5000]
    }

    def "frames may come in one piece or byte by byte; a wrong sum gets silence"() {
        given:
        def socket = connect('framed')
        def wrong = frame('wrong')
        wrong[3] ^= 1

        when:
        [wrong, hex('00 00'), hex('00 01 FF'), frame('one'), frame('two')]
            .each { it.each { single -> socket.outputStream.write(single) } }

        then:
        socket.inputStream.readNBytes(7) == frame('eno')
        socket.inputStream.readNBytes(7) == frame('owt')
    }

    private static String ask(Socket mail, String said) {
        send(mail, said + '\r\n')
        line(mail).substring(0, 3)
    }

    /** Length of what follows, payload, sum: put together another way than the sample does it. */
    private static byte[] frame(String payload) {
        def body = ByteBuffer.allocate(payload.length() + 4)
        body.putShort((short) (payload.length() + 2)).put(payload.bytes)
        int crc = 0xFFFF
        body.array()[0..<payload.length() + 2].each { one ->
            crc ^= one & 0xFF
            8.times { crc = crc & 1 ? (crc >> 1) ^ 0xA001 : crc >> 1 }
        }
        body.put((byte) crc).put((byte) (crc >> 8)).array()
    }
}
