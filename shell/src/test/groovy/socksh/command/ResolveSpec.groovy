package socksh.command

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** resolve: getaddrinfo, a function of the C library. */
class ResolveSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "every address of a name is shown, and nothing is opened"() {
        expect:
        shell.type('resolve localhost') == Verdict.DONE
        shell.screen() ==~ /getaddrinfo\("localhost".*\) = .*127\.0\.0\.1.*/
        shell.session.sockets().all().empty
    }

    def "an address is its own answer"() {
        expect:
        shell.shows("resolve $address").endsWith("= $address")

        where:
        address << ['127.0.0.1', '::1']
    }

    def "a name that nobody knows has an error of its own kind, not an errno"() {
        expect:
        shell.type('resolve nosuch.invalid') == Verdict.NO
        shell.screen() =~ /getaddrinfo\("nosuch\.invalid".*\) = -\d+ EAI_\w+ \(/
    }

    def "without a name there is nothing to ask"() {
        expect:
        shell.type('resolve') == Verdict.WRONG
        shell.screen().contains('HOST is missing')
    }
}
