package socksh.language

import spock.lang.Specification

/** What a payload cannot be, and the column that says so. */
class PayloadProblemSpec extends Specification implements Typed {

    def "#marked: #what"() {
        when:
        def problem = problemOf(unmarked(marked))

        then:
        problem.column() == marked.indexOf('^')
        problem.what() == what
        problem.column() + problem.length() <= unmarked(marked).length()

        where:
        marked                          | what
        '^'                             | 'nothing to send'
        'hex ^1'                        | '1 has an odd number of hex digits'
        'hex 16 16^1'                   | '161 has an odd number of hex digits'
        'hex 16:16:^1'                  | '1 has an odd number of hex digits'
        'hex 16 0^g'                    | 'g is not a hex digit'
        'hex ^hello'                    | 'h is not a hex digit'
        'hex 16 ^o1'                    | 'o is not a hex digit'
        'hex 16 e^nd'                   | 'n is not a hex digit'
        'hex "16 1^z"'                  | 'z is not a hex digit'
        'hex 16^€'                      | '€ is not a hex digit'
        'hex ^0x'                       | 'no digits follow 0x'
        'hex 0x16^f'                    | '16f has an odd number of hex digits'
        'hex^'                          | 'hex needs hex digits'
        'hex ^,'                        | 'there are no hex digits here'
        'hex ^""'                       | 'there are no hex digits here'
        'base64 ab^*d'                  | '* is not a base64 digit'
        'base64 a^=b='                  | '= is not a base64 digit'
        'base64 abcde^'                 | 'this base64 text is cut short'
        'base64 a^==='                  | 'this base64 text is cut short'
        'base64^'                       | 'base64 needs base64 text'
        'file^'                         | 'file needs a path'
        '^file missing.bin'             | 'no such file: missing.bin'
        '"ab" ^file locked.bin'         | 'no permission to read locked.bin'
        '^file disk.bin'                | 'cannot read disk.bin: Input/output error'
        '^file "a\\0"'                  | 'cannot read a\\x00: Nul character not allowed: a\\x00'
        'u8^'                           | 'u8 needs a number'
        'u8 ^256'                       | '256 is out of range for u8'
        'u8 ^-1'                        | '-1 is out of range for u8'
        'u8 1 2 ^300 4'                 | '300 is out of range for u8'
        'i8 ^128'                       | '128 is out of range for i8'
        'u16be ^65536'                  | '65536 is out of range for u16be'
        'u64le ^18446744073709551616'   | '18446744073709551616 is out of range for u64le'
        'u8 ^x'                         | 'x is not a whole number'
        'u8 1^f'                        | '1f is not a whole number'
        'u8 0x^'                        | '0x is not a whole number'
        'u8 -^'                         | '- is not a whole number'
        'u8 "^"'                        | ' is not a whole number'
        'u8 1^.5'                       | '1.5 is not a whole number'
        'x ^u16be unixtime'             | '1700000000 is out of range here'
        '^i8 unixtime'                  | '1700000000 is out of range here'
        'f32be ^counter'                | 'counter is not a number'
        'f32be ^x'                      | 'x is not a number'
        'f32be ^1f'                     | '1f is not a number'
        'f32be ^1e40'                   | '1e40 is out of range for f32be'
        'f64le ^1e999'                  | '1e999 is out of range for f64le'
        '^u16 20'                       | 'u16 needs a byte order'
        'hello ^len16 x'                | 'len16 needs a byte order'
        'repeat^'                       | 'repeat needs a count'
        'repeat 3^'                     | 'repeat needs a piece'
        'repeat ^x "y"'                 | 'x is not a whole number'
        'repeat ^-1 "y"'                | '-1 is out of range'
        'repeat ^268435457 "y"'         | '268435457 is out of range'
        '"a" ^repeat 268435456 "xx"'    | 'the payload exceeds 256 MiB'
        '"a" ^random 268435456'         | 'the payload exceeds 256 MiB'
        'repeat 2 ^sum8'                | 'sum8 cannot be repeated'
        'repeat 2 ^len8 "x"'            | 'len8 cannot be repeated'
        ('repeat 1 ' * 8 + '^repeat 1 x') | 'too many repeats inside one another'
        '^len8 repeat 256 "x"'          | '256 bytes follow, which this length cannot hold'
        'random^'                       | 'random needs a count'
        'random ^many'                  | 'many is not a whole number'
        'env^'                          | 'env needs the name of a variable'
        '"x" ^env NOPE'                 | 'the variable NOPE is not set'
    }

    def "a number out of range is told the range"() {
        expect:
        problemOf('i16le 40000').tip() == '-32768 to 32767'
        problemOf('u8 256').tip() == '0 to 255'
    }

    def "a keyword that was meant as text is told how to be text"() {
        expect:
        problemOf('please file').tip() ==
            'as in file request.bin; to send the word itself write "file"'
    }

    def "a hex number without 0x is told so"() {
        expect:
        problemOf('u8 1f').tip() == 'hex numbers start with 0x'
    }
}
