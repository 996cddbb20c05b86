package socksh.foreign

import socksh.ShellFixture
import socksh.session.Ending
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification

/** With the netcat of OpenBSD at the other end. */
@Requires(value = { Foreign.has('nc.openbsd') }, reason = 'nc.openbsd is not installed')
class NetcatSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Foreign nc

    def "we call, nc listens, both speak"() {
        given:
        nc = Foreign.listening { Foreign.start('nc.openbsd', '-l', '127.0.0.1', it) }
        shell.given("open tcp 127.0.0.1:$nc.port")

        when:
        shell.given('send "hello nc\\n"')

        then:
        nc.says('hello nc\n')

        when:
        nc.hears('hello shell\n')

        then:
        shell.type('expect line "hello shell"') == Verdict.DONE

        when: 'and our goodbye ends it'
        shell.given('close')

        then:
        nc.status() == 0
    }

    def "nc calls, we accept, and its -N is an end that we see while we may still answer"() {
        given:
        shell.given('listen 0 as srv')
        nc = Foreign.start('nc.openbsd', '-N', '127.0.0.1', shell.port('srv')).hears('question\n').hearsEnd()

        expect:
        shell.type('accept; recv all') == Verdict.DONE
        new String(shell.received()) == 'question\n'
        shell.type('send "answer\\n"; close') == Verdict.DONE
        nc.status() == 0
        nc.text == 'answer\n'
    }

    def "over IPv6"() {
        given:
        nc = Foreign.listening { Foreign.start('nc.openbsd', '-6', '-l', '::1', it) }

        expect:
        shell.type("open tcp [::1]:$nc.port; send \"six\\n\"") == Verdict.DONE
        nc.says('six\n')
    }

    def "datagrams both ways, and nc gets exactly ours"() {
        given:
        nc = Foreign.listening('udp') { Foreign.start('nc.openbsd', '-u', '-l', '127.0.0.1', it) }
        shell.given("udp 127.0.0.1:$nc.port \"one\\n\"")
        nc.says('one\n')

        when:
        nc.hears('two\n')
        shell.given("recv; udp 127.0.0.1:$nc.port \"three\\n\"")
        nc.says('three\n')

        then:
        new String(shell.received()) == 'two\n'
        nc.text == 'one\nthree\n'
    }

    def "two of them at our UDP socket are both heard and both answered; nc's own listener takes one"() {
        given:
        shell.given('socket udp as u; bind 127.0.0.1:0')
        nc = Foreign.start('nc.openbsd', '-u', '127.0.0.1', shell.port('u')).hears('first\n')
        shell.given('recv')
        def one = shell.receipt().from().get()
        def other = Foreign.start('nc.openbsd', '-u', '127.0.0.1', shell.port('u')).hears('second\n')

        expect:
        shell.type('recv') == Verdict.DONE
        new String(shell.received()) == 'first\nsecond\n'
        shell.receipt().from().get() != one
        shell.type("sendto $one \"to one\\n\"; sendto ${shell.receipt().from().get()} \"to other\\n\"") == Verdict.DONE
        nc.says('to one\n')
        other.says('to other\n')

        cleanup:
        other.close()
    }

    def "its reset is a reset here"() {
        given:
        shell.given('listen 0 as srv')
        nc = Foreign.start('nc.openbsd', '127.0.0.1', shell.port('srv'))
        shell.given('accept as conn; send "never read"')
        nc.says('never read')

        when: 'it dies with bytes of ours unread'
        nc.stops()
        shell.given('send "unread"')
        shell.eventually { shell.unsent('conn') == 0 }
        nc.close()

        then:
        shell.type('recv') == Verdict.NO
        shell.receipt().ending() == Ending.RESET
    }
}
