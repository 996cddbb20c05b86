package socksh.lab

/** The device of the reader's question, and other peers that speak UDP. */
class DatagramSamplesSpec extends LabTalk {

    static final ANSWER = '68 09 68 08 05 72 78 56 34 12 01 07 9B 16'

    def "the device answers the ten bytes"() {
        given:
        def device = lab.start('device')
        def socket = udp()

        when:
        sendTo(socket, device, hex('16 16 16 16 00 FF FF FF FF FF'))
        def answer = receive(socket)

        then:
        hexOf(answer) == ANSWER
        answer.port == device.port()
    }

    def "the answer's length byte and checksum are right"() {
        given:
        def frame = hex(ANSWER)

        expect:
        frame[1] == frame.length - 5
        frame[-2] == (byte) frame[3..-3].sum()
    }

    def "the device is silent to anything else, but notes it"() {
        given:
        def device = lab.start('device')
        def socket = udp()
        def wrong = [
            '1616161600FFFFFFFFFF'.bytes, hex('16 16 16 16 00 FF FF FF FF'),
            hex('16 16 16 16 00 FF FF FF FF FF 0A'), new byte[0]]

        when: 'the right one comes last, so its answer is the only one'
        (wrong + [hex('16 16 16 16 00 FF FF FF FF FF')]).each { sendTo(socket, device, it) }

        then:
        hexOf(receive(socket)) == ANSWER
        device.log()*.kind()*.name() == ['RECEIVED'] * 5 + ['SENT']
        device.log().first().text() == '1616161600FFFFFFFFFF'
        device.sent() == 14
    }

    def "the UDP echo returns a datagram of #size bytes"() {
        given:
        def echo = lab.start('echo-udp')
        def socket = udp()

        when:
        sendTo(socket, echo, new byte[size])

        then:
        receive(socket).length == size

        where:
        size << [0, 1, 1472]
    }

    def "the answer from another port never reaches a connected socket"() {
        given:
        def peer = lab.start('other-port')
        def open = udp()
        def connected = udp()
        connected.connect(InetAddress.getByName('127.0.0.1'), peer.port())
        connected.soTimeout = 100

        when:
        sendTo(open, peer, 'hello'.bytes)
        def answer = receive(open)
        connected.send(new DatagramPacket('hello'.bytes, 5))
        soon.eventually { assert peer.log()*.kind()*.name() == ['RECEIVED', 'SENT'] * 2 }
        receive(connected)

        then:
        thrown(SocketTimeoutException)
        answer.length == 5
        answer.port != peer.port()
    }
}
