package socksh

import java.util.concurrent.ThreadLocalRandom

/**
 * A port for whoever has to name one before it is listened on. It is below those that the kernel
 * gives away by itself, so nobody gets it in between, and no client that knocks too early meets itself.
 */
class FreePort {
    private static final int LOWEST = 20_000
    private static final int FEWEST = 1_000
    private static final int GIVEN_AWAY = new File('/proc/sys/net/ipv4/ip_local_port_range').text.tokenize().first() as int

    static int find() {
        (1..100).findResult { probe(ThreadLocalRandom.current().nextInt(LOWEST, Math.max(LOWEST + FEWEST, GIVEN_AWAY))) }
    }

    private static Integer probe(int port) {
        try {
            new ServerSocket(port).withCloseable { it.localPort }
        } catch (BindException ignored) {
            null
        }
    }
}
