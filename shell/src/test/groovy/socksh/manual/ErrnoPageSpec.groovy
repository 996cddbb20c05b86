package socksh.manual

import socksh.kernel.Errno
import socksh.kernel.Outcome
import socksh.kernel.TcpState
import spock.lang.Specification

/** What the manual says about an errno, and about a state, whatever the call was. */
class ErrnoPageSpec extends Specification {

    def "#errno has its number, its words, a sentence and something to try"() {
        given:
        def page = Manual.errno(errno)

        expect:
        page.name() == errno.name()
        page.number() == errno.number()
        page.words() == errno.words()
        PagesSpec.sound(page.reason().sentence())
        page.reason().tries().size() in 1..3

        where:
        errno << Errno.values()
    }

    def "each errno that a page names is explained on its own too"() {
        expect:
        Manual.pages()*.constants().flatten().findAll { !it.startsWith('EAI_') }
            .every { General.knows(Errno.valueOf(it)) }
    }

    def "many are explained, and the rest is said to be of no concern to sockets"() {
        expect:
        Errno.values().count { General.knows(it) } >= 70
        Manual.errno(Errno.EXFULL).reason().sentence().contains('do not normally give this')
        Manual.errno(Errno.EXFULL).reason().tries().first() == 'errno EXFULL'
        Manual.errno(Errno.EXFULL).functions() == []
    }

    def "an errno knows which calls give it"() {
        expect:
        Manual.errno(Errno.EISCONN).functions() == ['connect', 'send', 'sendto', 'setsockopt']
        Manual.errno(Errno.EADDRINUSE).functions() == ['bind', 'connect', 'listen']
    }

    def "an errno is found by #key"() {
        expect:
        Manual.errno(key).get().errno() == errno

        where:
        key            || errno
        'ECONNREFUSED' || Errno.ECONNREFUSED
        'econnrefused' || Errno.ECONNREFUSED
        '111'          || Errno.ECONNREFUSED
        'EWOULDBLOCK'  || Errno.EAGAIN
        'enotsup'      || Errno.EOPNOTSUPP
        'EDEADLOCK'    || Errno.EDEADLK
    }

    def "what is no errno is not found: '#key'"() {
        expect:
        Manual.errno(key).empty

        where:
        key << ['', '0', '-1', '41', '9999', 'ENOSUCH', 'EAI_NONAME']
    }

    def "every call with every errno has a reason, never nothing"() {
        expect:
        Calls.ALL.each { call ->
            Errno.values().each { errno ->
                def reason = Manual.reason(call, errno)
                assert PagesSpec.sound(reason.sentence()) && reason.tries()
            }
        }
    }

    def "a name that is not found has a reason of its own, a code nobody knows a general one"() {
        expect:
        Manual.reason(new Outcome.Unresolved(-2, 'EAI_NONAME', 'Name or service not known'))
            .sentence().startsWith('No such name')
        Manual.reason(new Outcome.Unresolved(-99, 'EAI_99', 'Unknown error')).sentence().endsWith('.')
    }

    def "the state #state is explained: what it is, whose move it is, the way in and out"() {
        given:
        def page = Manual.state(state)

        expect:
        page.state() == state
        [page.meaning(), page.next(), page.in(), page.out()].every { PagesSpec.sound(it) }

        where:
        state << TcpState.values()
    }

    def "a state's way out names states that exist"() {
        expect:
        (page.out() =~ /[A-Z]+(_[A-Z]+)?[12]?/).collect { it[0] }
            .findAll { it.contains('_') && !it.startsWith('SO_') }
            .every { TcpState.valueOf(it) }

        where:
        page << TcpState.values().collect { Manual.state(it) }
    }
}
