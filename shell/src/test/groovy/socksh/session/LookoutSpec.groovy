package socksh.session

import socksh.Peer
import socksh.ShellFixture
import socksh.kernel.TcpState
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The states of both ends go on the record as they were after each call. */
class LookoutSpec extends Specification {
    @AutoCleanup
    def shell = new ShellFixture()

    def "nobody looks unless somebody wants to know"() {
        when:
        shell.given('listen 0 as srv; open tcp srv; send hello')

        then:
        stood().empty
    }

    def "a conversation leaves the states of both its ends, in their order"() {
        given:
        shell.session.lookOut()

        when:
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as it; web send hello')
        sees { waited('#3').last() == 5 }
        shell.given('it recv; web close')
        sees { states('#3').last() == 'CLOSE_WAIT' }
        shell.given('it recv; it close')
        sees { states('#2').last() == 'TIME_WAIT' && states('#3').last() == 'CLOSE' }

        then:
        states('#1') == ['CLOSE', 'LISTEN']
        states('#2') - 'FIN_WAIT1' - 'FIN_WAIT2' == ['CLOSE', 'ESTABLISHED', 'TIME_WAIT']
        states('#2').any { it in ['FIN_WAIT1', 'FIN_WAIT2'] }
        states('#3') - 'LAST_ACK' == ['ESTABLISHED', 'CLOSE_WAIT', 'CLOSE']
        waited('#3') == [0, 5, 0, 1, 0]
    }

    def "an end that waits for accept stands there without a label"() {
        given:
        shell.session.lookOut()

        when:
        shell.given('listen 0 as srv; open tcp srv as web; web send hello')
        sees { waited('').last() == 5 }

        then: 'the handshake may have been seen too'
        states('') - 'SYN_RECV' == ['ESTABLISHED']
        waited('') == [0, 5]
    }

    def "a look tells to which call it belongs, and once more only what is new"() {
        given:
        shell.session.lookOut()

        when:
        shell.given('listen 0 as srv')
        int before = stood().size()
        shell.session.lookAround()

        then:
        def ids = shell.events().findAll { it instanceof Event.Returned }*.id()
        stood().every { it.call() in ids }
        stood().size() == before
    }

    def "that a foreign peer has gone is found by looking around"() {
        given:
        def peer = new Peer()
        shell.session.lookOut()

        when:
        shell.given("open tcp $peer")
        peer.ends()
        sees { states('#1').last() == 'CLOSE_WAIT' }

        then:
        states('').last() in ['FIN_WAIT2', 'FIN_WAIT1']

        cleanup:
        peer.close()
    }

    def "closing a listener takes with it those who wait"() {
        given:
        shell.session.lookOut()

        when:
        shell.given('listen 0 as srv; open tcp srv as web')
        shell.eventually { shell.waiting('srv') == 1 }
        shell.given('srv close')

        then: 'the reset may be under way for a moment'
        sees { states('#2').last() == 'CLOSE' && states('').last() == 'CLOSE' }
    }

    /** Looks around until it is so: what a call sends arrives a little after it has returned. */
    private void sees(Closure<Boolean> state) {
        shell.eventually { shell.session.lookAround(); state() }
    }

    private List<Event.Stood> stood() {
        shell.events().findAll { it instanceof Event.Stood } as List<Event.Stood>
    }

    private List<Standing> standings(String label) {
        stood()*.ends().flatten().findAll { it.socket() == label } as List<Standing>
    }

    /** The states that a socket was seen in, one after the other. */
    private List<String> states(String label) {
        def all = standings(label)*.row()*.state()*.name()
        all.indices.findAll { it == 0 || all[it] != all[it - 1] }.collect { all[it] }
    }

    private List<Long> waited(String label) {
        def all = standings(label).findAll { it.row().state() != TcpState.CLOSE }*.row()*.receiveQueue()
        all.indices.findAll { it == 0 || all[it] != all[it - 1] }.collect { all[it] }
    }
}
