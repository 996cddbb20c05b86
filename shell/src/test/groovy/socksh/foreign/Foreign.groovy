package socksh.foreign

import java.nio.charset.StandardCharsets
import java.util.concurrent.TimeUnit
import socksh.FreePort

/**
 * A program that somebody else wrote, at work: what it says can be waited for, what it shall hear
 * can be typed. It ends with the Spec. Specs that need one that is not installed are skipped.
 */
class Foreign implements AutoCloseable {
    private static final long LIMIT = 60_000_000_000L

    private final List<String> command
    private final Process process
    private final ByteArrayOutputStream said = new ByteArrayOutputStream()
    private final Thread reader

    private Foreign(List<String> command) {
        this.command = command
        process = new ProcessBuilder(command).redirectErrorStream(true).start()
        reader = Thread.ofPlatform().daemon().start {
            def piece = new byte[65_536]
            for (int count = process.inputStream.read(piece); count >= 0; count = process.inputStream.read(piece)) {
                synchronized (said) { said.write(piece, 0, count) }
            }
        }
    }

    /** Whether a program is on the PATH, or where only root looks. */
    static boolean has(String program) {
        find(program) != null
    }

    private static String find(String program) {
        def folders = System.getenv('PATH').split(':').toList() + ['/usr/sbin', '/sbin']
        folders.collect { new File(it, program) }.find { it.canExecute() }?.path
    }

    /** Starts a program with its arguments; what is no text is written as text. */
    static Foreign start(Object... command) {
        def words = command*.toString()
        new Foreign([find(words[0])] + words.tail())
    }

    /** Starts a server on a port that nobody has, and waits until it listens. */
    static Foreign listening(String protocol = 'tcp', Closure<Foreign> starter) {
        Foreign server = null
        for (int attempt = 0; attempt < 5; attempt++) {
            int port = FreePort.find()
            server = starter(port)
            server.port = port
            if (server.isListening(protocol)) {
                return server
            }
            server.close()
        }
        throw new AssertionError("$server does not listen")
    }

    int port

    private boolean isListening(String protocol) {
        await { !process.alive || isBound(protocol) }
        process.alive
    }

    /** From the kernel's table, because a probing connection would be somebody's only client. */
    private boolean isBound(String protocol) {
        def place = String.format(':%04X', port)
        def state = protocol == 'tcp' ? '0A' : '07'
        ["/proc/net/$protocol", "/proc/net/${protocol}6"].any { table ->
            new File(table).readLines().drop(1)*.trim()*.split(/\s+/).any { it[1].endsWith(place) && it[3] == state }
        }
    }

    /** What it has said on standard output and standard error. */
    String getText() {
        synchronized (said) { said.toString(StandardCharsets.ISO_8859_1) }
    }

    /** Waits until it has said something. */
    Foreign says(String wanted) {
        assert await { text.contains(wanted) }: "$this never said `$wanted` but:\n$text"
        this
    }

    /** Types to it. */
    Foreign hears(String typed) {
        process.outputStream.write(typed.getBytes(StandardCharsets.ISO_8859_1))
        process.outputStream.flush()
        this
    }

    /** The end of its standard input. */
    Foreign hearsEnd() {
        process.outputStream.close()
        this
    }

    /** Waits for its end and gives its exit status. */
    int status() {
        assert process.waitFor(LIMIT, TimeUnit.NANOSECONDS): "$this did not end; it said:\n$text"
        reader.join()
        process.exitValue()
    }

    /** Lets it read nothing more, as SIGSTOP does. */
    void stops() {
        assert ['kill', '-STOP', "${process.pid()}"].execute().waitFor() == 0
        await { new File("/proc/${process.pid()}/stat").text =~ /\) T / }
    }

    private static boolean await(Closure<Boolean> state) {
        long limit = System.nanoTime() + LIMIT
        while (!state()) {
            if (System.nanoTime() > limit) {
                return false
            }
            Thread.yield()
        }
        true
    }

    @Override
    String toString() { command.join(' ') }

    @Override
    void close() {
        process.destroyForcibly()
        process.waitFor()
    }
}
