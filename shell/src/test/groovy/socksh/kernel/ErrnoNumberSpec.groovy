package socksh.kernel

import static java.lang.foreign.ValueLayout.ADDRESS
import static java.lang.foreign.ValueLayout.JAVA_INT

import java.lang.foreign.FunctionDescriptor
import java.lang.foreign.Linker
import java.lang.foreign.MemorySegment
import spock.lang.Requires
import spock.lang.Specification

/** The numbers of errno, found again from what the kernel left behind. */
class ErrnoNumberSpec extends Specification {

    static final Linker LINKER = Linker.nativeLinker()
    static final int MORE_THAN_ANY_SENTENCE = 256

    def "#errno is found by its number"() {
        expect:
        Errno.of(errno.number()) == errno

        where:
        errno << Errno.values()
    }

    @Requires({ ErrnoNumberSpec.knows('strerrorname_np') && ErrnoNumberSpec.knows('strerrordesc_np') })
    def "what this machine's libc calls #number is known here by the same name and the same words"() {
        expect:
        with(Errno.of(number)) {
            name() == ask('strerrorname_np', number)
            words() == ask('strerrordesc_np', number)
        }

        where:
        number << (1..200).findAll { knows('strerrorname_np') && ask('strerrorname_np', it) }
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

    static boolean knows(String function) { LINKER.defaultLookup().find(function).present }

    /** Asks a function of libc that turns a number into a string, or into nothing. */
    static String ask(String function, int number) {
        def address = LINKER.defaultLookup().find(function).get()
        def handle = LINKER.downcallHandle(address, FunctionDescriptor.of(ADDRESS, JAVA_INT))
        def answer = handle.invokeWithArguments(number) as MemorySegment
        answer.address() == 0 ? null : answer.reinterpret(MORE_THAN_ANY_SENTENCE).getString(0)
    }
}
