package socksh.view.timeline

import socksh.DeadPort
import socksh.Peer
import socksh.ShellFixture
import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Family
import socksh.kernel.Fd
import socksh.kernel.Kind
import socksh.kernel.Outcome
import socksh.kernel.Protocol
import socksh.kernel.Row
import socksh.kernel.Segment
import socksh.kernel.TcpState
import socksh.session.Event
import socksh.session.Purpose
import socksh.session.Report
import socksh.session.Standing
import socksh.view.Paint
import org.spockframework.runtime.ConditionNotSatisfiedError
import spock.lang.AutoCleanup
import spock.lang.Specification

import static socksh.kernel.Segment.Flag.ACK
import static socksh.kernel.Segment.Flag.SYN

/** What passed between real sockets, as a ladder that tells only what is known. */
class TimelineSpec extends Specification {
    @AutoCleanup
    def shell = new ShellFixture()

    def setup() {
        shell.session.lookOut()
    }

    def "a connection from the first call to the last stands in two columns"() {
        expect:
        deliveredAtOnce {
            twoEnds()
            shell.given('web send "hello\\n"; it recv 64; web close; it recv 64; it close')
            assert said() == ['socket stream', 'connect ~SYN~ >', '~SYN+ACK~ <', '~ACK~ >', '#1 accept -> #3',
                              'send 6 "hello\\n" > Recv-Q 6', 'recv 64 -> 6 "hello\\n"', 'close ~FIN~ > the end is waiting',
                              'recv 64 -> 0, end of stream', 'close ~FIN~ <']
            assert timeline().columns()*.name() == ['#2 web', '#3 it']
            assert timeline().columns()[1].visited() == ['ESTABLISHED', 'CLOSE_WAIT', 'CLOSED']
            assert (timeline().columns()[0].visited() - ['FIN_WAIT1', 'FIN_WAIT2']) == ['CLOSED', 'ESTABLISHED', 'TIME_WAIT']
        }
    }

    def "whose move it is stands beside CLOSE_WAIT, until it is made"() {
        expect:
        deliveredAtOnce {
            twoEnds()
            shell.given('web close')
            assert moves() == ['', 'your move: close']
            shell.given('it close')
            assert moves() == ['', '']
        }
    }

    def "a reset is drawn as one, whether asked for or earned by unread bytes: #ending"(String ending) {
        expect:
        deliveredAtOnce {
            twoEnds()
            shell.given("web send hello; $ending")
            assert said().last() == rung
            assert timeline().columns()*.visited()*.last() == ['CLOSED', 'CLOSED']
        }

        where:
        ending      | rung
        'web reset' | 'close ~RST~ >'
        'it close'  | 'close ~RST~ <'
    }

    def "a half-closed connection goes on the other way"() {
        expect:
        deliveredAtOnce {
            twoEnds()
            shell.given('web shutdown write; it recv; it send bye; web recv')
            assert said().takeRight(4) == ['shutdown write ~FIN~ > the end is waiting', 'recv 65536 -> 0, end of stream',
                                           'send 3 "bye" < Recv-Q 3', 'recv 65536 -> 3 "bye"']
            assert moves() == ['', 'your move: close']
        }
    }

    def "what is sent to one who has closed comes back as a reset"() {
        expect:
        deliveredAtOnce {
            twoEnds()
            shell.given('it close; web send x')
            assert said().takeRight(3) == ['close ~FIN~ < the end is waiting', 'send 1 "x" >', '~RST~ <']
        }
    }

    def "a refusal is a SYN and a reset"() {
        given:
        shell.given('socket tcp as web')
        def dead = new DeadPort()

        when:
        shell.type("connect 127.0.0.1 $dead.tcp")

        then:
        said().takeRight(2) == ['connect -> ECONNREFUSED ~SYN~ >', '~RST~ <']
        timeline().columns()*.name() == ['#1 web', 'peer']

        cleanup:
        dead?.close()
    }

    def "a listener that is named has a column, and gives out what it accepts"() {
        given:
        twoEnds()

        expect:
        timeline(['#1', '#2']).columns()*.name() == ['#2 web', '#3 it', '#1 srv']
        said(['#1', '#2']).contains('accept -> #3 <')
    }

    def "who waits for accept is a peer with states, and later the socket that was accepted"() {
        expect:
        deliveredAtOnce {
            shell.given('listen 0 as srv; open tcp srv as web; web send hello')
            assert timeline().columns()*.name() == ['#2 web', 'peer']
            assert said().last() == 'send 5 "hello" > Recv-Q 5'
            shell.given('srv accept as it')
            assert timeline().columns()*.name() == ['#2 web', '#3 it']
        }
    }

    def "of a foreign peer only what arrives is told"() {
        given:
        def peer = new Peer()

        when:
        shell.given("open tcp $peer as web; send hello")
        peer.says('PONG\r\n')
        shell.given('recv line')
        peer.ends()
        shell.eventually { shell.session.lookAround(); timeline().columns()[0].visited().last() == 'CLOSE_WAIT' }

        then:
        said().find { it.startsWith('recv') } == 'recv 6 -> 6 "PONG\\r\\n" <'
        said().last() == '~FIN~ < the end is waiting'

        cleanup:
        peer.close()
    }

    def "datagrams are labelled; what was cut and what was dropped is told"() {
        expect:
        deliveredAtOnce {
            shell.given('socket udp as a; a bind 127.0.0.1 0; open udp a as b')
            shell.given('b send hi; a recv; b send repeat 100 x; a recv 10')
            assert said().contains('send 2 "hi" DATAGRAM > it waits there')
            assert said().contains('recvfrom 65536 -> 2 "hi"')
            assert said().last() == 'recvfrom 10 -> 10 of 100, 90 lost'
            shell.given('a option SO_RCVBUF 2048; ' + (['b send repeat 1000 x'] * 8).join('; '))
            assert said().last() ==~ /send 1000 .* DATAGRAM x dropped, its buffer is full: drops \d/
        }
    }

    def "nobody knows what became of a datagram to a port without a socket until the next call"() {
        given:
        def dead = new DeadPort()

        when:
        shell.given("open udp 127.0.0.1 $dead.udp; send hi")
        shell.type('recv')

        then:
        said().takeRight(3) == ['send 2 "hi" DATAGRAM )', '~ICMP port unreachable~ <', 'recvfrom 65536 -> ECONNREFUSED']

        cleanup:
        dead?.close()
    }

    def "two Unix sockets are paired"() {
        when:
        def name = "unix:@timeline-${UUID.randomUUID()}"
        shell.given("listen $name as srv; open unix $name as web; srv accept as it;"
            + ' web send hello; it recv; web close; it recv')

        then:
        timeline().columns()*.name() == ['#2 web', '#3 it']
        said() == ['socket stream', 'connect >', '#1 accept -> #3', 'send 5 "hello" > Recv-Q 5',
                   'recv 65536 -> 5 "hello"', 'close', 'recv 65536 -> 0, end of stream']
    }

    def "nothing a peer sends reaches the screen but as an escape, at #width columns"(int width) {
        given:
        twoEnds()

        when:
        shell.given('web send "\\e[2J\\x07\\xE2\\x80\\xAE日本語 <b>&amp;"; it recv')

        then:
        def lines = Ladder.lines(timeline(), width)*.text()
        lines.every { socksh.view.Width.of(it) <= width }
        Ladder.lines(timeline(), width).every { Paint.PLAIN.of(it) == it.text() }
        lines.any { it.contains('\\x1B[2J') }

        where:
        width << [60, 80, 132]
    }

    def "four columns fit into eighty"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as a; srv accept as b; open tcp srv as c; srv accept as d;'
            + ' a send "GET / HTTP/1.1\\r\\n"; b recv; c send one; d recv; c close; d close')

        expect:
        timeline().columns()*.name() == ['#2 a', '#3 b', '#4 c', '#5 d']
        Ladder.lines(timeline(), 80)*.text().every { it.length() <= 80 }
    }

    def "segments that were captured stand in place of the inferred ones, in their order"() {
        given:
        def from = Address.v4(127, 0, 0, 1, 40_000)
        def to = Address.v4(127, 0, 0, 1, 80)
        def open = returned(1, new Call.Socket(Family.INET, Kind.STREAM), new Outcome.Opened(new Fd(9)))
        def connect = returned(9, new Call.Connect(new Fd(9), to), new Outcome.Done(0))
        def look = new Event.Stood(10, 9, [new Standing('#1', row(from, to)), new Standing('', row(to, from))])
        def wire = [captured(3, from, to, SYN), captured(4, to, from, SYN, ACK), captured(5, from, to, ACK)]

        when:
        def timeline = Timeline.of([open, *wire, connect, look], [], 4)

        then:
        timeline.rungs().findAll { it instanceof Rung.Arrow }.collect { [it.at(), it.call(), it.segment(), it.proof().name()] } == [
            [3L, 'connect', 'SYN', 'CAPTURED'], [4L, '', 'SYN+ACK', 'CAPTURED'], [5L, '', 'ACK', 'CAPTURED']]
        Ladder.lines(timeline, 80)*.text().last() == '[SYN] was captured on the wire.'
    }

    def "a session in which nobody looked says so, and draws the calls"() {
        given:
        def blind = new ShellFixture()
        blind.given('listen 0 as srv; open tcp srv as web; srv accept as it; web send hello; it recv; timeline')

        expect:
        blind.screen().contains('No states: nobody looked when they changed.')
        blind.screen().contains('send 5 "hello" ---')

        cleanup:
        blind.close()
    }

    def "it is a pure function of the journal"() {
        given:
        twoEnds()
        def talk = Report.Conversation.of(shell.session.journal(), [])

        expect:
        Timeline.of(talk, 4) == Timeline.of(talk, 4)
        Ladder.lines(Timeline.of(talk, 4), 80) == Ladder.lines(Timeline.of(talk, 4), 80)
    }

    def "timeline on draws each rung once, when it happens"() {
        given:
        shell.given('timeline on; listen 0 as srv; open tcp srv as web; srv accept as it')

        expect:
        def shown = shell.shows('web send hello')
        shown.readLines().count { it.contains('send 5 "hello" ---') } == 1
        !shown.contains('SYN')

        and:
        shell.shows('web close').contains('close ---- ~FIN~ ---')

        when:
        shell.given('timeline off')

        then:
        !shell.shows('it close').contains('---')
    }

    // ------------------------------------------------------------------------------------------

    private static Event.Returned returned(long at, Call call, Outcome outcome) {
        new Event.Returned(at, at, Purpose.ASKED, new Event.Labels([(new Fd(9)): '#1']), call, outcome, 1)
    }

    private static Event.Captured captured(long at, Address from, Address to, Segment.Flag... flags) {
        new Event.Captured(at, '', '', new Segment(Protocol.TCP, from, to, flags as Set, 0, 0, 0, 0, 0, new byte[0], 0))
    }

    private static Row row(Address local, Address peer) {
        new Row(Protocol.TCP, Kind.STREAM, TcpState.ESTABLISHED, local, peer, 0, 0, 1, 0, 0, Optional.empty(), -1)
    }

    /**
     * A story in which each segment arrives before its call has returned, as on loopback it does
     * unless the kernel has too much to do: what is told of a late one is true too, but another
     * story. It begins anew in another shell then; the last failure counts.
     */
    private void deliveredAtOnce(Closure story) {
        long limit = System.nanoTime() + 20_000_000_000L
        while (true) {
            try {
                story()
                return
            } catch (ConditionNotSatisfiedError late) {
                if (System.nanoTime() > limit) {
                    throw late
                }
                shell.close()
                shell = new ShellFixture()
                shell.session.lookOut()
            }
        }
    }

    private void twoEnds() {
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as it')
    }

    private Timeline timeline(List<String> sockets = []) {
        Timeline.of(Report.Conversation.of(shell.session.journal(), sockets), 4)
    }

    /** The rungs but those of states, in short: call, segment with its sign, direction, remark. */
    private List<String> said(List<String> sockets = []) {
        timeline(sockets).rungs().findAll { !(it instanceof Rung.States) }.collect { short_(it) }
    }

    private static String short_(Rung rung) {
        if (rung instanceof Rung.Note) {
            return rung.text()
        }
        def arrow = (Rung.Arrow) rung
        def sign = arrow.proof() == Rung.Proof.INFERRED ? '~' : ''
        def tip = arrow.reach() == Rung.Reach.DROPPED ? 'x' : arrow.reach() == Rung.Reach.SENT ? ')' : arrow.isForward() ? '>' : '<'
        def segment = arrow.segment() ? sign + arrow.segment() + sign : ''
        [arrow.call(), segment, tip, arrow.remark()].findAll().join(' ')
    }

    private List<String> moves() {
        (timeline().rungs().findAll { it instanceof Rung.States }.last() as Rung.States).moves()
    }
}
