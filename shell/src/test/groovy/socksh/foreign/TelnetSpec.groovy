package socksh.foreign

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification

/** A real telnet at our listener: the greeting of the tutorial. */
@Requires(value = { Foreign.has('telnet') }, reason = 'telnet is not installed')
class TelnetSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Foreign telnet

    def "a telnet client is greeted, and what it types is received"() {
        given:
        shell.given('listen 0 as srv')
        telnet = Foreign.start('telnet', '127.0.0.1', shell.port('srv'))

        expect:
        shell.type('accept; send "Hello client how are you\\r\\n"') == Verdict.DONE
        telnet.says('Hello client how are you')

        when:
        telnet.hears('I am fine\n')

        then:
        shell.type('recv line') == Verdict.DONE
        new String(shell.received()) == 'I am fine\r\n'

        when:
        shell.given('close')

        then:
        telnet.says('Connection closed by foreign host')
    }
}
