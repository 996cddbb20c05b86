package socksh.kernel

import static socksh.Background.inBackground

import java.util.concurrent.TimeUnit

/** Many bytes from a socket into a file or a pipe: every one arrives, and the end is told as what it was. */
class BulkReceiveSpec extends BulkConversation {

    def "a stream is received into a file, every byte, and its growth is told"() {
        given:
        def (Fd client, Fd server) = pair()
        def file = new File(folder, 'all')
        def target = create(file.path)
        def totals = []
        def sender = inBackground { sendAll(client) }

        when:
        def moved = Bulk.receive(server, target, Bulk.Limits.NONE) { totals << it }

        then:
        sender.get(30, TimeUnit.SECONDS) == MANY
        moved == new Bulk.Moved(MANY, MANY, Bulk.End.COMPLETE, Optional.empty())
        file.bytes == BYTES
        totals == totals.toSorted()
    }

    def "a stream is received into a pipe, over TCP and over Unix sockets"() {
        given:
        def listener = listener(address)
        def client = client(listener)
        def server = accept(listener).fd()
        def fifo = fifo()
        def reader = inBackground { fifo.bytes }
        def target = create(fifo.path)
        inBackground { sendAll(client) }

        when:
        def moved = Bulk.receive(server, target, Bulk.Limits.NONE) { }
        close(target)

        then:
        moved.end() == Bulk.End.COMPLETE
        moved.written() == MANY
        reader.get(30, TimeUnit.SECONDS) == BYTES

        where:
        address << [Address.loopback(0), new Address.UnixAbstract("socksh ${UUID.randomUUID()}")]
    }

    def "datagrams are received into a pipe, one after the other"() {
        given:
        def receiver = socket(Kind.DGRAM)
        bind(receiver, Address.loopback(0))
        def sender = socket(Kind.DGRAM)
        connect(sender, name(receiver))
        def fifo = fifo()
        def reader = inBackground { new String(fifo.withInputStream { it.readAllBytes() }) }
        def target = create(fifo.path)

        when:
        send(sender, 'one')
        send(sender, 'two')
        def moved = Bulk.receive(receiver, target, new Bulk.Limits(6, 5000)) { }
        close(target)

        then:
        moved == new Bulk.Moved(6, 6, Bulk.End.COMPLETE, Optional.empty())
        reader.get(30, TimeUnit.SECONDS) == 'onetwo'
    }

    def "the limit leaves the rest in the socket"() {
        given:
        def (Fd client, Fd server) = pair()
        def file = new File(folder, 'some')
        send(client, 'hello world')

        when:
        def moved = Bulk.receive(server, create(file.path), new Bulk.Limits(5, 5000)) { }

        then:
        moved == new Bulk.Moved(5, 5, Bulk.End.COMPLETE, Optional.empty())
        file.text == 'hello'
        text(recv(server)) == ' world'
    }

    def "silence ends with a time-out that keeps what came"() {
        given:
        def (Fd client, Fd server) = pair()
        def file = new File(folder, 'part')
        send(client, 'hello')
        untilReadable(server)

        when:
        def moved = Bulk.receive(server, create(file.path), new Bulk.Limits(Long.MAX_VALUE, 20)) { }

        then:
        moved == new Bulk.Moved(5, 5, Bulk.End.TIMED_OUT, Optional.empty())
        file.text == 'hello'
    }

    def "a reset is a failure of the source"() {
        given:
        def (Fd client, Fd server) = pair()
        def target = create(new File(folder, 'none').path)
        reset(client)

        expect:
        Bulk.receive(server, target, Bulk.Limits.NONE) { } ==
            new Bulk.Moved(0, 0, Bulk.End.SOURCE_FAILED, Optional.of(Errno.ECONNRESET))
        Bulk.receive(new Fd(9999), target, Bulk.Limits.NONE) { }.errno().get() == Errno.EBADF
    }

    def "a full disk is a failure of the target and says what was lost"() {
        given:
        def (Fd client, Fd server) = pair()
        send(client, 'hello')
        untilReadable(server)

        expect:
        Bulk.receive(server, create('/dev/full'), Bulk.Limits.NONE) { } ==
            new Bulk.Moved(5, 0, Bulk.End.TARGET_FAILED, Optional.of(Errno.ENOSPC))
        errno(Bulk.write(create('/dev/full'), 'x'.bytes)) == Errno.ENOSPC
    }

    def "a pipe that nobody reads any more is a failure of the target"() {
        given:
        def (Fd client, Fd server) = pair()
        def fifo = fifo()
        def reader = inBackground { fifo.withInputStream { } }
        def target = create(fifo.path)
        reader.get(30, TimeUnit.SECONDS)
        send(client, 'hello')
        untilReadable(server)

        expect:
        Bulk.receive(server, target, Bulk.Limits.NONE) { } ==
            new Bulk.Moved(0, 0, Bulk.End.TARGET_FAILED, Optional.of(Errno.EPIPE))
        text(recv(server)) == 'hello'
    }

    def "a transfer that waits is interrupted, to a file and to a pipe"() {
        given:
        def (Fd client, Fd server) = pair()
        def target = pipe ? openPipe() : create(new File(folder, 'x').path)

        when:
        def ends = (1..20).collect {
            interrupted { Bulk.receive(server, target, Bulk.Limits.NONE) { } }
        }

        then:
        ends*.end().toSet() == [Bulk.End.INTERRUPTED] as Set
        ends*.errno().toSet() == [Optional.of(Errno.EINTR)] as Set

        where:
        pipe << [false, true]
    }

    def "a transfer at full speed is interrupted too"() {
        given:
        def (Fd client, Fd server) = pair()
        def sender = inBackground {
            def piece = new byte[65536]
            while (sendBytes(client, piece).ok()) { }
        }

        when:
        def moved = interrupted { Bulk.receive(server, create('/dev/null'), Bulk.Limits.NONE) { } }
        close(server)

        then:
        moved.end() == Bulk.End.INTERRUPTED
        sender.get(30, TimeUnit.SECONDS) == null
    }

    def "a write into a full pipe is interrupted"() {
        given:
        def target = openPipe()

        expect:
        errno(interrupted { Bulk.write(target, new byte[3_000_000]) }) == Errno.EINTR
    }

    def "all bytes of an array are written"() {
        given:
        def file = new File(folder, 'written')

        expect:
        Bulk.write(create(file.path), BYTES).value() == MANY
        file.bytes == BYTES
        errno(Bulk.create(new File(folder, 'no/such/place').path)) == Errno.ENOENT
    }

    private File fifo() {
        def fifo = new File(folder, "fifo${folder.list().length}")
        assert new ProcessBuilder('mkfifo', fifo.path).start().waitFor() == 0
        fifo
    }

    /** The writing end of a pipe that has a reader who never reads. */
    Fd openPipe() {
        def fifo = fifo()
        def reader = inBackground { new FileInputStream(fifo) }
        def target = create(fifo.path)
        readers << reader.get(30, TimeUnit.SECONDS)
        target
    }

    private final List<Closeable> readers = []

    def cleanup() { readers*.close() }

    private long sendAll(Fd client) {
        def sent = 0
        while (sent < MANY) {
            sent += sendBytes(client, Arrays.copyOfRange(BYTES, (int) sent, (int) Math.min(MANY, sent + 65536))).value()
        }
        shutdown(client, Call.How.SHUT_WR)
        sent
    }
}
