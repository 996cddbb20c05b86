package socksh.script.program

import java.util.concurrent.TimeUnit

/** A program at work whose standard output is kept apart from what it tells. */
class Ran implements AutoCloseable {
    private final Process process
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream()
    private final StringBuffer told = new StringBuffer()
    private final List<Thread> readers

    Ran(List<String> command, Map<String, String> environment = [:]) {
        def builder = new ProcessBuilder(command)
        builder.environment().putAll(environment)
        process = builder.start()
        process.outputStream.close()
        readers = [process.consumeProcessOutputStream(bytes), process.consumeProcessErrorStream(told)]
    }

    /** What it has written to standard output in the end, as Latin-1; it has to succeed. */
    String printed() {
        assert status() == 0: this
        new String(bytes.toByteArray(), 'ISO-8859-1')
    }

    int status() {
        assert process.waitFor(120, TimeUnit.SECONDS): "it does not end; $this"
        readers*.join()
        process.exitValue()
    }

    /** Waits until it tells something that matches, and gives the match's first group. */
    String tells(String pattern) {
        long limit = System.nanoTime() + 120_000_000_000L
        while (!(told =~ pattern)) {
            assert System.nanoTime() < limit && (process.alive || readers.any { it.alive }): "never told $pattern: $this"
            Thread.onSpinWait()
        }
        (told =~ pattern)[0][1]
    }

    String getTold() { told.toString() }

    @Override
    String toString() { "told:\n$told\nprinted:\n$bytes" }

    @Override
    void close() {
        process.destroyForcibly().waitFor()
    }
}
