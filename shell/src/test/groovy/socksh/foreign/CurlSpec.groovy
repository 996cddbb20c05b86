package socksh.foreign

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification

/** curl, answered by hand. */
@Requires(value = { Foreign.has('curl') }, reason = 'curl is not installed')
class CurlSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Foreign curl

    Foreign curl(String... arguments) {
        shell.given('listen 0 as srv')
        curl = Foreign.start('curl', '-sS', '--noproxy', '*', *arguments, "http://127.0.0.1:${shell.port('srv')}/page")
    }

    def "a hand-typed answer satisfies it"() {
        given:
        curl()

        expect:
        shell.type('accept; recv until "\\r\\n\\r\\n"') == Verdict.DONE
        new String(shell.received()).startsWith('GET /page HTTP/1.1\r\n')
        shell.type('send "HTTP/1.1 200 OK\\r\\nContent-Length: 6\\r\\n\\r\\n" "hello\\n"') == Verdict.DONE
        curl.status() == 0
        curl.text == 'hello\n'
    }

    def "what it posts is received by its length"() {
        given:
        curl('--data', 'name=value')

        expect:
        shell.type('accept; recv match /Content-Length: 10\\r\\n/i; recv until "\\r\\n\\r\\n"; expect "name=value"') == Verdict.DONE
        shell.type('send "HTTP/1.1 204 No Content\\r\\n\\r\\n"; close') == Verdict.DONE
        curl.status() == 0
    }

    def "https to our plain listener is recognised"() {
        given:
        shell.given('listen 0 as srv')
        curl = Foreign.start('curl', '-sS', '--noproxy', '*', "https://127.0.0.1:${shell.port('srv')}/")

        expect:
        shell.type('accept; recv') == Verdict.DONE
        shell.screen().contains('(tls-hello)')
    }
}
