package socksh.language

import java.time.Duration
import spock.lang.Specification

/** Times and sizes as people write them. */
class MeasuresSpec extends Specification implements Typed {

    def "#text is #millis milliseconds"() {
        expect:
        Durations.read(word(text)) == Duration.ofMillis(millis)

        where:
        text      | millis
        '200ms'   | 200
        '2s'      | 2000
        '1.5s'    | 1500
        '3m'      | 180000
        '0s'      | 0
        '"2s"'    | 2000
        '35791m'  | 2147460000
    }

    def "#marked is no time: #what"() {
        when:
        Durations.read(word(unmarked(marked)))

        then:
        def no = thrown(Misunderstood)
        def problem = no.problem()
        problem.column() == marked.indexOf('^')
        problem.what() == what
        problem.tip() == tip

        where:
        marked      | what                        | tip
        '2^'        | 'a time needs a unit'       | 'write 2s; units are ms s m'
        '2^h'       | 'h is not a unit of time'   | 'units are ms s m'
        '^soon'     | 'soon is not a time'        | 'for example 2s'
        '^-2s'      | '-2s is not a time'         | 'for example 2s'
        '^35792m'   | '35792m is too long'        | 'at most 24 days'
        '1^.s'      | '.s is not a unit of time'  | 'units are ms s m'
        '1.2^.3s'   | '.3s is not a unit of time' | 'units are ms s m'
        ('^' + '9' * 31 + 's') | 'this number has too many digits' | ''
    }

    def "#text is #bytes bytes"() {
        expect:
        Sizes.read(word(text)) == bytes

        where:
        text    | bytes
        '0'     | 0
        '4096'  | 4096
        '64k'   | 65536
        '64K'   | 65536
        '64KiB' | 65536
        '1M'    | 1048576
        '2G'    | 2147483648
        '1.5k'  | 1536
        '7B'    | 7
    }

    def "#marked is no size: #what"() {
        when:
        Sizes.read(word(unmarked(marked)))

        then:
        def no = thrown(Misunderstood)
        def problem = no.problem()
        problem.column() == marked.indexOf('^')
        problem.what() == what

        where:
        marked                    | what
        '^many'                   | 'many is not a number of bytes'
        '^-1'                     | '-1 is not a number of bytes'
        '4^x'                     | 'x is not a unit of size'
        '^0.3k'                   | '0.3k is not a possible number of bytes'
        '^9223372036854775808'    | '9223372036854775808 is not a possible number of bytes'
        '^99999999999999G'        | '99999999999999G is not a possible number of bytes'
    }
}
