package socksh.view.capture

import java.time.Instant
import socksh.FixedWorld
import socksh.Peer
import socksh.ShellFixture
import socksh.kernel.Address
import socksh.kernel.Errno
import socksh.kernel.Kind
import socksh.session.Disturbance
import socksh.session.Event
import socksh.session.Passage
import socksh.session.Passage.Way
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** What went through a tap as a packet file, and what a packet file cannot have: it says so. */
class TappedPacketsSpec extends Specification {
    @TempDir
    File folder
    @AutoCleanup
    def shell = new ShellFixture(world: new FixedWorld())
    File file
    Wireshark wireshark

    def setup() {
        file = new File(folder, 'talk.pcapng')
        wireshark = new Wireshark(file)
    }

    @Requires({ Wireshark.here })
    def "a tapped connection is one between its client and the server, with both their ends"() {
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
        shell.given("log to $file")

        then:
        wireshark.faults() == []
        wireshark.follow(0) == ['hello\r\n', 'Hello client how are you\r\nOK : hello\r\n']
        wireshark.fields('tcp.flags.syn == 1', 'tcp.srcport')*.first() == ["$port".toString(), "${tapped(Passage.Came)[0].server().port()}".toString()]
        wireshark.fields('tcp.flags.fin == 1', 'frame.number').size() == 2

        and: 'the file and its first packet say what it is'
        wireshark.comment().contains('1 connection of others that went through a tap, each as one between its client and the server behind the tap')
        wireshark.comment().contains('tap 1: from a client of the tap to the server behind it.')
        shell.said().contains('made from calls and at the tap')

        and: 'the door of the tap is a name for all of it'
        shell.given("listen 0 as other; wire log to $file overwrite")
        wireshark.follow(0)[0] == 'hello\r\n'
        shell.type("other log to $file overwrite") == Verdict.NO
    }

    @Requires({ Wireshark.here })
    def "a refusal is a SYN and a reset, and a reset comes from whom it came from"() {
        given:
        write([came(1), tapped(2, new Passage.Refused(Address.loopback(7), Errno.ECONNREFUSED, Kind.STREAM))])

        expect:
        wireshark.fields('tcp', 'tcp.flags.str')*.first()*.replaceAll('·', '') == ['S', 'AR']*.toString()

        when:
        write([came(1), carried(2, Way.THERE, 0, 'ping'), tapped(3, new Passage.Broke(Way.BACK, Errno.ECONNRESET))])

        then:
        wireshark.faults() == []
        wireshark.fields('tcp.flags.reset == 1', 'tcp.srcport') == [['7']]
    }

    @Requires({ Wireshark.here })
    def "what the tap counted and did not keep is missing, and nothing else is wrong"() {
        given:
        write([came(1), carried(2, Way.BACK, 0, 'first'), carried(3, Way.BACK, 100_005, 'last'), tapped(4, new Passage.Ended(Way.BACK))])

        expect: 'the reader says so too'
        wireshark.fields('tcp.analysis.lost_segment', 'tcp.seq', 'tcp.len') == [['100006', '4']]
        wireshark.fields('_ws.malformed || tcp.checksum.status == 0', 'frame.number') == []
        wireshark.comment().contains('100,000 bytes before these were not kept; they are left out.')
        wireshark.fields('tcp.flags.fin == 1', 'tcp.seq') == [['100010']]
    }

    @Requires({ Wireshark.here })
    def "of a tap that shows totals only, the end stands where the stream ended"() {
        given:
        write([came(1), tapped(2, new Passage.Ended(Way.THERE)), tapped(3, new Passage.Ended(Way.BACK)), tapped(4, new Passage.Over(70, 5_000, 9))])

        expect:
        wireshark.fields('tcp.flags.fin == 1', 'tcp.seq') == [['71'], ['5001']]
        wireshark.comment().contains('5,070 bytes that went through were only counted')
    }

    @Requires({ Wireshark.here })
    def "datagrams through a tap, each once"() {
        given:
        shell.given('tap 0 lab:device udp as wire')
        def client = new DatagramSocket()
        client.send(new DatagramPacket('16161616 00ffffffffff'.replace(' ', '').decodeHex(), 10, InetAddress.getByName('127.0.0.1'), shell.port('wire')))
        shell.eventually { tapped(Passage.Carried).size() == 2 }

        when:
        shell.given("log to $file")

        then:
        wireshark.faults() == []
        wireshark.fields('udp', 'udp.srcport', 'data.data')[0] == ["${client.localPort}".toString(), '1616161600ffffffffff']
        wireshark.fields('udp', 'udp.dstport')[1] == ["${client.localPort}".toString()]

        cleanup:
        client?.close()
    }

    @Requires({ Wireshark.here })
    def "what went straight into a file is zeros, told as such, and what follows has the right numbers"() {
        given:
        def got = new File(folder, 'got')
        def peer = new Peer()
        shell.given("open tcp $peer as web")
        peer.says('x' * 5_000).ends()
        shell.given("recv exactly 10; recv all to $got; web send !; web close")

        when:
        shell.given("log to $file")

        then:
        got.length() == 4_990
        wireshark.faults() == []
        wireshark.follow(0) == ['!', 'x' * 10 + '\0' * 4_990]
        wireshark.comment().contains('were received straight into a file, and the journal did not keep them')
        wireshark.fields('tcp.flags.fin == 1', 'tcp.seq')*.first() == ['5001', '2']

        cleanup:
        peer?.close()
    }

    @Requires({ Wireshark.here })
    def "what clients of a server said is not in it, and both the file and the shell say so"() {
        given:
        shell.given('serve 0 echo as srv; open tcp srv as web; web send "hi\\n"; web recv line')
        shell.eventually { shell.screen().contains('#3 came from') }

        when:
        shell.given("log to $file")

        then:
        wireshark.follow(0) == ['hi\n', 'hi\n']
        wireshark.comment().contains('1 client of servers of this shell came: what they and the server said is not kept')
        shell.said().contains('what 1 served client said is not kept and not in it')
    }

    def "what the tap did to them stands in the file's comment"() {
        expect:
        new String(PacketFile.of([came(1), carried(2, Way.THERE, 0, 'ping'), tapped(3, new Passage.Disturbed(Way.THERE, new Disturbance.Cut(2)))],
            [], 0, Instant.EPOCH).bytes(), 'ISO-8859-1').contains('because it was asked to, 1 time: they stand here as their senders sent them.')
    }

    def "a server at a Unix socket cannot be expressed"() {
        given:
        def events = [new Event.Tapped(1, 'tap 1', new Passage.Came('#1', Address.loopback(9), new Address.UnixPath('/run/x'), Kind.STREAM))]

        expect:
        PacketFile.of(events, [], 0, Instant.EPOCH).unix() == ['tap 1'] as Set
    }

    private static Event came(long at) {
        tapped(at, new Passage.Came('#1', Address.loopback(40_000), Address.loopback(7), Kind.STREAM))
    }

    private static Event carried(long at, Way way, long offset, String text) {
        tapped(at, new Passage.Carried(way, offset, text.bytes, text.length()))
    }

    private static Event tapped(long at, Passage passage) {
        new Event.Tapped(at, 'tap 1', passage)
    }

    private void write(List<Event> events) {
        file.bytes = PacketFile.of(events, [], 0, Instant.EPOCH).bytes()
    }

    private <T extends Passage> List<T> tapped(Class<T> kind) {
        shell.events().findAll { it instanceof Event.Tapped && kind.isInstance(it.passage()) }*.passage()
    }
}
