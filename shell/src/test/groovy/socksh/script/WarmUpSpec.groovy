package socksh.script

import socksh.ShellFixture
import spock.lang.Specification

/** What is done before a long script begins is seen by nobody. */
class WarmUpSpec extends Specification {
    def shell = new ShellFixture()

    def cleanup() {
        shell.close()
    }

    def "a warm-up speaks to its end, opens nothing and leaves no trace in the session"() {
        given:
        def descriptors = open()
        def warmUp = WarmUp.besides(shell.interpreter)

        expect:
        warmUp.speak() == WarmUp.ROUNDS
        shell.events().empty
        shell.session.sockets().all().empty
        open() == descriptors
    }

    def "it ends when the script is ready"() {
        given:
        def warmUp = WarmUp.besides(shell.interpreter)

        when:
        warmUp.close()

        then:
        warmUp.speak() == 0
    }

    private static int open() {
        new File('/proc/self/fd').list().length
    }
}
