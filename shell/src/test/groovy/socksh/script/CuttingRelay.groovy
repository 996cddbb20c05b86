package socksh.script

import java.util.concurrent.atomic.AtomicInteger

/**
 * Stands between a client and a server and cuts what either says at random places: small pieces,
 * each sent at once, some of them a little late. Ends and resets are passed on.
 */
class CuttingRelay implements AutoCloseable {
    private static final int MOST_PIECES = 40
    private static final int LONGEST_PAUSE = 2_000_000

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getByName('127.0.0.1'))
    private final List<Socket> sockets = Collections.synchronizedList([])
    /** How many pieces were sent, to either side. */
    final AtomicInteger pieces = new AtomicInteger()
    private final List<Socket> resets = Collections.synchronizedList([])
    private final int target
    private final long seed

    CuttingRelay(int target, long seed) {
        this.target = target
        this.seed = seed
        Thread.ofVirtual().start { serve() }
    }

    /** What a line says to get here. */
    @Override
    String toString() { "127.0.0.1:$door.localPort" }

    private void serve() {
        int count = 0
        while (!door.closed) {
            try {
                relay(door.accept(), count++)
            } catch (SocketException closed) {
                assert door.closed: closed
            }
        }
    }

    private void relay(Socket client, int number) {
        def server = new Socket('127.0.0.1', target)
        [client, server].each {
            it.tcpNoDelay = true
            sockets << it
        }
        Thread.ofVirtual().start { pass(client, server, new Random(seed + 2 * number)) }
        Thread.ofVirtual().start { pass(server, client, new Random(seed + 2 * number + 1)) }
    }

    private void pass(Socket from, Socket to, Random random) {
        try {
            def piece = new byte[65_536]
            for (int count = from.inputStream.read(piece); count >= 0; count = from.inputStream.read(piece)) {
                cut(Arrays.copyOf(piece, count), to, random)
            }
            wasReset(from) ? drop(to) : to.shutdownOutput()
        } catch (IOException reset) {
            drop(to)
        }
    }

    private void cut(byte[] bytes, Socket to, Random random) {
        int longest = Math.max(7, bytes.length.intdiv(MOST_PIECES))
        for (int at = 0; at < bytes.length;) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(longest))
            write(Arrays.copyOfRange(bytes, at, end), to)
            pieces.incrementAndGet()
            long late = System.nanoTime() + random.nextInt(LONGEST_PAUSE)
            while (System.nanoTime() < late) {
                Thread.yield()
            }
            at = end
        }
    }

    /**
     * Who hears no more may still be speaking. The kernel tells of a reset once: whoever learns of it
     * by writing keeps it for the one who reads.
     */
    private void write(byte[] bytes, Socket to) {
        synchronized (to) {
            try {
                to.outputStream.write(bytes)
            } catch (IOException gone) {
                if (gone.message.startsWith('Connection reset')) {
                    resets << to
                }
            }
        }
    }

    private boolean wasReset(Socket from) {
        synchronized (from) { from in resets }
    }

    /** With a reset, as the other end was dropped. */
    private static void drop(Socket socket) {
        synchronized (socket) {
            if (!socket.closed) {
                socket.setSoLinger(true, 0)
                socket.close()
            }
        }
    }

    @Override
    void close() {
        door.close()
        sockets.each { drop(it) }
    }
}
