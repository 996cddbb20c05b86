package socksh.foreign

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification

/** With the ncat of Nmap at the other end. */
@Requires(value = { Foreign.has('ncat') }, reason = 'ncat is not installed')
class NcatSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Foreign ncat

    def "many of us at one `ncat -k`"() {
        given:
        ncat = Foreign.listening { Foreign.start('ncat', '-l', '-k', '--exec', '/bin/cat', '127.0.0.1', it) }

        expect:
        shell.type("open tcp 127.0.0.1:$ncat.port as a; open tcp 127.0.0.1:$ncat.port as b") == Verdict.DONE
        shell.type('a send "A\\n"; b send "B\\n"; b expect line "B"; a expect line "A"') == Verdict.DONE
    }

    def "ncat calls, and each line says which client spoke"() {
        given:
        shell.given('listen 0 as srv')
        ncat = Foreign.start('ncat', '127.0.0.1', shell.port('srv')).hears('one\n')
        shell.given('srv accept as a')
        def other = Foreign.start('ncat', '127.0.0.1', shell.port('srv')).hears('two\n')
        shell.given('srv accept as b')

        expect:
        shell.untimed('a recv line') == '#2 <- line of 3 bytes: one'
        shell.untimed('b recv line') == '#3 <- line of 3 bytes: two'

        cleanup:
        other.close()
    }
}
