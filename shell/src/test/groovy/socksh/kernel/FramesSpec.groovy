package socksh.kernel

import spock.lang.Specification

import static socksh.kernel.Segment.Flag.ACK
import static socksh.kernel.Segment.Flag.FIN
import static socksh.kernel.Segment.Flag.PSH
import static socksh.kernel.Segment.Flag.RST
import static socksh.kernel.Segment.Flag.SYN
import static socksh.kernel.Segment.Flag.URG

/** Frames as bytes become segments; what is no frame becomes nothing, and never an error. */
class FramesSpec extends Specification {
    static final String LINK4 = '00 00 00 00 00 00 00 00 00 00 00 00 08 00'
    static final String LINK6 = '00 00 00 00 00 00 00 00 00 00 00 00 86 dd'
    static final String HELLO = '68 65 6c 6c 6f'
    static final String TCP = '9c 40 22 b8 00 00 00 01 ff ff ff fe 50 18 02 00 00 00 00 00'
    static final String UDP = '9c 40 22 b8 00 0d 00 00'
    static final String V6_HOSTS = '00 ' * 15 + '01 ' + '00 ' * 15 + '02'

    static byte[] bytes(String... hex) {
        hex.join(' ').replace(' ', '').decodeHex()
    }

    static String v4(int length, int protocol, String fragment = '40 00') {
        String.format('45 00 %04x 00 00 %s 40 %02x 00 00 7f 00 00 01 7f 00 00 02', length, fragment, protocol)
    }

    static String v6(int length, int next) {
        String.format('60 00 00 00 %04x %02x 40 %s', length, next, V6_HOSTS)
    }

    static Optional<Segment> read(byte[] frame, int length = frame.length) {
        Frames.segment(frame, length)
    }

    def "TCP over IPv4"() {
        given:
        def segment = read(bytes(LINK4, v4(45, 6), TCP, HELLO)).get()

        expect:
        with(segment) {
            protocol() == Protocol.TCP
            from() == Address.v4(127, 0, 0, 1, 40_000)
            to() == Address.v4(127, 0, 0, 2, 8888)
            flags() == [PSH, ACK] as Set
            seq() == 1
            ack() == 0xfffffffeL
            window() == 512
            length() == 5
            new String(payload()) == 'hello'
            frameLength() == 59
        }
    }

    def "UDP over IPv6"() {
        given:
        def segment = read(bytes(LINK6, v6(13, 17), UDP, HELLO)).get()

        expect:
        with(segment) {
            protocol() == Protocol.UDP
            from() == new Address.Inet6(0, 1, 0, 40_000)
            to() == new Address.Inet6(0, 2, 0, 8888)
            flags().empty
            length() == 5
            new String(payload()) == 'hello'
        }
    }

    def "bits #bits are #flags"(int bits, Set flags) {
        given:
        def frame = bytes(LINK4, v4(40, 6), TCP)
        frame[14 + 20 + 13] = (byte) bits

        expect:
        read(frame).get().flags() == flags

        where:
        bits | flags
        0x00 | [] as Set
        0x02 | [SYN] as Set
        0x12 | [SYN, ACK] as Set
        0x11 | [FIN, ACK] as Set
        0x04 | [RST] as Set
        0x3f | [SYN, FIN, RST, PSH, URG, ACK] as Set
        0xc0 | [] as Set
    }

    def "padding after the packet is no payload"() {
        expect:
        read(bytes(LINK4, v4(40, 6), TCP, '00 00 00 00 00 00')).get().length() == 0
    }

    def "a packet that is too large for its length field is as long as its frame"() {
        expect:
        read(bytes(LINK4, v4(0, 6), TCP, HELLO), 100_054).get().length() == 100_000
    }

    def "what was cut off counts in the length and is missing in the payload"() {
        given:
        def segment = read(bytes(LINK4, v4(40 + 1000, 6), TCP, HELLO), 54 + 1000).get()

        expect:
        segment.length() == 1000
        new String(segment.payload()) == 'hello'
    }

    def "options of IPv4 and of TCP are passed over"(String frame) {
        expect:
        new String(read(bytes(LINK4, frame)).get().payload()) == 'hello'

        where:
        frame << [
            v4(49, 6).replaceFirst('45', '46') + ' 01 01 01 01 ' + TCP + HELLO,
            v4(57, 6) + ' ' + TCP.replace(' 50 18', ' 80 18') + ' 01' * 12 + HELLO,
        ]
    }

    def "extension headers of IPv6 are passed over"() {
        expect:
        new String(read(bytes(LINK6, v6(41, 0), '3c 00 00 00 00 00 00 00', '06 00 00 00 00 00 00 00', TCP, HELLO))
            .get().payload()) == 'hello'
    }

    def "#what is no segment"(String what, byte[] frame) {
        expect:
        read(frame).empty

        where:
        what                          | frame
        'nothing'                     | bytes('')
        'ARP'                         | bytes('00 ' * 12, '08 06', '00 ' * 40)
        'ICMP'                        | bytes(LINK4, v4(40, 1), '00 ' * 20)
        'the rest of a fragment'      | bytes(LINK4, v4(40, 6, '00 10'), TCP)
        'the rest of one in IPv6'     | bytes(LINK6, v6(28, 44), '06 00 00 08 00 00 00 00', TCP)
        'IPv4 that says 6'            | bytes(LINK4, '65', v4(40, 6).substring(2), TCP)
        'a short IPv4 header'         | bytes(LINK4, v4(40, 6).replaceFirst('45', '44'), TCP)
        'a short TCP header'          | bytes(LINK4, v4(40, 6), TCP.replace(' 50 18', ' 40 18'))
        'half a TCP header'           | bytes(LINK4, v4(40, 6), TCP.substring(0, 30))
        'TCP that its packet cuts'    | bytes(LINK4, v4(30, 6), TCP)
        'half a UDP header'           | bytes(LINK4, v4(28, 17), UDP.substring(0, 12))
    }

    def "random bytes behind a plausible beginning never make an error, and no payload from outside"() {
        given:
        def random = new Random(7)
        def beginnings = [bytes(LINK4), bytes(LINK6), bytes(LINK4, v4(60, 6)), bytes(LINK6, v6(40, 6)),
            bytes(LINK6, v6(40, 0)), bytes(LINK4, v4(60, 17)), bytes('')]
        int segments = 0

        when:
        200_000.times {
            byte[] begin = beginnings[random.nextInt(beginnings.size())]
            byte[] rest = new byte[random.nextInt(120)]
            random.nextBytes(rest)
            byte[] frame = new byte[begin.length + rest.length]
            System.arraycopy(begin, 0, frame, 0, begin.length)
            System.arraycopy(rest, 0, frame, begin.length, rest.length)
            def segment = Frames.segment(frame, frame.length + random.nextInt(3) * 1000)
            if (segment.present) {
                segments++
                assert segment.get().length() >= 0
                assert segment.get().payload().length <= segment.get().length()
                assert segment.get().payloadAt() + segment.get().length() <= segment.get().frameLength()
            }
        }

        then: 'and enough of it got that far'
        segments > 1000
    }
}
