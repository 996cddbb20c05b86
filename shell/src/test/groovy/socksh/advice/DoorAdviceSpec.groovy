package socksh.advice

import socksh.foreign.Foreign
import socksh.kernel.Address
import socksh.kernel.Protocol
import socksh.kernel.SocketTable
import socksh.kernel.TcpState
import socksh.session.Verdict
import spock.lang.Requires

/** Hints about doors that stay shut, told from the kernel's own tables. */
class DoorAdviceSpec extends AdviceConversation {
    static final PROGRAM = 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen();' +
        ' print(s.getsockname()[1]); input()'

    def "connected, but nobody has accepted: told from the kernel's table"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as a')
        shell.eventually { shell.waiting('srv') == 1 }

        when:
        shell.type('a recv timeout 30ms')

        then:
        hints == ['not-accepted-yet']

        when: 'and once it is accepted no more'
        shell.given('srv accept; open tcp srv as b; srv accept')
        shell.type('b recv timeout 30ms')

        then:
        hints == ['not-accepted-yet']
    }

    def "refused, because the listener is on another address: #listener"() {
        given:
        def door = new ServerSocket(0, 5, InetAddress.getByName(listener))

        when:
        shell.type("open tcp 127.0.0.1:${door.localPort}")

        then:
        hints == [hint]
        advice.contains(where.replace('PORT', "${door.localPort}"))

        cleanup:
        door.close()

        where:
        listener    || hint                    | where
        '127.0.0.2' || 'refused-other-address' | '127.0.0.2:PORT'
        '::1'       || 'refused-other-family'  | '[::1]:PORT'
    }

    def "a port that another listener has, with its row, and what to do about #whose"() {
        given:
        shell.given(line)

        when:
        shell.type("listen ${shell.port()}")

        then:
        hints == ['port-taken']
        advice.contains(said.replace('PORT', "${shell.port()}"))

        where:
        whose          | line               || said
        'our own'      | 'listen 0 as srv'  || 'LISTEN 127.0.0.1:PORT, #1; `#1 close`, or take another port'
        "the lab's"    | 'lab echo'         || 'LISTEN 127.0.0.1:PORT of the lab; `lab stop`, or take another port'
    }

    @Requires(value = { Foreign.has('python3') }, reason = 'python3 is not installed')
    def "a port that another program's listener has"() {
        given:
        def other = new ProcessBuilder('python3', '-uc', PROGRAM).start()
        def port = other.inputReader().readLine()

        when:
        shell.type("listen $port")

        then:
        hints == ['port-taken']
        advice =~ /LISTEN 127\.0\.0\.1:$port of \S+ \(pid ${other.pid()}\); end that program, or take another port/

        cleanup:
        other?.destroyForcibly()?.waitFor()
    }

    def "a port that a finished connection holds, with its row"() {
        given: 'a listener without SO_REUSEADDR whose first conversation it ended itself'
        shell.given('socket tcp as srv; bind 127.0.0.1:0; listen')
        def port = shell.port('srv')
        def client = new Socket('127.0.0.1', port)
        def there = client.localPort
        shell.given('srv accept as conn; conn close')
        assert client.inputStream.read() == -1
        client.close()
        shell.given('srv close')
        shell.eventually { state(Address.loopback(port), Address.loopback(there)) == TcpState.TIME_WAIT }

        when:
        def verdict = shell.type("socket tcp; bind 127.0.0.1:$port")

        then:
        verdict == Verdict.INCONCLUSIVE
        hints == ['time-wait']
        advice.contains("TIME_WAIT 127.0.0.1:$port to 127.0.0.1:$there")
    }

    private static TcpState state(Address local, Address peer) {
        SocketTable.open().withCloseable { it.exact(Protocol.TCP, local, peer).map { row -> row.state() }.orElse(TcpState.CLOSE) }
    }

    def "a connect that nobody answers"() {
        given:
        shell.given('listen 0 backlog 0 as srv; open tcp srv')
        shell.eventually { shell.waiting('srv') == 1 }

        when:
        shell.type('open tcp srv timeout 100ms')

        then:
        hints == ['backlog-full']
    }
}
