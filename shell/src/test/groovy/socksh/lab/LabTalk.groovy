package socksh.lab

import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** A lab and plain JDK sockets to talk to it with; everything is closed after each conversation. */
abstract class LabTalk extends Specification {

    static final int LIMIT = 20_000

    @AutoCleanup
    Lab lab = new Lab()
    List<Closeable> opened = []
    PollingConditions soon = new PollingConditions(timeout: 20, delay: 0.01)

    def cleanup() {
        opened*.close()
    }

    Socket connect(String name) {
        connectTo(lab.start(name).port())
    }

    Socket connectTo(int port) {
        def socket = new Socket()
        opened << socket
        socket.connect(new InetSocketAddress('127.0.0.1', port), LIMIT)
        socket.soTimeout = LIMIT
        socket
    }

    static void send(Socket socket, String text) {
        socket.outputStream.write(text.getBytes('ISO-8859-1'))
    }

    /** One line with its line end, or less where the stream ended. */
    static String line(Socket socket) {
        def text = new StringBuilder()
        for (int c = socket.inputStream.read(); c >= 0; c = socket.inputStream.read()) {
            text.append((char) c)
            if (c == 10) {
                break
            }
        }
        text
    }

    static String exactly(Socket socket, int count) {
        new String(socket.inputStream.readNBytes(count), 'ISO-8859-1')
    }

    static String all(Socket socket) {
        new String(socket.inputStream.readAllBytes(), 'ISO-8859-1')
    }

    /** The header lines of an answer, up to the empty one. */
    static List<String> head(Socket socket) {
        def lines = []
        for (def next = line(socket); next.trim(); next = line(socket)) {
            assert next.endsWith('\r\n')
            lines << next.trim()
        }
        lines
    }

    static boolean nothingComes(Socket socket, int millis) {
        socket.soTimeout = millis
        try {
            socket.inputStream.read()
            return false
        } catch (SocketTimeoutException ignored) {
            return true
        } finally {
            socket.soTimeout = LIMIT
        }
    }

    DatagramSocket udp() {
        def socket = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))
        opened << socket
        socket.soTimeout = LIMIT
        socket
    }

    static void sendTo(DatagramSocket socket, Running peer, byte[] bytes) {
        socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName('127.0.0.1'), peer.port()))
    }

    static DatagramPacket receive(DatagramSocket socket) {
        def packet = new DatagramPacket(new byte[2048], 2048)
        socket.receive(packet)
        packet
    }

    static byte[] hex(String digits) {
        HexFormat.of().parseHex(digits.replace(' ', ''))
    }

    static String hexOf(DatagramPacket packet) {
        HexFormat.ofDelimiter(' ').withUpperCase().formatHex(packet.data, 0, packet.length)
    }
}
