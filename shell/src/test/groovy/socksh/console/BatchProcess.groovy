package socksh.console

import org.jline.reader.LineReader

import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** The program without a terminal in a process of its own, its standard output a pipe that this process reads. */
class BatchProcess implements AutoCloseable {
    static final int LIMIT_SECONDS = 30
    private static final int LOOK_MILLIS = 5

    /** Whoever runs the tests in the background may ignore SIGINT, and a program inherits that; this one hears it. */
    static final List<String> HEARS_CTRL_C = ['env', '--default-signal=INT']

    final Process process
    private final File said

    /**
     * @param home where it may keep its state, and where its standard error goes
     * @param starter the program that starts it, if it is not started directly
     */
    BatchProcess(File home, List<?> args, List<String> starter = []) {
        said = new File(home, 'said')
        def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
        def places = [Main, LineReader, GroovyShell].collect { Path.of(it.protectionDomain.codeSource.location.toURI()) }
        def program = new ProcessBuilder([*HEARS_CTRL_C, *starter, java, '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC',
            '--enable-native-access=ALL-UNNAMED', '-cp', places.join(':'), Main.name, *args*.toString()])
        program.environment().putAll([XDG_STATE_HOME: home.path, XDG_CONFIG_HOME: home.path])
        process = program.redirectError(said).start()
        process.outputStream.close()
    }

    /** Everything it said so far. */
    String getErr() { said.text }

    /** Reads no more of its standard output. */
    BatchProcess hasEnough() {
        process.inputStream.close()
        this
    }

    /** Waits until it has said something. */
    BatchProcess says(String text) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)
        boolean ended = false
        while (!err.contains(text)) {
            assert !ended && System.nanoTime() < limit: "it never said $text:\n$err"
            ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)
        }
        this
    }

    /** Ctrl-C, as a terminal sends it. */
    BatchProcess interrupt() {
        new ProcessBuilder('kill', '-INT', process.pid().toString()).start().waitFor()
        this
    }

    /** Waits for its end, and gives its exit code. */
    int ends() {
        assert process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS): err
        process.exitValue()
    }

    @Override
    void close() {
        process.destroyForcibly().waitFor()
    }
}
