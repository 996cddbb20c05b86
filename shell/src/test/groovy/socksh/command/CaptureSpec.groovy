package socksh.command

import socksh.DeadPort
import socksh.Loopback
import socksh.ShellFixture
import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Outcome
import socksh.kernel.Protocol
import socksh.kernel.Segment
import socksh.session.Event
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Retry
import spock.lang.Specification

/**
 * The segments themselves: what the kernel really sends over loopback for each call. Where another
 * program floods loopback meanwhile, frames are lost; that is told, and then each is tried again.
 */
@Requires(value = { Loopback.open }, reason = Loopback.WHY_NOT)
@Retry(condition = { instance.hasLost() }, mode = Retry.Mode.SETUP_FEATURE_CLEANUP, count = 5)
class CaptureSpec extends Specification {
    @AutoCleanup
    ShellFixture shell

    def setup() {
        shell = new ShellFixture()
    }

    boolean hasLost() {
        shell.session.wire().account().dropped() > 0
    }

    /** All segments that this shell has heard of, those too that are only counted. */
    long recorded() {
        shell.session.wire().account().with { it.kept() + it.passedOver() }
    }

    List<Event.Captured> captured() {
        shell.session.journal().events().findAll { it instanceof Event.Captured }
    }

    /** Each segment in a word or two: who, to whom, what, and how many bytes. */
    List<String> said() {
        captured().collect { it.from() + '>' + it.to() + ' ' + flags(it.segment()) + it.segment().length() }
    }

    /** The same when it is so many: what nobody here waits for is written down a moment later. */
    List<String> said(int count, String late = '') {
        shell.eventually { (said() - late).size() >= count || hasLost() }
        said() - late
    }

    static String flags(Segment segment) {
        segment.protocol() == Protocol.UDP ? 'UDP ' : segment.flags()*.name().join(',') + ' '
    }

    def "a conversation of two sockets of ours, from the first SYN to the last ACK"() {
        given:
        shell.given('capture on; listen 0 as srv; open tcp srv as web; web send hello')
        shell.eventually { captured().size() >= 5 || hasLost() }
        shell.given('srv accept as a; a recv 64; a send ok; web recv 64; web close; a recv 64; a close')

        expect: 'the ACK of a FIN may travel with the next segment'
        said(10, '#3>#2 ACK 0') == [
            '#2>#1 SYN 0', '#1>#2 SYN,ACK 0', '#2>#1 ACK 0',
            '#2>#1 PSH,ACK 5', '#1>#2 ACK 0',
            '#3>#2 PSH,ACK 2', '#2>#3 ACK 0',
            '#2>#3 FIN,ACK 0', '#3>#2 FIN,ACK 0', '#2>#3 ACK 0']
        new String(captured()[3].segment().payload()) == 'hello'
        captured()*.segment()*.frame().every { it.length >= 54 }
    }

    def "a segment stands between the beginning and the answer of the call that sent it, from the first moment on"() {
        given:
        shell.given('listen 0 backlog 100 as srv; capture on')
        30.times { shell.given('open tcp srv') }
        shell.eventually { captured().size() >= 90 || hasLost() }
        def events = shell.session.journal().events()

        expect: 'the order of the journal is the order of time'
        def syns = events.findIndexValues { it instanceof Event.Captured && it.segment().flags()*.name() == ['SYN'] }
        syns.size() == 30
        syns.every { place ->
            def before = events.take(place as int).reverse().find { it instanceof Event.Entered }
            def after = events.drop(place as int).find { it instanceof Event.Returned }
            before.call() instanceof Call.Connect && after.call() instanceof Call.Connect && before.id() == after.id() &&
                events[place as int].at() >= before.at() && events[place as int].at() <= after.at()
        }

        and: 'the whole handshakes are there'
        captured().size() == 90
        captured()*.at() == captured()*.at().toSorted()
    }

    def "a refused connect: a SYN, and a RST for an answer"() {
        given:
        def dead = new DeadPort()
        shell.given('capture on')

        expect:
        shell.type("open tcp 127.0.0.1:${dead.tcp}") == Verdict.NO
        said(2) == ['#1> SYN 0', '>#1 RST,ACK 0']
        captured()[1].segment().from() == Address.loopback(dead.tcp)

        cleanup:
        dead?.close()
    }

    def "a close with SO_LINGER of nothing is a RST"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; srv accept; capture on; web option linger 0s; web close')

        expect:
        said(1) == ['#2>#3 RST,ACK 0']
    }

    def "half a close is one FIN, and the other half goes on"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as a; capture on; web shutdown write; a send on')

        expect: 'the last ACK may be late'
        said(3, '#3>#2 ACK 0') == ['#2>#3 FIN,ACK 0', '#3>#2 PSH,ACK 2', '#2>#3 ACK 0']
    }

    def "datagrams: each once, with its bytes"() {
        given:
        shell.given('capture on; socket udp as ear; ear bind 127.0.0.1:0')
        shell.given("udp 127.0.0.1:${shell.port('ear')} ping")

        expect:
        said(1) == ['#2>#1 UDP 4']
        new String(captured()[0].segment().payload()) == 'ping'
    }

    def "IPv6 is recorded as IPv4 is"() {
        given:
        shell.given('capture on; listen [::1]:0 as srv; open tcp srv; send hello')

        expect:
        said(5) == ['#2>#1 SYN 0', '#1>#2 SYN,ACK 0', '#2>#1 ACK 0', '#2>#1 PSH,ACK 5', '#1>#2 ACK 0']
        captured().every { it.segment().from().toString().startsWith('[::1]:') }
    }

    def "a listener for every address knows its clients by either family"() {
        given:
        shell.given('capture on; listen [::]:0 as srv')
        shell.given("open tcp 127.0.0.1:${shell.port('srv')}; srv accept; send hello")

        expect:
        said(5) == ['#2>#1 SYN 0', '#1>#2 SYN,ACK 0', '#2>#1 ACK 0', '#3>#2 PSH,ACK 5', '#2>#3 ACK 0']
    }

    def "a peer that is not ours has no name, and what others say to each other is not recorded"() {
        given:
        shell.given('capture on; lab echo; open tcp lab:echo')
        def others = new ServerSocket(0)
        new Socket('127.0.0.1', others.localPort).withCloseable { it.outputStream.write('secret'.bytes) }
        shell.given('send hello; recv exactly 5')

        expect:
        shell.eventually { said().contains('>#1 PSH,ACK 5') || hasLost() }
        said().contains('>#1 PSH,ACK 5')
        said().take(4) == ['#1> SYN 0', '>#1 SYN,ACK 0', '#1> ACK 0', '#1> PSH,ACK 5']
        captured().every { it.from() == '#1' || it.to() == '#1' }

        cleanup:
        others.close()
    }

    def "what comes while nobody asks is recorded too"() {
        given:
        shell.given('capture on; listen 0 as srv')
        def client = new Socket('127.0.0.1', shell.port('srv'))

        expect:
        said(3) == ['>#1 SYN 0', '#1> SYN,ACK 0', '>#1 ACK 0']

        cleanup:
        client.close()
    }

    def "off is off, and leaves no descriptor behind"() {
        given:
        shell.given('capture on; capture off')
        def opened = descriptors()

        when:
        20.times { shell.given('capture on; capture off') }
        shell.given('listen 0 as srv; open tcp srv')

        then:
        said() == []
        descriptors() < opened + 10
        shell.eventually { Thread.allStackTraces.keySet().every { it.name != 'capture' } }
    }

    /** Of the whole JVM, where others come and go. */
    private static int descriptors() {
        new File('/proc/self/fd').list().length
    }

    def "the end of the session ends the recording, with the last FIN in it"() {
        given:
        shell.given('capture on; listen 0 as srv; open tcp srv')

        when:
        shell.close()

        then:
        said().last().contains('RST') || said().last().contains('FIN')
        !shell.session.wire().account().on()
    }

    def "of a flood the plain ones are counted only"() {
        given:
        shell.given('socket udp as ear; ear bind 127.0.0.1:0; socket udp as mouth; capture on')
        def call = new Call.SendTo(shell.socket('mouth').fd(), [1] as byte[], [] as Set, Address.loopback(shell.port('ear')))

        when:
        2100.times { assert shell.session.step(call) instanceof Outcome.Done }

        then:
        shell.eventually { recorded() == 2100 || hasLost() }
        captured().size() == 2000
        shell.shows('capture last 1') =~ /2,000 segments recorded, 100 more only counted, none lost/
    }

    def "they are listed as tcpdump does it, with numbers from the SYN on"() {
        given:
        shell.given('capture on; listen 0 as srv; open tcp srv as web; send hello')
        shell.eventually { captured().size() >= 5 || hasLost() }
        def lines = shell.shows('capture').readLines()*.trim()*.replaceAll(/ +/, ' ')*.replaceAll(/\d+\.\d{6}/, 'T')
            *.replaceAll(/:\d+/, ':P')

        expect:
        lines == [
            'seconds from to segment',
            'T #2 127.0.0.1:P > #1 127.0.0.1:P [SYN] seq=0 len=0',
            'T #1 127.0.0.1:P > #2 127.0.0.1:P [SYN,ACK] seq=0 ack=1 len=0',
            'T #2 127.0.0.1:P > #1 127.0.0.1:P [ACK] seq=1 ack=1 len=0',
            'T #2 127.0.0.1:P > #1 127.0.0.1:P [PSH,ACK] seq=1 ack=1 len=5',
            'T #1 127.0.0.1:P > #2 127.0.0.1:P [ACK] seq=1 ack=6 len=0',
            'capture is on: 5 segments recorded, none lost.']
        shell.shows('capture last 2').startsWith('3 earlier segments not shown')
        shell.shows('listen 0 as other; capture other') =~ /(?m)^capture is on: 5/
        !(shell.shows('capture other') =~ /SYN/)
    }

    def "without a recording it says how to begin one"() {
        expect:
        shell.shows('capture') == 'capture is off (`capture on`): 0 segments recorded, none lost.'
    }
}
