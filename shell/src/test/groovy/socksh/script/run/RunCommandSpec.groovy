package socksh.script.run

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** `run` at the prompt: a script is played in the session, and every call is seen. */
class RunCommandSpec extends Specification {

    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    @TempDir
    File folder

    def "a packed script is played, its calls are seen, and its sockets are closed"() {
        expect:
        shell.type('run two-clients') == Verdict.DONE
        shell.screen().contains('listen(#1')
        shell.screen() =~ /ok  scripts\/two-clients\.groovy  One listener, two clients, one select  \(\d+ ms\)/
        shell.session.sockets().all().empty
    }

    def "one's own sockets stay"() {
        given:
        shell.given('listen 0 as door')

        expect:
        shell.type('run two-clients') == Verdict.DONE
        shell.session.sockets().all()*.name()*.get() == ['door']
    }

    def "parameters are given after the script; one that it does not have is refused"() {
        given:
        def script = new File(folder, 'x.groovy')
        script.text = "param port: 1\ncheck port == 2, 'two'\n"

        expect:
        shell.type("run $script port=2") == Verdict.DONE
        shell.shows("run $script port=3") =~ /(?s)failed .*x\.groovy:2  check port == 2, 'two'\n.*the check is not true: two/
        shell.shows("run $script prot=3").contains('no script has a param `prot` (did you mean `port`?)')
        shell.shows('run htp-get').contains('did you mean `http-get`?')
    }

    def "what was recorded is played by its name, also where a packed script is called so"() {
        given:
        new File(folder, 'http-get.groovy').text = "check 1 == 2, 'mine'\n"

        expect:
        shell.type("run $folder/http-get") == Verdict.NO
        shell.screen().contains('the check is not true: mine')
        shell.type("run $folder/http-put") == Verdict.WRONG
        shell.said().contains("there is no file $folder/http-put")
    }

    def "both sides are played where nobody else is there, and a CI gets its file"() {
        given:
        def script = new File(folder, 'meter.groovy')
        def junit = new File(folder, 'out.xml')
        script.text = """dev = udp '127.0.0.1:9', hex: '16 16'\ndev.expect datagram: '68 16'\ndev.close()\n"""

        expect:
        shell.type("run $script --simulate --junit $junit") == Verdict.DONE
        junit.text.contains('tests="1" failures="0" errors="0"')
        shell.type("run $script --junit $junit") == Verdict.NO
        junit.text.contains('tests="1" failures="1" errors="0"')
        shell.shows("run $script --junit $folder").contains("cannot write $folder")
    }

    def "alone it lists the packed ones"() {
        expect:
        shell.shows('run') =~ /two-clients +One listener, two clients, one select/
    }
}
