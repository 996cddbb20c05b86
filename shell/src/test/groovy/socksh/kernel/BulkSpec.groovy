package socksh.kernel

import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.TempDir

/** Many bytes at once: every one arrives, and the end is told as what it was. */
class BulkSpec extends KernelConversation {
    static final int MANY = 5_000_003
    static final byte[] BYTES = new byte[MANY].tap { new Random(1).nextBytes(it) }

    @TempDir File folder

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
        sender.get(10, TimeUnit.SECONDS) == MANY
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
        reader.get(10, TimeUnit.SECONDS) == BYTES

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
        reader.get(5, TimeUnit.SECONDS) == 'onetwo'
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
        reader.get(5, TimeUnit.SECONDS)
        send(client, 'hello')

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
        sender.get(10, TimeUnit.SECONDS) == null
    }

    def "a write into a full pipe is interrupted"() {
        given:
        def target = openPipe()

        expect:
        errno(interrupted { Bulk.write(target, new byte[3_000_000]) }) == Errno.EINTR
    }

    static Bulk.Moved deliver(String way, Fd socket, Fd file, long offset = 0, Bulk.Limits limits = Bulk.Limits.NONE) {
        way == 'sendfile' ? Bulk.sendFile(socket, file, offset, limits) { } : Bulk.sendMapped(socket, file, offset, limits) { }
    }

    private Fd opened(File file) { keep((kernel.perform(new Call.Open(file.path)) as Outcome.Opened).fd()) }

    def "a file is sent by #way, whole or a part of it, and no more than there is"() {
        given:
        def (Fd client, Fd server) = pair()
        def file = new File(folder, 'payload').tap { it.bytes = BYTES }
        def source = opened(file)
        def got = new File(folder, 'got')
        def receiver = inBackground { Bulk.receive(server, create(got.path), Bulk.Limits.NONE) { } }

        when:
        def moved = deliver(way, client, source, offset, new Bulk.Limits(count, -1))
        shutdown(client, Call.How.SHUT_WR)

        then:
        moved == new Bulk.Moved(sent, sent, Bulk.End.COMPLETE, Optional.empty())
        receiver.get(10, TimeUnit.SECONDS).written() == sent
        got.bytes == Arrays.copyOfRange(BYTES, (int) Math.min(offset, MANY), (int) Math.min(offset + sent, MANY))

        where:
        [way, [offset, count, sent]] << [['sendfile', 'mmap'], [
            [0, MANY, MANY],
            [0, Long.MAX_VALUE, MANY],
            [1_000_000, 2_000_000, 2_000_000],
            [MANY + 1000L, 10, 0],
            [0, 0, 0],
        ]].combinations()
    }

    def "a file of more than one window of pages is sent whole"() {
        given:
        def (Fd client, Fd server) = pair()
        def file = new File(folder, 'windows')
        new RandomAccessFile(file, 'rw').withCloseable {
            it.length = 66 * 1024 * 1024
            it.seek(64 * 1024 * 1024 - 2)
            it.writeBytes('seam')
        }
        def got = new File(folder, 'got')
        def receiver = inBackground { Bulk.receive(server, create(got.path), Bulk.Limits.NONE) { } }

        when:
        def moved = deliver('mmap', client, opened(file), 1)
        shutdown(client, Call.How.SHUT_WR)

        then:
        moved.written() == file.length() - 1
        receiver.get(20, TimeUnit.SECONDS).written() == moved.written()
        got.withInputStream { it.skipNBytes(64 * 1024 * 1024 - 3); it.readNBytes(4) } == 'seam'.bytes
    }

    def "one call sends a file from its pages, up to the end of the file and not of the page"() {
        given:
        def (Fd client, Fd server) = pair()
        def source = opened(new File(folder, 'page').tap { it.text = 'hello world' })

        expect:
        kernel.perform(new Call.SendMapped(client, source, 6, 4096)) == new Outcome.Done(5)
        text(recv(server)) == 'world'
        kernel.perform(new Call.SendMapped(client, source, 11, 4096)) == new Outcome.Done(0)
        errno(kernel.perform(new Call.SendMapped(client, server, 0, 4096))) == Errno.ESPIPE
    }

    def "a file that becomes shorter while it is sent by #way ends there, and nothing breaks"() {
        given:
        def (Fd client, Fd server) = pair()
        def file = new File(folder, 'shrinking').tap { it.bytes = new byte[20_000_000] }
        def source = opened(file)
        def sender = inBackground {
            def moved = deliver(way, client, source)
            shutdown(client, Call.How.SHUT_WR)
            moved
        }

        when:
        untilReadable(server)
        new RandomAccessFile(file, 'rw').withCloseable { it.length = 100 }
        def received = Bulk.receive(server, create('/dev/null'), Bulk.Limits.NONE) { }
        def moved = sender.get(10, TimeUnit.SECONDS)

        then:
        moved.end() in [Bulk.End.COMPLETE, Bulk.End.SOURCE_FAILED]
        moved.written() == received.written()
        moved.written() < 20_000_000

        where:
        way << ['sendfile', 'mmap']
    }

    def "a peer that does not read ends it after the time, by #way, and what went is told"() {
        given:
        def (Fd client, Fd server) = pair()
        def source = opened(new File(folder, 'large').tap { it.bytes = new byte[20_000_000] })
        assert set(client, SocketOption.SO_SNDTIMEO, new OptionValue.Time(20_000)).ok()

        when:
        def moved = deliver(way, client, source, 0, new Bulk.Limits(20_000_000, 20))
        shutdown(client, Call.How.SHUT_WR)

        then:
        moved.end() == Bulk.End.TIMED_OUT
        moved.written() > 0 && moved.written() < 20_000_000
        Bulk.receive(server, create('/dev/null'), Bulk.Limits.NONE) { }.written() == moved.written()

        where:
        way << ['sendfile', 'mmap']
    }

    def "sending a file by #way is interrupted when the peer does not read, and fails when it is gone"() {
        given:
        def (Fd client, Fd server) = pair()
        def file = new File(folder, 'large').tap { it.bytes = new byte[20_000_000] }
        def source = opened(file)

        when:
        def moved = interrupted { deliver(way, client, source) }

        then:
        moved.end() == Bulk.End.INTERRUPTED
        moved.written() < 20_000_000

        when:
        reset(server)
        moved = deliver(way, client, source)

        then:
        moved.end() == Bulk.End.TARGET_FAILED
        moved.errno().get() in [Errno.ECONNRESET, Errno.EPIPE]
        deliver(way, client, client, 0, new Bulk.Limits(5, -1)).end() == Bulk.End.SOURCE_FAILED

        where:
        way << ['sendfile', 'mmap']
    }

    def "all bytes of an array are written"() {
        given:
        def file = new File(folder, 'written')

        expect:
        Bulk.write(create(file.path), BYTES).value() == MANY
        file.bytes == BYTES
        errno(Bulk.create(new File(folder, 'no/such/place').path)) == Errno.ENOENT
    }

    private Fd create(String path) { keep((Bulk.create(path) as Outcome.Opened).fd()) }

    private File fifo() {
        def fifo = new File(folder, "fifo${folder.list().length}")
        assert new ProcessBuilder('mkfifo', fifo.path).start().waitFor() == 0
        fifo
    }

    /** The writing end of a pipe that has a reader who never reads. */
    private Fd openPipe() {
        def fifo = fifo()
        def reader = inBackground { new FileInputStream(fifo) }
        def target = create(fifo.path)
        readers << reader.get(5, TimeUnit.SECONDS)
        target
    }

    private final List<Closeable> readers = []

    def cleanup() { readers*.close() }

    /** A thread of its own: the common pool may have only one, and these wait for each other. */
    private static <T> CompletableFuture<T> inBackground(Closure<T> work) {
        def answer = new CompletableFuture<T>()
        Thread.ofPlatform().daemon().start {
            try {
                answer.complete(work())
            } catch (Throwable thrown) {
                answer.completeExceptionally(thrown)
            }
        }
        answer
    }

    private long sendAll(Fd client) {
        def sent = 0
        while (sent < MANY) {
            sent += sendBytes(client, Arrays.copyOfRange(BYTES, (int) sent, (int) Math.min(MANY, sent + 65536))).value()
        }
        shutdown(client, Call.How.SHUT_WR)
        sent
    }

    /** What the call answers when it is interrupted from another thread while it runs. */
    private <T> T interrupted(Closure<T> call) {
        def answer = new CompletableFuture<T>()
        def thread = Thread.ofPlatform().daemon().start { answer.complete(call()) }
        until {
            kernel.interrupt(thread) { !answer.done }
            answer.done
        }
        answer.get()
    }
}
