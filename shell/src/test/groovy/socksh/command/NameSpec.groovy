package socksh.command

import socksh.Peer
import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** name and peer: both ends of a socket, as the kernel names them. */
class NameSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture(width: 200)
    @AutoCleanup
    Peer other = new Peer()
    @TempDir
    File folder

    def "a connection has two ends"() {
        given:
        shell.given("open tcp $other")

        expect:
        shell.shows('name') == "getsockname(#1) = 127.0.0.1:${other.client.port}"
        shell.shows('peer') == "getpeername(#1) = $other"
    }

    def "a socket fresh from socket(2) is at 0.0.0.0:0 and has no peer"() {
        given:
        shell.given('socket tcp')

        expect:
        shell.shows('name') == 'getsockname(#1) = 0.0.0.0:0'
        shell.type('peer') == Verdict.NO
        shell.screen().contains('getpeername(#1) = -1 ENOTCONN')
    }

    def "IPv6 addresses stand in brackets"() {
        expect:
        shell.type('socket udp v6; bind [::1]:0; name') == Verdict.DONE
        shell.screen().endsWith("getsockname(#1) = [::1]:${shell.port('#1')}")
    }

    def "Unix sockets are named by path, by abstract name, or not at all"() {
        given:
        def path = new File(folder, 's').path

        expect:
        shell.shows("socket unix; bind unix:$path; name").endsWith("getsockname(#1) = unix:$path")
        shell.shows("socket unix; bind unix:@socksh-$path; name").endsWith("getsockname(#2) = unix:@socksh-$path")
        shell.shows('socket unix; name').endsWith('getsockname(#3) = unix:(unnamed)')
    }
}
