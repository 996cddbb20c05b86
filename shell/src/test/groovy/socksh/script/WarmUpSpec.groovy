package socksh.script

import java.nio.file.Files
import java.nio.file.NoSuchFileException
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
        shell.eventually { open() - descriptors == [] }
    }

    def "it ends when the script is ready"() {
        given:
        def warmUp = WarmUp.besides(shell.interpreter)

        when:
        warmUp.close()

        then:
        warmUp.speak() == 0
    }

    /** What this process has open: no number of it, as others here open and close meanwhile; nor the JVM's own files. */
    private static List<String> open() {
        new File('/proc/self/fd').listFiles().findResults { linked(it) }.findAll { !it.endsWith('.jar') }
    }

    private static String linked(File descriptor) {
        try {
            Files.readSymbolicLink(descriptor.toPath()) as String
        } catch (NoSuchFileException closed) {
            null
        }
    }
}
