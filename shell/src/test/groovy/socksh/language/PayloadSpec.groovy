package socksh.language

import spock.lang.Specification

/** The pieces of a payload become exactly these bytes. */
class PayloadSpec extends Specification implements Typed {

    def "#typed is the text #text"() {
        expect:
        new String(bytes(typed), 'UTF-8') == text

        where:
        typed                            | text
        'hello'                          | 'hello'
        'hello   there'                  | 'hello there'
        '"GET / HTTP/1.1\\r\\n"'         | 'GET / HTTP/1.1\r\n'
        '"a" "b"'                        | 'ab'
        'hello "x" more words'           | 'helloxmore words'
        '"hex" "16"'                     | 'hex16'
        "'file' x"                       | 'filex'
        'host="x y" z'                   | 'host=x y z'
        'quit'                           | 'quit'
        '""'                             | ''
        'PING counter'                   | 'PING1'
        'base64 aGVsbG8='                | 'hello'
        'base64 aGVsbG8'                 | 'hello'
        'base64 "aGk" then more'         | 'hithen more'
        'file greeting.bin'              | 'hello'
        '"<" file "greeting.bin" ">"'    | '<hello>'
        'repeat 3 "ab"'                  | 'ababab'
        'repeat 2 ha ha'                 | 'ha haha ha'
        'repeat 0 "ab"'                  | ''
        'repeat 2 repeat 3 "x" "y"'      | 'xxxxxxy'
        'repeat 3 counter'               | '123'
        'repeat 2 file greeting.bin'     | 'hellohello'
        '"t=" unixtime'                  | 't=1700000000'
        '"AUTH " env TOKEN "\\n"'        | 'AUTH s3cret\n'
        'match /a b/ c'                  | 'match /a b/ c'
        '€ Ü'                            | '€ Ü'
    }

    def "#typed is the bytes #expected"() {
        expect:
        hex(typed) == expected

        where:
        typed                             | expected
        'hex 16161616'                    | '16 16 16 16'
        'hex 16 16 00 ff'                 | '16 16 00 ff'
        'hex 16:16:00:FF'                 | '16 16 00 ff'
        'hex 16-16'                       | '16 16'
        'hex 0x16,0x16'                   | '16 16'
        'hex 0x16 0x16'                   | '16 16'
        'hex 0X16, 0X16'                  | '16 16'
        'hex "16 16" ff'                  | '16 16 ff'
        'hex 16 hello'                    | '16 68 65 6c 6c 6f'
        'hex 16 "16"'                     | '16 31 36'
        'hex 01 hex 02'                   | '01 02'
        'hex 01 u8 2 text'                | '01 02 74 65 78 74'
        'u8 7'                            | '07'
        'u8 0xff'                         | 'ff'
        'u8 1 2 3'                        | '01 02 03'
        'u8 1 x'                          | '01 78'
        'i8 -1 -128 +127'                 | 'ff 80 7f'
        'u16be 20'                        | '00 14'
        'u16le 20'                        | '14 00'
        'i16be -2'                        | 'ff fe'
        'u32be 1 u32le 1'                 | '00 00 00 01 01 00 00 00'
        'i32le -2'                        | 'fe ff ff ff'
        'u64le 18446744073709551615'      | 'ff ff ff ff ff ff ff ff'
        'u64be 0x0102030405060708'        | '01 02 03 04 05 06 07 08'
        'i64be -9223372036854775808'      | '80 00 00 00 00 00 00 00'
        'f32be 1.5'                       | '3f c0 00 00'
        'f32le -1.5'                      | '00 00 c0 bf'
        'f64be 1'                         | '3f f0 00 00 00 00 00 00'
        'f64le 1e0'                       | '00 00 00 00 00 00 f0 3f'
        'f32be -Infinity'                 | 'ff 80 00 00'
        'f32be 16777217.0000001'          | '4b 80 00 01'
        'u32be unixtime'                  | '65 53 f1 00'
        'u16le counter u8 counter counter' | '01 00 02 33'
        'repeat 3 u8 counter'             | '01 02 03'
        'random 3'                        | 'aa aa aa'
        'hex ff 02 sum8'                  | 'ff 02 01'
        'hex ff 02 xor8'                  | 'ff 02 fd'
        'hex 01 03 00 0A 00 02 crc16-modbus'    | '01 03 00 0a 00 02 e4 09'
        'hex 01 03 00 0A 00 02 crc16-modbus-be' | '01 03 00 0a 00 02 09 e4'
        '123456789 crc16-ccitt'           | '31 32 33 34 35 36 37 38 39 29 b1'
        '123456789 crc16-ccitt-le'        | '31 32 33 34 35 36 37 38 39 b1 29'
        '123456789 crc32'                 | '31 32 33 34 35 36 37 38 39 cb f4 39 26'
        '123456789 crc32-le'              | '31 32 33 34 35 36 37 38 39 26 39 f4 cb'
        'sum8'                            | '00'
        'len8 "hello"'                    | '05 68 65 6c 6c 6f'
        'len16be "hi"'                    | '00 02 68 69'
        'len16le "hi"'                    | '02 00 68 69'
        'len32be "hi"'                    | '00 00 00 02 68 69'
        'len32le "hi"'                    | '02 00 00 00 68 69'
        'len8'                            | '00'
        'hex aa len8 len8 "x"'            | 'aa 02 01 78'
        'len8 hex 01 02 sum8'             | '03 01 02 06'
        'hex 01 sum8 hex 02 sum8'         | '01 01 02 04'
    }

    def "the check value of #kind is #check"() {
        expect:
        Long.toHexString(kind.of('123456789'.bytes, 9)) == check

        where:
        kind                  | check
        Checksum.SUM8         | 'dd'
        Checksum.XOR8         | '31'
        Checksum.CRC16_MODBUS | '4b37'
        Checksum.CRC16_CCITT  | '29b1'
        Checksum.CRC32        | 'cbf43926'
    }

    def "a secret is marked where it lies, and shown as asterisks of the same length"() {
        when:
        def built = payload(typed).build(new Still())

        then:
        built.secrets().collect { [it.from(), it.to()] } == ranges
        new String(built.shown()) == shown
        new String(built.bytes()).contains('s3cret')

        where:
        typed                          | ranges             | shown
        '"A " env TOKEN " b"'          | [[2, 8]]           | 'A ****** b'
        'env TOKEN env TOKEN'          | [[0, 6], [6, 12]]  | '************'
        '"x" repeat 2 env TOKEN "y"'   | [[1, 13]]          | 'x************y'
        'sum8 env TOKEN "y" sum8 crc32' | [[1, 7], [8, 9], [9, 13]] | '\0******y*****'
    }

    def "a payload is read up to where the command says"() {
        given:
        def words = words('send hello as web')

        expect:
        new String(Payload.parse(words, 1, 2).build(new Still()).bytes()) == 'hello'
    }

    def "only a file alone can be sent without being read"() {
        expect:
        payload('file a.bin').onlyFile() == Optional.of('a.bin')
        payload('file a.bin "x"').onlyFile().empty
        payload('repeat 2 file a.bin').onlyFile().empty
        payload('"file a.bin"').onlyFile().empty
    }

    def "the most a payload may have is built quickly"() {
        expect:
        payload('repeat 268435456 "x"').build(new Still()).bytes().length == Payload.LIMIT
        bytes('repeat 268435456 repeat 268435456 repeat 268435456 ""').length == 0
    }

    def "every keyword has a summary and an example that is read and built"() {
        expect:
        Payload.keywords().size() == 39
        Payload.keywords().each { name, keyword ->
            assert keyword.name() == name
            assert keyword.summary().length() in 10..59
            assert words(keyword.example()).any { it.is(name) }
            assert payload(keyword.example())
        }
    }
}
