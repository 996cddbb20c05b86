package socksh.command

import socksh.Peer
import socksh.ShellFixture
import socksh.kernel.Address
import socksh.kernel.Protocol
import socksh.kernel.SocketTable
import socksh.kernel.TcpState
import socksh.session.OpenSocket
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** listen: on the current socket, or socket, bind and listen at once. */
class ListenSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "by hand: socket, bind, listen, each its own call"() {
        expect:
        shell.type('socket tcp; bind 127.0.0.1:0; listen backlog 7') == Verdict.DONE
        shell.screen().contains('listen(#1, 7) = 0')
        shell.socket('#1').phase() == OpenSocket.Phase.LISTENING
    }

    def "in one: the address, and where it listens is said with the real port"() {
        expect:
        shell.type('listen 0 as srv') == Verdict.DONE
        shell.screen().contains('listen(#1, 10) = 0')
        shell.said().contains(
            "#1 listens on 127.0.0.1:${shell.port('srv')} (this machine only; `listen *:${shell.port('srv')}` lets others in)")
    }

    def "`listen *:0` is every address, and says no more than that"() {
        expect:
        shell.type('listen *:0') == Verdict.DONE
        shell.screen().contains("#1 listens on 0.0.0.0:${shell.port('#1')}")
        !shell.screen().contains('this machine only')
    }

    def "a client can connect before anybody accepts, and nothing is accepted unasked"() {
        given:
        shell.given('listen 0 as srv')

        when:
        def client = new Socket('127.0.0.1', shell.port('srv'))

        then:
        client.connected
        shell.session.sockets().all()*.label() == ['#1']

        cleanup:
        client?.close()
    }

    def "listening again right after a conversation works: SO_REUSEADDR is set"() {
        given: 'a port whose last conversation this side ended, so that it is in TIME_WAIT'
        shell.given('listen 0 as srv')
        def port = shell.port('srv')
        def client = new Socket('127.0.0.1', port)
        def there = client.localPort
        shell.given('srv accept as conn; conn close')
        assert client.inputStream.read() == -1
        client.close()
        shell.given('srv close')
        shell.eventually { state(Address.loopback(port), Address.loopback(there)) == TcpState.TIME_WAIT }

        expect:
        shell.type("listen $port") == Verdict.DONE
    }

    private static TcpState state(Address local, Address peer) {
        SocketTable.open().withCloseable { it.exact(Protocol.TCP, local, peer).map { row -> row.state() }.orElse(TcpState.CLOSE) }
    }

    def "a port that is taken makes no socket and ends inconclusive"() {
        given:
        def other = new Peer()

        expect:
        shell.type("listen ${other.port}") == Verdict.INCONCLUSIVE
        shell.screen().contains("bind(#1, $other) = -1 EADDRINUSE")
        shell.session.sockets().all().empty

        cleanup:
        other.close()
    }

    def "a connected socket cannot listen, says the kernel"() {
        given:
        def other = new Peer()

        expect:
        shell.type("open tcp $other; listen") == Verdict.NO
        shell.screen().contains('EINVAL')

        cleanup:
        other.close()
    }

    def "datagrams are not listened for"() {
        expect:
        shell.type('socket udp; bind 0; listen') == Verdict.NO
        shell.screen().contains('EOPNOTSUPP')
    }

    def "`#line` is refused before anything is opened: #what"(String line, String what) {
        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().contains(what)
        shell.askedNothing()

        where:
        line                     || what
        'listen'                 || 'no socket is open for `listen`'
        'listen 99999'           || 'no port 99999'
        'listen 0 backlog'       || '`backlog` wants a value'
        'listen 0 backlog 70000' || '70000 is out of range'
        'listen 0 backlog many'  || 'many is not a number of clients (0 to 65535; 10 is usual)'
        'listen 0 backlog -1'    || '-1 is not a number of clients (0 to 65535; 10 is usual)'
    }
}
