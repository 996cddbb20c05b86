package socksh.command

import socksh.ShellFixture
import socksh.kernel.Call
import socksh.session.Event
import socksh.session.OpenSocket
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** accept: the next waiting client becomes a socket. */
class AcceptSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    List<Socket> clients = []

    def setup() {
        shell.given('listen 0 as srv')
        shell.clear()
    }

    def cleanup() {
        clients*.close()
    }

    Socket client() {
        clients << new Socket('127.0.0.1', shell.port('srv'))
        clients.last()
    }

    def "the client's address is shown, and its socket becomes the current one"() {
        given:
        def client = client()

        expect:
        shell.type('accept as conn') == Verdict.DONE
        shell.screen() == "accept(#1) = #2 (127.0.0.1:${client.localPort})"
        shell.session.sockets().current().get() == shell.socket('conn')
        shell.socket('conn').phase() == OpenSocket.Phase.CONNECTED
        shell.socket('conn').peer().get().port() == client.localPort
    }

    def "clients are taken in the order in which they came"() {
        given:
        def ports = (1..3).collect { client().localPort }

        when:
        3.times { shell.given('srv accept') }

        then:
        shell.session.sockets().all().drop(1)*.peer()*.get()*.port() == ports
    }

    def "two ends in one shell talk to each other"() {
        expect:
        shell.type('open tcp srv as a; srv accept as b; a send "ping"; b recv; b send "pong"; a recv') == Verdict.DONE
        new String(shell.received()) == 'pingpong'
    }

    def "a time-out without a client is a failure that says so, and the listener lives on"() {
        expect:
        shell.type('accept timeout 50ms') == Verdict.NO
        shell.screen() == '#1 timed out: no client came'
        client() && shell.type('accept timeout 5s') == Verdict.DONE
    }

    def "accept on the socket that was just accepted says which one listens"() {
        expect:
        shell.type('open tcp srv as a; srv accept as b; b accept') == Verdict.NO
        shell.screen().contains('accept(#3) = -1 EINVAL')
        shell.screen().endsWith('#1 is the one that listens: `#1 accept`')
    }

    def "a non-blocking listener without a client says EAGAIN"() {
        given:
        shell.session.step(new Call.SetBlocking(shell.socket('srv').fd(), false))

        expect:
        shell.type('accept') == Verdict.NO
        shell.screen().contains('accept(#1) = -1 EAGAIN')
    }

    def "only a listener accepts, says the kernel"() {
        expect:
        shell.type('socket tcp; accept') == Verdict.NO
        shell.screen().contains('accept(#2) = -1 EINVAL')
    }

    def "Ctrl-C ends #line with a true EINTR, and the next accept gets the client that came meanwhile"(String line) {
        given:
        def verdict = null
        def waiting = Thread.ofPlatform().daemon().start { verdict = shell.type(line) }
        shell.eventually { shell.events().any { it instanceof Event.Entered && it.call().class in [Call.Poll, Call.Accept] } }

        when:
        def breaking = Thread.ofPlatform().daemon().start { shell.session.interrupt(waiting) }
        waiting.join(20_000)

        then:
        verdict == Verdict.NO
        shell.screen().contains('EINTR')

        when:
        client()

        then:
        shell.type('accept timeout 5s') == Verdict.DONE
        shell.socket('#2').peer().get().port() == clients[0].localPort

        cleanup:
        shell.session.calm()
        breaking.join(20_000)

        where:
        line << ['accept', 'accept timeout 60s']
    }
}
