package socksh.language

import spock.lang.Specification

/** Times and sizes as people say them. */
class AmountsSpec extends Specification {

    def "#nanos ns are #words"() {
        expect:
        Amounts.time(nanos) == words

        where:
        nanos           || words
        0               || '0.00 ms'
        50_000          || '0.05 ms'
        1_234_567       || '1.2 ms'
        44_000_000      || '44 ms'
        2_000_000_000   || '2.0 s'
        185_000_000_000 || '3 m 5 s'
    }

    def "#nanos ns are #seconds seconds, in six digits as strace writes them"() {
        expect:
        Amounts.seconds(nanos) == seconds

        where:
        nanos          || seconds
        0              || '0.000000'
        499            || '0.000000'
        1_500          || '0.000002'
        1_234_567      || '0.001235'
        999_999_500    || '1.000000'
        61_050_000_000 || '61.050000'
    }

    def "#bytes bytes are #words"() {
        expect:
        Amounts.exactSize(bytes) == words

        where:
        bytes         || words
        1             || '1 byte'
        1024          || '1,024 bytes'
        1_048_575     || '1.0 MiB (1,048,575 bytes)'
        2_147_483_648 || '2.0 GiB (2,147,483,648 bytes)'
    }

    def "#number clients are #words"() {
        expect:
        Amounts.count(number, 'client') == words

        where:
        number    || words
        0         || '0 clients'
        1         || '1 client'
        1_234_567 || '1,234,567 clients'
    }
}
