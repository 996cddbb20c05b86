package socksh.command

import socksh.ShellFixture
import socksh.session.OpenSocket
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** socket: a descriptor, not yet a connection. */
class SocketSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "`#line` is one call, shown as C writes it"(String line, String shown, String protocol) {
        expect:
        shell.type(line) == Verdict.DONE
        shell.screen() == shown
        shell.socket('#1').protocol() == protocol
        shell.socket('#1').phase() == OpenSocket.Phase.FRESH

        where:
        line                || shown                                  | protocol
        'socket tcp'        || 'socket(AF_INET, SOCK_STREAM) = #1'     | 'tcp'
        'socket tcp v4'     || 'socket(AF_INET, SOCK_STREAM) = #1'     | 'tcp'
        'socket tcp v6'     || 'socket(AF_INET6, SOCK_STREAM) = #1'    | 'tcp'
        'socket udp'        || 'socket(AF_INET, SOCK_DGRAM) = #1'      | 'udp'
        'socket udp v6'     || 'socket(AF_INET6, SOCK_DGRAM) = #1'     | 'udp'
        'socket unix'       || 'socket(AF_UNIX, SOCK_STREAM) = #1'     | 'unix'
        'socket unix-dgram' || 'socket(AF_UNIX, SOCK_DGRAM) = #1'      | 'unix-dgram'
    }

    def "each new socket becomes the current one, and `as` names it"() {
        expect:
        shell.type('socket tcp as a; socket udp as b') == Verdict.DONE
        shell.session.sockets().current().get() == shell.socket('b')
        shell.socket('#1') == shell.socket('a')
    }

    def "a name that is given again goes to the newer socket"() {
        expect:
        shell.type('socket tcp as a; socket udp as a') == Verdict.DONE
        shell.socket('a') == shell.socket('#2')
        shell.socket('#1').name().empty
    }

    def "numbers are never given twice"() {
        expect:
        shell.type('socket tcp; close; socket tcp') == Verdict.DONE
        shell.session.sockets().all()*.label() == ['#2']
    }

    def "`#line` is refused and nothing is opened"(String line, int column, String what) {
        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().readLines()[1].indexOf('^') == column
        shell.screen().contains(what)
        shell.session.sockets().all().empty

        where:
        line                || column | what
        'socket'            || 6      | 'a word is missing here'
        'socket sctp'       || 7      | 'one of tcp, udp, unix'
        'socket tcp v5'     || 11     | 'one of v4, v6'
        'socket unix v4'    || 0      | 'no v4 or v6'
        'socket tcp v4 x'   || 14     | 'usage: socket tcp|udp|unix'
        'socket tcp as send'|| 14     | 'send is a command'
    }
}
