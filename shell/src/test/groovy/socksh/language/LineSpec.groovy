package socksh.language

import spock.lang.Specification

/** How a typed text falls into lines and words. */
class LineSpec extends Specification implements Typed {

    def "#text is the words #expected"() {
        expect:
        words(text)*.text() == expected

        where:
        text                          | expected
        'send hello'                  | ['send', 'hello']
        '  send \t hello  '           | ['send', 'hello']
        'send "a b" \'c d\''          | ['send', 'a b', 'c d']
        'a"b c"d'                     | ['ab cd']
        'host="x"'                    | ['host=x']
        '"GET /\\r\\n""Host: x"'      | ['GET /\r\nHost: x']
        'send ""'                     | ['send', '']
        '#2 send "#"'                 | ['#2', 'send', '#']
        'use #2'                      | ['use', '#2']
        'accept as web &'             | ['accept', 'as', 'web', '&']
        'send "x;y" \';\''            | ['send', 'x;y', ';']
        'send a#b # not a comment'    | ['send', 'a#b', '#', 'not', 'a', 'comment']
        'send \'raw \\n stays\''      | ['send', 'raw \\n stays']
        'send C:\\temp'               | ['send', 'C:\\temp']
        'send häßlich €'              | ['send', 'häßlich', '€']
        '\uD83D\uDE00 "\uD83D\uDE00"' | ['\uD83D\uDE00', '\uD83D\uDE00']
        'send "say \\"hi\\""'         | ['send', 'say "hi"']
        'send don’t'                  | ['send', 'don’t']
        'sendto 1 /etc/x'             | ['sendto', '1', '/etc/x']
        'recv match ready'            | ['recv', 'match', 'ready']
        ''                            | []
        ' ;; ; '                      | []
        '# a comment; send x'         | []
        '#'                           | []
        '#\tnote'                     | []
        '#!/usr/bin/env socksh'       | []
    }

    def "a semicolon or a line end begins a new line, and columns stay those of the whole text"() {
        when:
        def lines = Line.parse('open tcp 80; send "a;b"\r\n# a comment; not a line\n  close')

        then:
        lines*.text() == ['open tcp 80', 'send "a;b"', 'close']
        lines*.words()*.size() == [3, 2, 1]
        lines[1].words()[1].column() == 18
        lines.every { line -> line.words().every { line.source().startsWith(it.raw(), it.column()) } }
    }

    def "a comment may follow a semicolon"() {
        expect:
        Line.parse('close; # done; close')*.text() == ['close']
    }

    def "only a word without any quotes is that word"() {
        expect:
        word('hex').is('hex')
        !word('"hex"').is('hex')
        !word('h"ex"').is('hex')
        !word('hex').is('he')
    }

    def "#text is quoted #quote"() {
        expect:
        word(text).quote() == quote

        where:
        text      | quote
        'a'       | Quote.BARE
        '"a"'     | Quote.DOUBLE
        "'a'"     | Quote.SINGLE
        'a"b"'    | Quote.BARE
        '"a"b'    | Quote.BARE
        '"a""b"'  | Quote.DOUBLE
        '“a”'     | Quote.DOUBLE
        '‘a’'     | Quote.SINGLE
        '""'      | Quote.DOUBLE
    }

    def "curly quotes are quotes and the reader says so: #text"() {
        when:
        def line = Line.parse(text)[0]

        then:
        line.words()*.text() == ['send', value]
        line.notices() == ['Curly quotes were read as straight ones.']

        where:
        text               | value
        'send “a b\\r\\n”' | 'a b\r\n'
        'send „a b“'       | 'a b'
        'send ‘a\\n b’'    | 'a\\n b'
        'send “a "b" ”'    | 'a "b" '
        'send “a b"'       | 'a b'
        "send ‘a b'"       | 'a b'
    }

    def "a pasted no-break space is a blank and the reader says so"() {
        when:
        def line = Line.parse('send\u00A0hello')[0]

        then:
        line.words()*.text() == ['send', 'hello']
        line.notices() == ['A no-break space was read as a blank.']
    }

    def "a backslash outside quotes stays, with a word about it where it looks like an escape"() {
        expect:
        Line.parse('send hello\\r\\n')[0].notices() == [
            '\\r was taken literally: escapes work inside double quotes.',
            '\\n was taken literally: escapes work inside double quotes.']
        Line.parse('send "hello\\r\\n" a\\b')[0].notices() == []
        Line.parse("send 'hello\\r\\n'")[0].notices() == []
    }

    def "after match a pattern runs to its closing slash: #text"() {
        when:
        def pattern = words(text)[2]

        then:
        pattern.quote() == Quote.REGEX
        pattern.text() == value
        pattern.flags() == flags
        words(text).size() == count

        where:
        text                        | value      | flags | count
        'recv match /a b;c/'        | 'a b;c'    | ''    | 3
        'recv match /a\\/b/i'       | 'a/b'      | 'i'   | 3
        'recv match /\\d+\\\\/ x'   | '\\d+\\\\' | ''    | 4
        'recv match /"/ timeout 2s' | '"'        | ''    | 5
        'recv match //'             | ''         | ''    | 3
    }

    def "a quoted match begins no pattern"() {
        expect:
        words('recv "match" /a')[2].quote() == Quote.BARE
    }

    def "what cannot be read is shown by its column: #marked"() {
        when:
        Line.parse(unmarked(marked))

        then:
        def no = thrown(Misunderstood)
        no.problem().column() == marked.indexOf('^')
        no.problem().what() == what
        no.message.startsWith(what)
        no.stackTrace.length == 0

        where:
        marked                   | what
        'send ^"abc'             | 'this quote is not closed'
        "send ^'abc"             | 'this quote is not closed'
        'send "a" ^“abc'         | 'this quote is not closed'
        'send ^‘abc"'            | 'this quote is not closed'
        "send don^'t"            | 'this quote is not closed'
        'close; send ^"abc; x'   | 'this quote is not closed'
        'send ^"abc\\"'          | 'this quote is not closed'
        'recv match ^/abc'       | 'this pattern is not closed'
        'recv match /abc/i^x'    | 'a pattern has no flag x'
        'recv match /abc/^\u001B' | 'a pattern has no flag \\x1B'
    }

    def "an apostrophe taken for a quote gets a tip of its own"() {
        expect:
        Line.read("send don't").problem().get().tip() ==
            'to send an apostrophe put the text in double quotes'
    }

    def "a line still being typed gives the words so far"() {
        when:
        def reading = Line.read('open 80; send "GET /ind')

        then:
        reading.lines().collect { it.words()*.text() } == [['open', '80'], ['send', 'GET /ind']]
        reading.problem().get().column() == 14
    }

    def "a bad escape does not stop the reading of a half-typed line"() {
        when:
        def reading = Line.read('send "a\\qb" next')

        then:
        reading.lines()[0].words()*.text() == ['send', 'a\\qb', 'next']
        reading.problem().get().column() == 7
    }

    def "the cursor at #cursor stands in line #index"() {
        given:
        def reading = Line.read('ab; cd ;')

        expect:
        reading.lines().indexOf(reading.at(cursor)) == index

        where:
        cursor | index
        0      | 0
        2      | 0
        3      | 1
        7      | 1
        8      | 2
        99     | 2
    }
}
