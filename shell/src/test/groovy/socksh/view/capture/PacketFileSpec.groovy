package socksh.view.capture

import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.time.Instant
import socksh.DeadPort
import socksh.FixedWorld
import socksh.Loopback
import socksh.ShellFixture
import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Errno
import socksh.kernel.Family
import socksh.kernel.Fd
import socksh.kernel.Kind
import socksh.kernel.OptionValue
import socksh.kernel.Outcome
import socksh.kernel.Protocol
import socksh.kernel.Segment
import socksh.kernel.SocketOption
import socksh.language.Built
import socksh.session.Event
import socksh.session.Purpose
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import static socksh.kernel.Segment.Flag.FIN
import static socksh.kernel.Segment.Flag.RST

/** What went over the sockets, as a file that Wireshark opens. */
class PacketFileSpec extends Specification {
    static final Address HERE = Address.loopback(40_000)
    static final Address THERE = Address.loopback(80)
    static final Fd WEB = new Fd(9)

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

    // --- with Wireshark ---------------------------------------------------------------------------

    @Requires({ Wireshark.here })
    def "calls over #host become a whole connection without a fault"(String host) {
        given:
        def before = System.currentTimeMillis() / 1000
        shell.given("listen $host:0 as srv; open tcp srv as web; srv accept as it")
        shell.given('web send "hello\\r\\n"; it recv; it send hex 00ff; web recv; web send "bye"; web shutdown write; it recv; it recv;'
            + ' it close; web recv; web close')

        when:
        shell.given("log to $file")

        then:
        wireshark.faults() == []
        wireshark.follow(0) == ['hello\r\nbye', '\u0000\u00ff']
        flags() == ['S', 'SA', 'A', 'PA', 'A', 'PA', 'A', 'PA', 'A', 'FA', 'A', 'FA', 'A']

        and: 'the times are those of the calls'
        def times = wireshark.fields('frame', 'frame.time_epoch')*.first()*.toBigDecimal()
        times == times.toSorted()
        times.first() >= before - 1
        times.last() <= System.currentTimeMillis() / 1000 + 1

        and: 'the file says how it was made'
        wireshark.comment().contains('13 packets (interface calls) made from system calls')
        wireshark.comment().contains('headers of Ethernet, IP, TCP and UDP are synthesised')
        wireshark.comment().contains('From #2 to #3.')

        where:
        host << ['127.0.0.1', '[::1]']
    }

    @Requires({ Wireshark.here })
    def "the end is a reset where the journal knows of one: #ending"(String ending) {
        given:
        shell.given("listen 0 as srv; open tcp srv as web; srv accept as it; web send hello; $ending; log to $file")

        expect:
        wireshark.faults() == []
        flags().last() == 'RA'
        wireshark.fields('tcp.flags.reset == 1', 'tcp.srcport')*.first() == [wireshark.fields('frame.number == 1', "tcp.${end}port")[0][0]]

        where:
        ending      | end
        'web reset' | 'src'
        'it close'  | 'dst'
    }

    @Requires({ Wireshark.here })
    def "a refusal is a SYN and a reset"() {
        given:
        def dead = new DeadPort()

        when:
        shell.type("open tcp 127.0.0.1:$dead.tcp")
        shell.given("log to $file")

        then:
        flags() == ['S', 'RA']
        wireshark.faults() == []
        wireshark.comment().contains('The address of #1 is not known')

        cleanup:
        dead?.close()
    }

    @Requires({ Wireshark.here })
    def "each datagram stands in it once, over #host"(String host) {
        given:
        shell.given("socket udp $family as ear; ear bind $host:0")
        shell.given("udp ear ping as mouth")
        shell.given("ear recv; ear sendto $host:${shell.port('mouth')} pong; mouth recv; mouth send ''")

        when:
        shell.given("log to $file")

        then:
        wireshark.faults() == []
        wireshark.fields('udp', 'udp.length', 'data.data') == [
            ['12', 'ping'.bytes.encodeHex().toString()], ['12', 'pong'.bytes.encodeHex().toString()], ['8', '']]

        where:
        host        | family
        '127.0.0.1' | 'v4'
        '[::1]'     | 'v6'
    }

    @Requires({ Wireshark.here })
    def "what others say is known by what is received: a peer that is not ours"() {
        given:
        shell.given("lab echo; open tcp lab:echo as web; send 'a long word '; recv exactly 12; close; log to $file")

        expect:
        wireshark.faults() == []
        wireshark.follow(0) == ['a long word ', 'a long word ']
    }

    @Requires({ Wireshark.here })
    def "a large payload is cut into segments that follow each other"() {
        given:
        shell.given("listen 0 as srv; open tcp srv as web; srv accept as it; web send repeat 20000 \"abcdefghij\"; it recv exactly 200000; log to $file")

        expect:
        wireshark.faults() == []
        wireshark.follow(0) == ['abcdefghij' * 20_000, '']
    }

    @Requires({ Wireshark.here })
    def "a secret and the bytes of a file are zeros, and a comment says so"() {
        given:
        def sent = new File(folder, 'payload')
        sent.text = 'x' * 5_000
        shell.given("lab discard; open tcp lab:discard; send 'key ' env TOKEN ' end'; send file $sent")

        when:
        shell.given("log to $file")

        then:
        wireshark.follow(0)[0] == 'key ' + '\0' * 6 + ' end' + '\0' * 5_000
        !file.getText('ISO-8859-1').contains('s3cret')
        wireshark.comment().contains('Bytes 4 to 9 are secret: zeros stand for them.')
        wireshark.comment().contains('were sent from a file, and the journal did not keep them')
    }

    @Requires({ Wireshark.here && Loopback.open })
    def "captured segments stand as they were, and calls before and after fit to them"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as it; web send one; it recv')
        acknowledged()
        shell.given('capture on; it send two; web recv; web send three; it recv')
        acknowledged()
        shell.given('capture off; it send four; web recv; web close; it close')

        when:
        shell.given("log to $file")
        def frames = shell.events().findAll { it instanceof Event.Captured }*.segment()*.frame()

        then:
        wireshark.fields('tcp.analysis.flags', 'frame.number') == []
        wireshark.follow(0) == ['onethree', 'twofour']
        wireshark.fields('frame.interface_name == "lo"', 'frame.number')*.first()*.toInteger() == (6..<6 + frames.size()).toList()
        frames.size() in [3, 4]
        frames.every { find(file.bytes, it) }
        wireshark.comment().contains(frames.size() + ' packets (interface lo) captured on loopback, as they were')
    }

    @Requires({ Wireshark.here })
    def "what left after its call had returned stands in it once, as it was captured: #seen segments of it"(int seen) {
        given: 'three bytes have left before, and what the calls send now leaves when they have returned'
        def before = opened() + send(3, 'one')
        def calls = captured(4, THERE, HERE, 500, 704, 'hello') + recv(5, 'hello') + send(6, 'abc') + send(7, 'defgh') +
            calls(8, new Call.Close(WEB), new Outcome.Done(0))
        def wire = captured(20, HERE, THERE, 704, 505, 'abcdef') + captured(21, THERE, HERE, 505, 710, '') +
            captured(22, HERE, THERE, 710, 505, 'gh') + captured(23, HERE, THERE, 712, 505, '', FIN)

        when:
        file.bytes = PacketFile.of(before + calls + wire.take(seen), [], 0, Instant.EPOCH).bytes()

        then: 'what was not captured, as that had ended, is made from the calls and follows it'
        wireshark.fields('tcp.analysis.flags', 'frame.number') == []
        wireshark.follow(0) == ['oneabcdefgh', 'hello']
        wireshark.fields("tcp.srcport == $HERE.port and tcp.len > 0", 'tcp.len')*.first() == ['3'] + lengths
        wireshark.fields('tcp.flags.fin == 1', 'frame.interface_name')*.first() == [seen == 4 ? 'lo' : 'calls']

        where:
        seen | lengths
        0    | ['3', '5']
        1    | ['6', '2']
        2    | ['6', '2']
        3    | ['6', '2']
        4    | ['6', '2']
    }

    @Requires({ Wireshark.here })
    def "what was under way when the capture began stands in it once"() {
        given: 'of the eight bytes the first three were not seen'
        def events = opened() + send(3, 'abc') + send(4, 'defgh') +
            captured(20, HERE, THERE, 704, 500, 'defgh') + captured(21, THERE, HERE, 500, 709, '') + send(22, 'ij') + captured(23, HERE, THERE, 709, 500, 'ij')

        when:
        file.bytes = PacketFile.of(events, [], 0, Instant.EPOCH).bytes()

        then:
        wireshark.fields('tcp.analysis.flags', 'frame.number') == []
        wireshark.follow(0)[0] == 'abcdefghij'
        wireshark.fields("tcp.srcport == $HERE.port and tcp.len > 0", 'tcp.len', 'frame.interface_name') == [['3', 'calls'], ['5', 'lo'], ['2', 'lo']]
    }

    @Requires({ Wireshark.here })
    def "a reset that left after its call had returned stands in it once"() {
        given:
        def linger = new Call.SetOption(WEB, SocketOption.SO_LINGER, new OptionValue.Linger(true, 0))
        def events = opened() + send(3, 'abc') + calls(4, linger, new Outcome.Done(0)) + calls(5, new Call.Close(WEB), new Outcome.Done(0)) +
            captured(20, HERE, THERE, 701, 500, 'abc') + captured(21, HERE, THERE, 704, 500, '', RST)

        when:
        file.bytes = PacketFile.of(events, [], 0, Instant.EPOCH).bytes()

        then:
        wireshark.fields('tcp.analysis.flags', 'frame.number') == []
        wireshark.follow(0)[0] == 'abc'
        wireshark.fields('tcp.flags.reset == 1', 'frame.interface_name') == [['lo']]
    }

    @Requires({ Wireshark.here })
    def "random journals become files that have no fault"() {
        given: 'a file may have many sections, so one look is enough'
        def random = new Random(20261123)
        def files = (1..300).collect { PacketFile.of(journal(random), [], 0, Instant.EPOCH) }
        file.bytes = files*.bytes().inject(new ByteArrayOutputStream()) { all, one -> all.writeBytes(one); all }.toByteArray()

        expect:
        files.every { blocks(it.bytes()).count { block -> block == 6 } == it.captured() + it.made() }
        files*.made().sum() > 2_000
        wireshark.fields('_ws.malformed || tcp.checksum.status == 0 || udp.checksum.status == 0 || ip.checksum.status == 0', 'frame.number') == []
        wireshark.fields('frame', 'frame.number').size() == files*.made().sum()
    }

    // --- without it -------------------------------------------------------------------------------

    def "some sockets alone can be written"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as one; srv accept as a; open tcp srv as two; srv accept as b; one send x')

        expect:
        packets('log one to') == 5
        packets('two log to') == 3
        packets('log srv to') == 8
        packets('log to') == 8
    }

    def "Unix sockets are left out, and it says so"() {
        given:
        shell.given("listen unix:@socksh-${ProcessHandle.current().pid()} as srv; open unix @socksh-${ProcessHandle.current().pid()} as web; send hello")

        expect:
        shell.type("log to $file") == Verdict.NO
        !file.exists()
        shell.said().contains('There is no packet to write; Unix sockets cannot be expressed: #1, #2.')
        shell.shows("listen 0 as door; open tcp door; log to $file").replaceAll(/\s+/, ' ').contains('Unix sockets cannot be expressed: #1, #2')
    }

    def "a file that exists stays as it is unless it may be overwritten"() {
        given:
        shell.given('listen 0 as srv; open tcp srv')
        file.text = 'precious'

        expect:
        shell.type("log to $file") == Verdict.WRONG
        file.text == 'precious'
        shell.type("log to $file overwrite") == Verdict.DONE
        file.length() > 300
        shell.type("log to $folder/talk.txt") == Verdict.WRONG
        shell.type("log to $folder/none/talk.pcapng") == Verdict.WRONG
    }

    def "what was let go is said, and what goes on is told from there"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as it; web send one; web send two')
        shell.session.lookAround()
        def events = shell.events()
        def place = events.findLastIndexOf { it instanceof Event.Returned && it.call() instanceof Call.Send }

        when:
        def made = PacketFile.of(events.drop(place), [], place, Instant.EPOCH)

        then:
        made.made() == 2
        new String(made.bytes(), 'ISO-8859-1').contains("$place older events had been let go")
    }

    // ------------------------------------------------------------------------------------------------

    /** Waits until nothing of the conversation is under way any more. */
    private void acknowledged() {
        shell.eventually { shell.unsent('web') == 0 && shell.unsent('it') == 0 }
    }

    private List<String> flags() {
        wireshark.fields('tcp', 'tcp.flags.str')*.first()*.replaceAll(/[^A-Z]/, '')*.toList()
            *.sort { 'SFRPA'.indexOf(it) }*.join()
    }

    private int packets(String command) {
        shell.given("$command $file overwrite")
        blocks(file.bytes).count(6)
    }

    /** A socket that has a name and is connected. */
    private static List<Event> opened() {
        calls(1, new Call.Socket(Family.INET, Kind.STREAM), new Outcome.Opened(WEB)) +
            calls(2, new Call.Connect(WEB, THERE), new Outcome.Done(0)) + calls(2, new Call.Name(WEB), new Outcome.Named(HERE))
    }

    private static List<Event> send(long at, String text) {
        calls(at, new Call.Send(WEB, text.bytes, [] as Set), new Outcome.Done(text.length()))
    }

    private static List<Event> recv(long at, String text) {
        calls(at, new Call.Recv(WEB, 64, [] as Set), new Outcome.Received(text.bytes, text.length(), Optional.empty()))
    }

    private static List<Event> calls(long at, Call call, Outcome outcome) {
        def labels = new Event.Labels([(WEB): '#1'])
        [new Event.Entered(at, at, Purpose.ASKED, labels, call), new Event.Returned(at, at, Purpose.ASKED, labels, call, outcome, 0)]
    }

    /** A segment with its whole frame. */
    private static List<Event> captured(long at, Address from, Address to, long seq, long ack, String said, Segment.Flag... more) {
        def flags = [Segment.Flag.ACK, *more] as Set
        def frame = Headers.tcp(from, to, flags, seq, ack, said.bytes)
        def segment = new Segment(Protocol.TCP, from, to, flags, seq, ack, 65_535, said.length(), frame.length - said.length(), frame, frame.length)
        [new Event.Captured(at, from == HERE ? '#1' : '', to == HERE ? '#1' : '', segment)]
    }

    /** The types of the blocks of a file, each of which must fit. */
    private static List<Integer> blocks(byte[] bytes) {
        def all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)
        def types = []
        while (all.hasRemaining()) {
            int type = all.getInt()
            int length = all.getInt()
            assert length % 4 == 0 && length >= 12
            assert all.getInt(all.position() - 8 + length - 4) == length
            all.position(all.position() + length - 8)
            types << type
        }
        types
    }

    private static boolean find(byte[] all, byte[] part) {
        (0..all.length - part.length).any { Arrays.equals(all, it, it + part.length, part, 0, part.length) }
    }

    /** Calls in any order, as no program would make them. */
    private static List<Event> journal(Random random) {
        long at = 0
        (1..40).collect {
            at += random.nextInt(1_000_000)
            def fd = new Fd(random.nextInt(4))
            def call = asked(random, fd)
            def outcome = answered(random, call)
            def labels = [(fd): "#${fd.number() + 1}".toString()]
            if (outcome instanceof Outcome.Opened || outcome instanceof Outcome.Accepted) {
                labels[outcome.fd()] = "#${outcome.fd().number() + 1}".toString()
            }
            new Event.Returned(at, at, Purpose.ASKED, new Event.Labels(labels), call, outcome, random.nextInt(2_000_000),
                random.nextInt(5) ? [] : [new Built.Range(1, 3)])
        }
    }

    private static Call asked(Random random, Fd fd) {
        def bytes = new byte[random.nextInt(4) ? random.nextInt(20) : random.nextInt(60_000)]
        switch (random.nextInt(14)) {
            case 0..2: return new Call.Socket(one(random, Family.values()), one(random, Kind.values()))
            case 3: return new Call.Connect(fd, address(random))
            case 4: return new Call.Bind(fd, address(random))
            case 5: return new Call.Accept(fd)
            case 6: return new Call.Send(fd, bytes, [] as Set)
            case 7: return new Call.SendTo(fd, bytes, [] as Set, address(random))
            case 8: return new Call.SendMapped(fd, fd, 0, random.nextInt(100_000))
            case 9: return new Call.Recv(fd, 65_536, [] as Set)
            case 10: return new Call.RecvFrom(fd, 65_536, [] as Set)
            case 11: return new Call.Shutdown(fd, one(random, Call.How.values()))
            case 12: return new Call.Name(fd)
            default: return new Call.Close(fd)
        }
    }

    private static Outcome answered(Random random, Call call) {
        if (random.nextInt(5) == 0) {
            return new Outcome.Failure(one(random, [Errno.ECONNRESET, Errno.EPIPE, Errno.EINPROGRESS, Errno.ECONNREFUSED, Errno.EAGAIN]))
        }
        def fd = new Fd(random.nextInt(4))
        switch (call) {
            case Call.Socket: return new Outcome.Opened(fd)
            case Call.Accept: return new Outcome.Accepted(fd, random.nextInt(4) ? address(random) : new Address.UnixUnnamed())
            case Call.Send: case Call.SendTo: return new Outcome.Done(random.nextInt(call.bytes().length + 1))
            case Call.SendMapped: return new Outcome.Done(call.count())
            case Call.Recv: return new Outcome.Received(new byte[random.nextInt(3) * 40], random.nextInt(200), Optional.empty())
            case Call.RecvFrom: return new Outcome.Received(new byte[random.nextInt(3) * 40], random.nextInt(200), Optional.of(address(random)))
            case Call.Name: return new Outcome.Named(address(random))
            default: return new Outcome.Done(0)
        }
    }

    private static Address address(Random random) {
        one(random, [Address.loopback(random.nextInt(4)), new Address.Inet6(0, 1, 0, random.nextInt(4)), new Address.Inet4(0, 7),
                     new Address.Inet6(0, 0, 0, 9), new Address.Inet6(0, 0xffff7f000001L, 0, 5), Address.v4(192, 0, 2, 1, 80)])
    }

    private static <T> T one(Random random, def all) {
        all[random.nextInt(all.size())]
    }
}
