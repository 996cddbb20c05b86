package socksh.command

import socksh.ShellFixture
import socksh.session.Report
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** state: both ends of a conversation, as the kernel of this machine has them. */
class StateSpec extends Specification {

    @AutoCleanup
    ShellFixture shell = new ShellFixture(width: 200)

    /** The table of the last `state`, by the first word of each line. */
    private Map<String, List<String>> ends(String line) {
        shell.given(line)
        shell.reports(Report.Table).last().rows().collectEntries { [it.first(), it.drop(1)] }
    }

    private void connection() {
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as app')
    }

    def "both ends of a connection are shown side by side, with who has them"() {
        given:
        connection()
        shell.given('web send "hello"')
        shell.eventually { shell.unread('app') == 5 }
        def ends = ends('web state')

        expect:
        ends.address[1] == "127.0.0.1:${shell.port('srv')}"
        ends.address[0] == "127.0.0.1:${shell.port('web')}"
        ends.state == ['ESTABLISHED', 'ESTABLISHED']
        ends['waits to be received'] == ['0 bytes', '5 bytes']
        ends['who has it'] == ['#2 web of this shell', '#3 app of this shell']
        shell.screen().contains('#2 web: tcp, ESTABLISHED')
        shell.screen().contains('Next moves: Either side')
        shell.screen().contains('round trip')
    }

    def "connected but not accepted: nobody has the other end yet"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web')
        shell.eventually { shell.waiting('srv') == 1 }

        expect:
        ends('web state')['who has it'][1] == 'nobody yet: it waits for accept'
    }

    def "a goodbye is shown as the end that waits, and who has to move"() {
        given:
        connection()
        shell.given('web send "hello"; web shutdown write')
        shell.eventually { ends('web state').state == ['FIN_WAIT2', 'CLOSE_WAIT'] }

        when:
        def ends = ends('app state')

        then:
        ends['waits to be received'] == ['5 bytes and the end', '0 bytes']
        shell.shows('app state').contains('You: close. Nothing else ends this state')

        when: 'the bytes are taken'
        shell.given('app recv 5')

        then: 'the next recv gives 0, now and ever'
        this.ends('app state')['waits to be received'][0] == 'the end'
    }

    def "a listener shows its queue and the connections that came through it"() {
        given:
        shell.given('listen 0 backlog 3 as srv; open tcp srv as a; srv accept; open tcp srv as b')
        shell.eventually { shell.waiting('srv') == 1 }
        def screen = shell.shows('state srv')

        expect:
        screen.contains('#1 srv: tcp, LISTEN, 1 waiting')
        screen.contains('1 client for accept, backlog 3')
        def rows = shell.reports(Report.Table).last().rows()
        rows*.get(3) == ['ESTABLISHED', 'ESTABLISHED']
        rows*.last() as Set == ['#3 of this shell', 'nobody yet: it waits for accept'] as Set
    }

    def "a full queue is called full, and who knocks in vain is seen"() {
        given: 'backlog 1 lets two in'
        shell.given('listen 0 backlog 1 as srv; open tcp srv; open tcp srv')
        shell.eventually { shell.waiting('srv') == 2 }
        shell.type("open tcp srv as late timeout 50ms")
        shell.given('socket tcp as late; blocking off')
        shell.type("late connect 127.0.0.1:${shell.port('srv')}")

        expect:
        def screen = shell.shows('state srv')
        screen.contains('2 clients for accept, backlog 1; full: further clients get no answer')
        shell.reports(Report.Table).last().rows().any { it[3] == 'SYN_SENT' }
    }

    def "after close the port shows what is left of the connection, and for how long"() {
        given:
        connection()
        def port = shell.port('srv')
        shell.given('web close; app close')
        def left = null
        shell.eventually {
            shell.shows("state $port")
            left = shell.reports(Report.Table).last().rows().find { it[3] == 'TIME_WAIT' && it[1].startsWith('127.0.0.1:') && it[6] ==~ /goes in (60|[1-5]?\d)\.\d s/ }
        }

        expect:
        left[6] ==~ /goes in (60|[1-5]?\d)\.\d s/
        left[7] == 'nobody: the kernel alone'
        shell.screen().contains("Port $port on this machine")
        shell.screen().contains('LISTEN')
        shell.screen().contains('Nobody: the clock')

        when: 'nothing is open any more'
        shell.given('srv close')

        then:
        shell.shows('state').contains("No socket is open; the last connection was to 127.0.0.1:")
        shell.screen().contains('TIME_WAIT')
    }

    def "an address narrows it down, and a port that nobody has is said to be nobody's"() {
        given:
        connection()
        def port = shell.port('srv')

        expect:
        shell.shows("state 127.0.0.1:$port").contains("127.0.0.1:$port on this machine")
        shell.reports(Report.Table).last().rows().count { !('TIME_WAIT' in it) } == 3
        shell.shows("state 127.0.0.9 $port").contains('no socket has it, on neither end of a connection.')
    }

    def "a word that is neither a socket nor a whole address is told to be no socket: #line"() {
        given:
        shell.given('listen 0 as srv')

        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().contains(what)

        where:
        line              || what
        'state nosuch'    || 'no socket is called nosuch, and a host needs a port (`sockets` lists them; nosuch 80, say)'
        'state srw'       || 'no socket is called srw, and a host needs a port (did you mean `srv`?)'
        'state #7'        || 'there is no socket #7'
        'open tcp srw'    || 'the port is missing (did you mean `srv`?)'
    }

    def "without any socket one sentence says so"() {
        expect:
        shell.type('state') == Verdict.DONE
        shell.screen() == 'No socket is open; `open`, `listen` and `socket` make one.'
    }

    def "the other end that is gone is called gone"() {
        given:
        connection()
        shell.given('app reset')

        expect:
        shell.eventually { shell.shows('web state').startsWith('#2 web: tcp, CLOSE\n') }
    }

    def "a UDP socket shows the next datagram, what was lost, and the other side"() {
        given:
        shell.given('socket udp as to; bind 0; socket udp as from; bind 0; from connect #1; from send "12345"')
        shell.eventually { shell.unread('to') == 5 }

        expect:
        shell.shows('to state').contains('the next datagram has 5 bytes')
        def screen = shell.shows('from state')
        screen.contains("peer                  127.0.0.1:${shell.port('to')}")
        screen.contains('drops                 none')
        screen.contains('to receive: datagrams; #1 to of this shell')
    }

    def "datagrams that a full buffer threw away are counted"() {
        given:
        shell.given('socket udp as to; bind 0; option rcvbuf 1; socket udp as from; from connect #1')
        50.times { shell.given('from send repeat 1000 "x"') }

        expect:
        shell.eventually { shell.shows('to state') =~ /drops +\d+ datagrams thrown away: the receive buffer was full/ }
    }

    def "the two ends of a Unix connection know each other"() {
        given:
        shell.given("listen unix:@${UUID.randomUUID()} as door; open unix door as a; door accept as b; a send \"hi\"")

        expect:
        def screen = shell.shows('a state')
        screen.contains('#2 a: unix, connected')
        screen.contains('connected, to receive: 2 bytes;')
        screen.contains('#3 b of this shell')
        shell.shows('door state').contains('#1 door: unix, LISTEN, 0 waiting')
    }
}
