package socksh.kernel

import spock.lang.Specification

/** The numbers of errno, found again from what the kernel left behind. */
class ErrnoNumberSpec extends Specification {

    def "#errno is found by its number"() {
        expect:
        Errno.of(errno.number()) == errno

        where:
        errno << Errno.values()
    }

    def "also the one that the kernel keeps for itself"() {
        expect:
        Errno.of(524) == Errno.ENOTSUPP
    }

    def "#number is no errno"(int number) {
        when:
        Errno.of(number)

        then:
        thrown(IllegalArgumentException)

        where:
        number << [-1, 0, 41, 500, 1023, 1024, 100_000]
    }
}
