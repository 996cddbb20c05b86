package socksh.command

import socksh.Peer
import socksh.ShellFixture
import socksh.session.OpenSocket
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** bind: the socket's own address. */
class BindSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @TempDir
    File folder

    def "port 0 lets the kernel choose, and getsockname tells which it became"() {
        expect:
        shell.type('socket tcp; bind 127.0.0.1:0') == Verdict.DONE
        shell.screen().readLines()[1] == 'bind(#1, 127.0.0.1:0) = 0'
        shell.screen().readLines()[2] == "getsockname(#1) = 127.0.0.1:${shell.port('#1')}"
        shell.port('#1') > 0
        shell.socket('#1').phase() == OpenSocket.Phase.BOUND
    }

    def "`bind #address` binds #bound"(String socket, String address, String bound) {
        expect:
        shell.type("socket $socket; bind $address") == Verdict.DONE
        shell.screen().readLines()[1] == "bind(#1, $bound) = 0"

        where:
        socket   | address       || bound
        'tcp'    | '*:0'         || '0.0.0.0:0'
        'tcp'    | '0'           || '127.0.0.1:0'
        'tcp'    | ':0'          || '127.0.0.1:0'
        'tcp'    | '127.0.0.2 0' || '127.0.0.2:0'
        'udp'    | '*:0'         || '0.0.0.0:0'
        'tcp v6' | '*:0'         || '[::]:0'
        'tcp v6' | '0'           || '[::1]:0'
        'tcp v6' | '[::1]:0'     || '[::1]:0'
    }

    def "a port that somebody listens on is taken: that is this machine's affair, not the peer's"() {
        given:
        def other = new Peer()

        expect:
        shell.type("socket tcp; bind $other") == Verdict.INCONCLUSIVE
        shell.screen().contains("bind(#1, $other) = -1 EADDRINUSE (Address already in use)")

        cleanup:
        other.close()
    }

    def "a socket has one address: the second bind is refused by the kernel"() {
        expect:
        shell.type('socket tcp; bind 0; bind 0') == Verdict.NO
        shell.screen().contains('EINVAL')
    }

    def "an address of the other family is refused by the kernel"() {
        expect:
        shell.type('socket tcp; bind [::1]:0') == Verdict.NO || shell.screen().contains('EAFNOSUPPORT')
        shell.screen() =~ /bind\(#1, \[::1]:0\) = -1 E(INVAL|AFNOSUPPORT)/
    }

    def "a Unix path becomes a file, and a second bind to it finds the file"() {
        given:
        def path = new File(folder, 's').path

        expect:
        shell.type("socket unix; bind unix:$path") == Verdict.DONE
        new File(path).exists()
        shell.type("socket unix; bind unix:$path") == Verdict.INCONCLUSIVE
        shell.screen().contains('EADDRINUSE')
    }

    def "without a socket there is nothing to bind"() {
        expect:
        shell.type('bind 0') == Verdict.WRONG
        shell.screen().contains('no socket is open for `bind`')
    }
}
