package socksh

/**
 * Ports at which nobody answers: held without listening or hearing, so that nobody else is given
 * them before they are used.
 */
class DeadPort implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.getByName('127.0.0.1')

    private final Socket stream = new Socket()
    private final DatagramSocket datagrams = new DatagramSocket(0, HERE)

    DeadPort() {
        stream.bind(new InetSocketAddress(HERE, 0))
        datagrams.connect(HERE, datagrams.localPort)
    }

    /** A connection to it is refused. */
    int getTcp() { stream.localPort }

    /** A datagram to it comes back as an error: its socket hears itself alone. */
    int getUdp() { datagrams.localPort }

    @Override
    void close() {
        stream.close()
        datagrams.close()
    }
}
