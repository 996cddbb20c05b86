package socksh.language

import static socksh.language.Expected.*

import spock.lang.Specification

/** What the prompt asks about a payload at every key. */
class PayloadRolesSpec extends Specification implements Typed {

    List<Word> lenient(String text) {
        Line.read(text).lines()[0].words()
    }

    def "#text is coloured #kinds"() {
        when:
        def words = lenient(text)
        def roles = Payload.roles(words, 1)

        then:
        roles*.kind()*.name() == kinds.split(' ') as List
        roles*.column() == words.drop(1)*.column()
        roles*.end() == words.drop(1)*.end()

        where:
        text                          | kinds
        'send hello "x"'              | 'TEXT TEXT'
        'send hex 16 ff hello'        | 'KEYWORD HEX HEX TEXT'
        'send u8 7 x'                 | 'KEYWORD NUMBER TEXT'
        'send u8 700 x'               | 'KEYWORD ERROR TEXT'
        'send hex 16 1 hex ff'        | 'KEYWORD HEX ERROR KEYWORD HEX'
        'send repeat 3 "x" sum8'      | 'KEYWORD NUMBER TEXT KEYWORD'
        'send u32be unixtime x'       | 'KEYWORD KEYWORD TEXT'
        'send file a.bin'             | 'KEYWORD FILE'
        'send env TOKEN'              | 'KEYWORD SECRET'
        'send base64 aGk='            | 'KEYWORD HEX'
        'send u16 7'                  | 'ERROR TEXT'
        'send file'                   | 'KEYWORD'
        'send "unclosed'              | 'TEXT'
    }

    def "after '#text' may come #expected"() {
        expect:
        Payload.expected(lenient(text), 1) == expected as Set

        where:
        text              | expected
        'send'            | [PIECE]
        'send hello'      | [PIECE]
        'send hex'        | [HEX]
        'send hex 16'     | [HEX, PIECE]
        'send base64'     | [BASE64]
        'send base64 aGk' | [PIECE]
        'send file'       | [PATH]
        'send file a.bin' | [PIECE]
        'send u16be'      | [NUMBER]
        'send u16be 1'    | [NUMBER, PIECE]
        'send repeat'     | [COUNT]
        'send repeat 3'   | [PIECE]
        'send random'     | [COUNT]
        'send random 4'   | [PIECE]
        'send env'        | [VARIABLE]
        'send "a" sum8'   | [PIECE]
    }
}
