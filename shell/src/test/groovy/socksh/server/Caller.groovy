package socksh.server

/** A client on the JDK's own sockets, so that it shares no code with the server it calls. */
class Caller implements AutoCloseable {
    final Socket socket

    Caller(int port, int receiveBuffer = 0) {
        socket = new Socket()
        if (receiveBuffer) {
            socket.receiveBufferSize = receiveBuffer
        }
        socket.connect(new InetSocketAddress('127.0.0.1', port), 30_000)
        socket.soTimeout = 30_000
        socket.tcpNoDelay = true
    }

    Caller says(String text) {
        says(text.getBytes('ISO-8859-1'))
    }

    Caller says(byte[] bytes) {
        socket.outputStream.write(bytes)
        this
    }

    /** The next bytes, as Latin-1. */
    String hears(int count) {
        new String(socket.inputStream.readNBytes(count), 'ISO-8859-1')
    }

    /** The next line, with its end. */
    String line() {
        def line = new StringBuilder()
        for (int each = socket.inputStream.read(); each >= 0; each = socket.inputStream.read()) {
            line.append(each as char)
            if (each == ('\n' as char)) {
                break
            }
        }
        line.toString()
    }

    /** Everything up to the server's goodbye. */
    String rest() {
        new String(socket.inputStream.readAllBytes(), 'ISO-8859-1')
    }

    Caller ends() {
        socket.shutdownOutput()
        this
    }

    void resets() {
        socket.setSoLinger(true, 0)
        socket.close()
    }

    @Override
    void close() {
        socket.close()
    }
}
