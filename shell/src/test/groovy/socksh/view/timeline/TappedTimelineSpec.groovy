package socksh.view.timeline

import socksh.ShellFixture
import socksh.kernel.Address
import socksh.kernel.Errno
import socksh.kernel.Kind
import socksh.session.Disturbance
import socksh.session.Event
import socksh.session.Passage
import socksh.session.Passage.Way
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Conversations of others that go through a tap, as a ladder between their client and their server. */
class TappedTimelineSpec extends Specification {
    @TempDir
    File folder
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "who is at either end, what they said and how it ended"() {
        given: 'a client that this shell does not hold'
        shell.given('tap 0 lab:lines as wire')
        def client = new Socket('127.0.0.1', shell.port('wire'))
        client.inputStream.readNBytes(26)
        client.outputStream.write('hello\r\n'.bytes)
        client.inputStream.readNBytes(12)
        int port = client.localPort
        client.close()
        shell.eventually { !tapped(Passage.Over).empty }

        when:
        def lines = shell.shows('timeline').readLines()

        then:
        lines[0] =~ /tap 1 client 127.0.0.1:$port +tap 1 server 127.0.0.1:\d+/
        lines[1].contains('connect') && lines[1].contains('~SYN~') && lines[1].contains('>|')
        lines.any { it =~ /\|<-.* 26 "Hello client how are/ }
        lines.any { it =~ /\| 7 "hello\\r\\n" -+>\|/ }
        lines.any { it =~ /\|<-.* 12 "OK : hello\\r\\n"/ }
        lines.any { it =~ /\| ends -+ ~FIN~ -+>\|/ }
        lines.any { it =~ /\|<-+ ~FIN~ -+ ends \|/ }
        lines.any { it =~ /~SYN~ was not seen/ }
        lines.every { it.length() <= 80 }

        and: 'its door is a name for it'
        shell.shows('timeline wire').readLines() == lines

        and: 'as a picture too'
        shell.given("timeline to ${new File(folder, 'talk.svg')}; timeline to ${new File(folder, 'talk.html')}")
        new File(folder, 'talk.svg').text.contains('tap 1 client')
        new File(folder, 'talk.html').text.contains('OK : hello')
    }

    def "timeline on draws what goes through a tap when it happens, though this shell does nothing"() {
        given:
        shell.given('tap 0 lab:lines as wire; timeline on')
        def client = new Socket('127.0.0.1', shell.port('wire'))

        when:
        client.outputStream.write('hello\r\n'.bytes)

        then:
        shell.eventually { shell.screen() =~ /\| 7 "hello\\r\\n" -+>\|/ }

        cleanup:
        client?.close()
    }

    def "a refusal, a reset and what was not kept"() {
        expect:
        rungs(new Passage.Refused(Address.loopback(7), Errno.ECONNREFUSED, Kind.STREAM)) == ['0>1 connect SYN', '1 ECONNREFUSED', '1>0  RST']
        rungs(carried(Way.THERE, 0, 'ping'), new Passage.Broke(Way.BACK, Errno.ECONNRESET)) ==
            ['0>1 connect SYN', '0>1 4 "ping" ', '1>0 ECONNRESET RST']
        rungs(carried(Way.BACK, 0, 'one'), carried(Way.BACK, 103, 'two')) ==
            ['0>1 connect SYN', '1>0 3 "one" ', '1 100 bytes that were not kept', '1>0 3 "two" ']
        rungs(carried(Way.THERE, 0, 'ping'), new Passage.Disturbed(Way.THERE, new Disturbance.Cut(2))).last() =~ /^0 .*reset/
        rungs(new Passage.Carried(Way.THERE, 0, new byte[0], 70_000)) == ['0>1 connect SYN', '0>1 70,000 bytes ']
    }

    def "datagrams go on as such, and over a Unix socket nothing is said of segments"() {
        expect:
        rungs(Kind.DGRAM, Address.loopback(7), carried(Way.THERE, 0, 'ping')) == ['0>1 4 "ping" DATAGRAM']
        rungs(Kind.STREAM, new Address.UnixPath('/run/x'), carried(Way.THERE, 0, 'ping'), new Passage.Ended(Way.THERE)) ==
            ['0>1 connect ', '0>1 4 "ping" ', '0>1 ends ']
    }

    def "bytes that a terminal would obey are not drawn raw"() {
        given:
        def events = [came(Kind.STREAM, Address.loopback(7)), tapped(2, carried(Way.BACK, 0, '\u001b[2Jgone'))]

        expect:
        Ladder.lines(Timeline.of(events, [], 4), 80)*.text().every { !it.contains('\u001b') }
    }

    def "of many the last are drawn, as many as there is room for"() {
        given:
        def events = (1..5).collect { n -> new Event.Tapped(n, "tap $n", new Passage.Came("#${n % 2}".toString(), Address.loopback(40_000 + n), Address.loopback(7), Kind.STREAM)) }

        expect:
        Timeline.of(events, [], 4).columns()*.name() == ['tap 4 client', 'tap 4 server', 'tap 5 client', 'tap 5 server']
        Timeline.of(events + [new Event.Tapped(9, 'tap 1', carried(Way.BACK, 0, 'x'))], [], 4).columns()*.name() ==
            ['tap 5 client', 'tap 5 server', 'tap 1 client', 'tap 1 server']

        and: 'or those of one door'
        Timeline.of(events, ['#0'], 4).columns()*.name() == ['tap 2 client', 'tap 2 server', 'tap 4 client', 'tap 4 server']
        Timeline.of(events, ['#1'], 2).columns()*.name() == ['tap 5 client', 'tap 5 server']
    }

    private static List<String> rungs(Kind kind = Kind.STREAM, Address server = Address.loopback(7), Passage... passages) {
        def events = [came(kind, server)] + passages.toList().withIndex().collect { passage, at -> tapped(at + 2, passage) }
        Timeline.of(events, [], 4).rungs().collect {
            it instanceof Rung.Arrow ? "${it.from()}>${it.to()} ${it.call()} ${it.segment()}" : "${it.column()} ${it.text()}"
        }*.toString()
    }

    private static Event came(Kind kind, Address server) {
        tapped(1, new Passage.Came('#1', Address.loopback(40_000), server, kind))
    }

    private static Event tapped(long at, Passage passage) {
        new Event.Tapped(at, 'tap 1', passage)
    }

    private static Passage carried(Way way, long offset, String text) {
        new Passage.Carried(way, offset, text.bytes, text.length())
    }

    private <T extends Passage> List<T> tapped(Class<T> kind) {
        shell.events().findAll { it instanceof Event.Tapped && kind.isInstance(it.passage()) }*.passage()
    }
}
