package socksh.language

import spock.lang.Specification

/** Guessing at mistyped words, and telling text from other bytes. */
class WordsSpec extends Specification {

    def "#typed means #meant"() {
        expect:
        DidYouMean.closest(typed, ['connect', 'close', 'send', 'sendto', 'recv', 'listen']).orElse(null) == meant

        where:
        typed     | meant
        'conect'  | 'connect'
        'cnonect' | 'connect'
        'connet'  | 'connect'
        'sned'    | 'send'
        'sen'     | 'send'
        'conn'    | 'connect'
        'clsoe'   | 'close'
        'sendt'   | 'sendto'
        'lisetn'  | 'listen'
        'frobble' | null
        'x'       | null
        ''        | null
        'zz'      | null
        'rev'     | 'recv'
        'web'     | null
        'send'    | 'send'
    }

    def "bytes #bytes are text: #answer"() {
        expect:
        Text.isText(bytes as byte[]) == answer

        where:
        bytes                             | answer
        'hello\r\n\tthere'.bytes          | true
        'é€'.getBytes('UTF-8')            | true
        '\uD83D\uDE00'.getBytes('UTF-8')  | true
        []                                | true
        [0]                               | false
        [0x1B]                            | false
        [0x7F]                            | false
        [0xC2, 0x9B]                      | false
        [0xFF]                            | false
        [0xE2, 0x82]                      | false
        [0xED, 0xA0, 0x80]                | false
    }

    def "bytes compare by value and cannot be changed from outside"() {
        given:
        def source = 'abc'.bytes
        def bytes = Bytes.of(source)

        when:
        source[0] = 1
        bytes.toArray()[1] = 1

        then:
        bytes == Bytes.of('abc')
        bytes.hashCode() == Bytes.of('abc').hashCode()
        bytes != Bytes.of('abd')
        bytes.size() == 3
        bytes.toString() == '"abc"'
    }
}
