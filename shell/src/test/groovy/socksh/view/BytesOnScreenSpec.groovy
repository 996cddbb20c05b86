package socksh.view

import static java.nio.charset.StandardCharsets.UTF_8
import static socksh.view.Seen.bytes

import spock.lang.Specification

/** Text in which nothing is hidden, and dumps. */
class BytesOnScreenSpec extends Specification {

    def "text is shown line by line: #why"(String why, byte[] sent, List<String> lines) {
        expect:
        Visible.lines(sent, sent.length)*.text() == lines

        where:
        why                                   | sent                               || lines
        'nothing'                             | bytes('')                          || []
        'no line end'                         | bytes('PONG')                      || ['PONG']
        'the last line shows its LF'          | bytes('a\nb\n')                    || ['a', 'b\\n']
        'a CR LF always shows'                | bytes('a\r\nb\r\n')                || ['a\\r\\n', 'b\\r\\n']
        'a CR alone ends no line'             | bytes('a\rb')                      || ['a\\rb']
        'a CR at the end'                     | bytes('a\r')                       || ['a\\r']
        'an empty line'                       | bytes('\n\n')                      || ['', '\\n']
        'controls'                            | bytes('\t\u0000\u001B[2J\u007F')   || ['\\t\\x00\\x1B[2J\\x7F']
        'C1 controls'                         | '\u009B'.getBytes(UTF_8)           || ['\\xC2\\x9B']
        'bytes that are no UTF-8'             | bytes('a\u00FFb')                  || ['a\\xFFb']
        'a character cut short'               | [0xE2, 0x82] as byte[]             || ['\\xE2\\x82']
        'right-to-left override'              | 'a\u202Eb'.getBytes(UTF_8)         || ['a\\xE2\\x80\\xAEb']
        'a zero-width space'                  | 'a\u200Bb'.getBytes(UTF_8)         || ['a\\xE2\\x80\\x8Bb']
        'a blank that is no blank'            | 'a\u00A0b'.getBytes(UTF_8)         || ['a\\xC2\\xA0b']
        'a filler without ink'                | 'a\u3164b'.getBytes(UTF_8)         || ['a\\xE3\\x85\\xA4b']
        'a line separator'                    | 'a\u2028b'.getBytes(UTF_8)         || ['a\\xE2\\x80\\xA8b']
        'wide and combining characters, emoji'| '日本 e\u0301 😀'.getBytes(UTF_8)     || ['日本 e\u0301 😀']
    }

    def "only so much of it as is asked for"() {
        expect:
        Visible.lines(bytes('PONG\r\n'), 4)*.text() == ['PONG']
    }

    def "a dump has the offset, sixteen bytes in two groups and ASCII"() {
        expect:
        HexDump.lines(bytes('GET / HTTP/1.1\r\n\r\n'), 0)*.text() == [
            '00000000  47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a  |GET / HTTP/1.1..|',
            '00000010  0d 0a                                             |..|',
        ]
    }

    def "a dump starts at any offset"() {
        expect:
        HexDump.lines(bytes('a'), 0x123456789AL)*.text() ==
            ['123456789a  61                                                |a|']
    }

    def "rows that repeat are one star and the last row is always there: #rows rows"() {
        given:
        def shown = HexDump.lines(new byte[rows * 16], 0)*.text().collect { it.take(8) }

        expect:
        shown == offsets

        where:
        rows || offsets
        1    || ['00000000']
        2    || ['00000000', '00000010']
        3    || ['00000000', '00000010', '00000020']
        4    || ['00000000', '*', '00000030']
        100  || ['00000000', '*', '00000630']
    }

    def "a row that differs ends the star"() {
        given:
        def bytes = new byte[96]
        bytes[64] = 1

        expect:
        HexDump.lines(bytes, 0)*.text().collect { it.take(8) } == ['00000000', '*', '00000040', '00000050']
    }
}
