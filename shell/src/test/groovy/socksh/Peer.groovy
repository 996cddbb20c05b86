package socksh

/**
 * The other end of a conversation, on the JDK's own sockets, so that it shares no code with the
 * shell: a listener on loopback and its first client.
 */
class Peer implements AutoCloseable {
    /** How long it waits for what has to come; only a test that fails waits so long. */
    private static final int LIMIT = 60_000

    final ServerSocket door = new ServerSocket(0, 50, InetAddress.getByName('127.0.0.1'))
    private Socket accepted

    Peer() {
        door.soTimeout = LIMIT
    }

    int getPort() { door.localPort }

    /** What a line says to get here. */
    @Override
    String toString() { "127.0.0.1:$port" }

    Socket getClient() {
        if (!accepted) {
            accepted = door.accept()
            accepted.soTimeout = LIMIT
            accepted.tcpNoDelay = true
        }
        accepted
    }

    Peer says(String text) {
        says(text.getBytes('UTF-8'))
    }

    Peer says(byte[] bytes) {
        client.outputStream.write(bytes)
        client.outputStream.flush()
        this
    }

    /** Says bytes in pieces cut at the places given, each sent by a call of its own. */
    Peer saysCut(byte[] bytes, List<Integer> cuts) {
        def places = [0, *cuts.findAll { it in 1..<bytes.length }.toSorted().unique(), bytes.length]
        places.collate(2, 1, false).each { from, to -> says(Arrays.copyOfRange(bytes, from, to)) }
        this
    }

    /** The next bytes of the client, as Latin-1. */
    String hears(int count) {
        new String(client.inputStream.readNBytes(count), 'ISO-8859-1')
    }

    /** Everything up to the client's end, as Latin-1. */
    String hearsAll() {
        new String(client.inputStream.readAllBytes(), 'ISO-8859-1')
    }

    /** Sends its FIN. */
    Peer ends() {
        client.shutdownOutput()
        this
    }

    /** Sends a RST. */
    Peer resets() {
        client.setSoLinger(true, 0)
        client.close()
        this
    }

    @Override
    void close() {
        accepted?.close()
        door.close()
    }
}
