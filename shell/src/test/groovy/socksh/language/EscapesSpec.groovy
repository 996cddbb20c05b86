package socksh.language

import spock.lang.Specification

/** Escapes in double quotes, and their inverse. */
class EscapesSpec extends Specification implements Typed {

    def "#typed stands for the bytes #hex"() {
        expect:
        Hex.spaced(word('"' + typed + '"').bytes().toArray()) == hex

        where:
        typed               | hex
        '\\r\\n\\t\\0'      | '0d 0a 09 00'
        '\\a\\b\\e\\f\\v'   | '07 08 1b 0c 0b'
        '\\x16\\xff\\xFF'   | '16 ff ff'
        '\\u{41}\\u{20AC}'  | '41 e2 82 ac'
        '\\u{1F600}'        | 'f0 9f 98 80'
        '\\\\\\"\\\''       | '5c 22 27'
        '\\x412'            | '41 32'
        '\\012'             | '00 31 32'
        'é'                 | 'c3 a9'
        'é\\xe9'            | 'c3 a9 e9'
    }

    def "a wrong escape is shown by the column of its backslash: #marked"() {
        when:
        Line.parse(unmarked(marked))

        then:
        def no = thrown(Misunderstood)
        def problem = no.problem()
        problem.column() == marked.indexOf('^')
        problem.length() == length
        problem.what() == what

        where:
        marked               | length | what
        'send "ab^\\q"'      | 2      | 'there is no escape \\q'
        'send "^\\x1"'       | 3      | '\\x takes two hex digits'
        'send "^\\x"'        | 2      | '\\x takes two hex digits'
        'send "^\\xg0"'      | 2      | '\\x takes two hex digits'
        'send "^\\u20AC"'    | 2      | '\\u takes hex digits in braces'
        'send "^\\u{}"'      | 3      | '\\u takes hex digits in braces'
        'send "^\\u{41"'     | 5      | '\\u takes hex digits in braces'
        'send "\\u{^110000}"'| 6      | 'there is no such character'
        'send "\\u{^D800}"'  | 4      | 'there is no such character'
        'send "a^\\'         | 1      | 'nothing follows the backslash'
        'send "^\\\u001B"'   | 2      | 'there is no escape \\\\x1B'
        'send “a^\\q”'       | 2      | 'there is no escape \\q'
    }

    def "bytes #bytes are shown as #literal"() {
        expect:
        Escapes.show(bytes as byte[]) == literal

        where:
        bytes                          | literal
        'GET /\r\n'.bytes              | '"GET /\\r\\n"'
        'a"b\\c'.bytes                 | '"a\\"b\\\\c"'
        [0, 0x1B, 0x7F, 0xFF]          | '"\\x00\\x1B\\x7F\\xFF"'
        'é€'.getBytes('UTF-8')         | '"é€"'
        [0xC2, 0x9B]                   | '"\\xC2\\x9B"'
        [0xE2, 0x82]                   | '"\\xE2\\x82"'
        [0xED, 0xA0, 0x80]             | '"\\xED\\xA0\\x80"'
        [0xC0, 0xAF]                   | '"\\xC0\\xAF"'
        '\u202Eabc'.getBytes('UTF-8')  | '"\\xE2\\x80\\xAEabc"'
        []                             | '""'
    }

    def "random bytes survive being shown and read again (seed #seed)"() {
        given:
        def random = new Random(seed)

        expect:
        500.times {
            def bytes = new byte[random.nextInt(40)]
            random.nextBytes(bytes)
            if (random.nextBoolean()) {
                bytes = new String(bytes, 'UTF-8').getBytes('UTF-8')
            }
            def literal = Escapes.show(bytes)
            assert word(literal).bytes() == Bytes.of(bytes)
            assert literal.chars().noneMatch { Character.isISOControl(it) }
        }

        where:
        seed << (1..8)
    }
}
