package socksh.kernel

import static socksh.Background.inBackground

import java.util.concurrent.TimeUnit

/** A file into a socket: all of it or the part that was asked for, and the end is told as what it was. */
class BulkSendSpec extends BulkConversation {

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
        receiver.get(30, TimeUnit.SECONDS).written() == sent
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
        receiver.get(30, TimeUnit.SECONDS).written() == moved.written()
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
        def moved = sender.get(30, TimeUnit.SECONDS)

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

    private static Bulk.Moved deliver(String way, Fd socket, Fd file, long offset = 0, Bulk.Limits limits = Bulk.Limits.NONE) {
        way == 'sendfile' ? Bulk.sendFile(socket, file, offset, limits) { } : Bulk.sendMapped(socket, file, offset, limits) { }
    }

    private Fd opened(File file) { keep((kernel.perform(new Call.Open(file.path)) as Outcome.Opened).fd()) }
}
