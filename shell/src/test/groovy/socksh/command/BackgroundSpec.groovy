package socksh.command

import socksh.ShellFixture
import socksh.kernel.Call
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A trailing ampersand: the prompt comes back, the answer is announced. */
class BackgroundSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "one person is both ends: `accept &`, then `open`"() {
        given:
        shell.given('listen 0 as srv')
        shell.given('accept as conn &')
        shell.eventually { shell.socket('srv').busy() }

        when:
        shell.given('open tcp srv as me')
        shell.eventually { shell.screen().contains('[1] done: accept as conn &') }

        then:
        shell.session.sockets().current().get() == shell.socket('me')
        shell.type('me send "hello"; conn recv') == Verdict.DONE
        new String(shell.received()) == 'hello'
    }

    def "what is received in the background is shown when it comes"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as a; srv accept as b')
        shell.given('a recv line timeout 60s &')
        shell.eventually { shell.socket('a').busy() }

        when:
        shell.given('b send "here it is\\n"')
        shell.eventually { shell.screen().contains('[1] done') }

        then:
        new String(shell.received()) == 'here it is\n'
    }

    def "what a line in the background meets when the session ends is not told: it ends unheard"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as a; srv accept as b')
        shell.given('a recv line timeout 60s &')
        shell.eventually { shell.socket('a').busy() }
        def waiting = shell.socket('a').work().threads().first()

        when: 'closing its peer wakes it, and its own descriptor is closed by then'
        shell.session.end()
        waiting.join(20_000)

        then:
        !waiting.alive
        shell.events().last().call() instanceof Call.Close
        !shell.screen().contains('EBADF')
    }

    def "an open that knocks in vain ends when its socket is closed, and closes no other with that number"() {
        given:
        shell.given('listen 0 backlog 1 as srv; open tcp srv as a; open tcp srv as b')
        shell.eventually { shell.waiting('srv') == 2 }
        shell.given('open tcp srv timeout 60s &')
        shell.eventually { shell.session.sockets().find('#4').map { it.busy() }.orElse(false) }

        when:
        shell.given('#4 close; socket tcp as later')
        shell.eventually { shell.screen().contains('[1] failed') }

        then:
        shell.session.sockets().all()*.name()*.orElse('') == ['srv', 'a', 'b', 'later']
        shell.screen().count('close(#') == 1
        !shell.screen().contains('EBADF')
        shell.type('later bind 0') == Verdict.DONE
    }

    def "jobs are numbered, and each says which line it was"() {
        given:
        shell.given('resolve 127.0.0.1 &')
        shell.eventually { shell.screen().contains('[1] done: resolve 127.0.0.1 &') }

        expect:
        shell.given('resolve ::1 &')
        shell.eventually { shell.screen().contains('[2] done: resolve ::1 &') }
    }

    def "a wait in the background waits for the others and not for itself"() {
        given:
        shell.given('listen 0 as srv; accept as conn &')
        shell.eventually { shell.socket('srv').busy() }

        when:
        shell.given('wait &')
        shell.given('open tcp srv as me')

        then:
        shell.eventually { shell.screen().contains('done: wait &') }
        shell.screen().indexOf('done: accept as conn &') < shell.screen().indexOf('done: wait &')
    }

    def "a line that is wrong is refused at once, not in the background"() {
        expect:
        shell.type('open tcp 127.0.0.1 99999 &') == Verdict.WRONG
        shell.screen().contains('no port 99999')
    }

    def "what turns out wrong only in the doing is said too"() {
        when:
        shell.given('socket udp; recv line &')
        shell.eventually { shell.screen().contains('[1] failed: recv line &') }

        then:
        shell.screen().contains('a datagram is whole')
    }

    def "an ampersand in the middle is told where it would end a command"() {
        expect:
        shell.type('listen 0 as srv; srv accept & open tcp srv') == Verdict.WRONG
        shell.screen().contains('`&` is not expected here (write `&;` before the next command)')
    }

    def "an ampersand in quotes is payload"() {
        expect:
        shell.type('listen 0 as srv; open tcp srv as a; srv accept as b; a send "x " "&"; b recv') == Verdict.DONE
        new String(shell.received()) == 'x &'
    }
}
