package socksh.console

import org.jline.builtins.ScreenTerminal
import org.jline.reader.LineReader
import org.jline.terminal.Size
import org.jline.terminal.impl.jni.JniNativePty
import org.jline.terminal.impl.jni.JniTerminalProvider

import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger

/** The whole program in a pseudo terminal of its own: type, and wait for what a person sees. */
class PtyShell implements AutoCloseable {
    static final int LIMIT_SECONDS = 30
    /** The number of accept(2): on aarch64 202, which on x86-64 is the futex that every idle thread waits in. */
    static final String ACCEPT = System.getProperty('os.arch') == 'aarch64' ? '202' : '43'
    static final String CTRL_C = '\u0003'
    static final String CTRL_D = '\u0004'
    static final String CTRL_R = '\u0012'
    static final String CTRL_U = '\u0015'
    static final String BACK = '\u001d'

    final JniNativePty pty
    final Process process
    private final StringBuilder raw = new StringBuilder()
    private final ScreenTerminal drawn
    private final Thread watcher
    private int columns
    private int rows
    private String cut = ''

    /** @param home where the XDG folders of this person are */
    PtyShell(Map options = [:], Path home) {
        columns = (options.columns ?: 80) as int
        rows = (options.rows ?: 24) as int
        drawn = new ScreenTerminal(columns, rows)
        pty = new JniTerminalProvider().open(null, new Size(columns, rows))
        process = start(home, options.environment as Map ?: [:], options.args as List ?: [],
            options.output as String ?: '"$TTY"')
        watcher = Thread.startDaemon {
            try {
                watch()
            } catch (IOException ignored) {
                // EIO: nobody has the other side of the terminal any more.
            }
        }
    }

    /** A new session whose first opened terminal is this one, so that Ctrl-C is a signal there. */
    private Process start(Path home, Map environment, List args, String output) {
        def program = new ProcessBuilder([*BatchProcess.HEARS_CTRL_C, 'setsid', 'sh', '-c', 'exec "$@" < "$TTY" > ' + output + ' 2> "$TTY"', 'sh',
            Path.of(System.getProperty('java.home'), 'bin', 'java').toString(),
            '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '--enable-native-access=ALL-UNNAMED', "-Djava.io.tmpdir=$home" as String,
            '-cp', [Main, LineReader, GroovyObject].collect { place(it) }.join(':'), 'socksh.console.Main', *args])
        program.environment().keySet().removeAll(['NO_COLOR', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME', 'JDK_JAVA_OPTIONS', 'JAVA_TOOL_OPTIONS'])
        program.environment().putAll([TERM: 'xterm-256color', HOME: home.toString(), TTY: pty.name, LANG: 'C.UTF-8'])
        environment.each { name, value -> program.environment().put(name as String, value as String) }
        program.redirectErrorStream(true).directory(home.toFile()).start()
    }

    private static String place(Class type) {
        Path.of(type.protectionDomain.codeSource.location.toURI()).toString()
    }

    private void watch() {
        def reader = new InputStreamReader(pty.masterInput, StandardCharsets.UTF_8)
        def piece = new char[4096]
        for (int n = reader.read(piece); n > 0; n = reader.read(piece)) {
            shown(new String(piece, 0, n))
        }
    }

    private synchronized void shown(String text) {
        raw.append(text)
        draw(text)
        def answer = drawn.read()
        if (answer) {
            type(answer)
        }
        notifyAll()
    }

    /**
     * JLine's screen stays at the right margin when the cursor is put back from there (ESC 8), and would break the
     * line at the next character; a real terminal does not.
     */
    private void draw(String text) {
        String all = cut + text
        cut = all.endsWith('\u001b') ? '\u001b' : ''
        def pieces = all.substring(0, all.length() - cut.length()).split('(?<=\u001b8)')
        pieces.each { piece ->
            drawn.write(piece)
            if (piece.endsWith('\u001b8')) {
                drawn.@eol = false
            }
        }
    }

    PtyShell type(String keys) {
        pty.masterOutput.write(keys.getBytes('UTF-8'))
        pty.masterOutput.flush()
        this
    }

    /** Types a line and Enter. */
    PtyShell enter(String line) {
        type(line + '\r')
    }

    /** The rows of the screen, blanks at their ends left out. */
    synchronized List<String> rows() {
        def cells = new long[columns * rows]
        drawn.dump(cells, 0, 0, rows, columns, new int[2])
        (0..<rows).collect { row ->
            def line = new StringBuilder()
            (0..<columns).each { column ->
                int c = (int) (cells[row * columns + column] & 0xFFFFFFFFL)
                line.appendCodePoint(Character.isValidCodePoint(c) && c != 0 ? c : ' ' as char as int)
            }
            line.toString().stripTrailing()
        }
    }

    /** Where the cursor is: its column and its row, from 0. */
    synchronized List<Integer> getCursor() {
        def cursor = new int[2]
        drawn.dump(new long[columns * rows], 0, 0, rows, columns, cursor)
        cursor.toList()
    }

    String getScreen() { rows().join('\n') }

    /** The last row that says anything, the status line left out. */
    String getLastRow() {
        rows().reverse().find { it && !it.startsWith(' #') && !it.startsWith(' rec ') } ?: ''
    }

    /** Everything that was ever sent to the terminal. */
    synchronized String getEverything() { raw.toString() }

    /** Waits until the screen is as it should be, and gives it; fails with the screen after a limit. */
    String await(String what, Closure<Boolean> condition) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)
        synchronized (this) {
            while (!condition()) {
                long left = limit - System.nanoTime()
                if (left <= 0) {
                    throw new AssertionError("$what did not come in $LIMIT_SECONDS s. The screen:\n${getScreen()}" as Object)
                }
                wait(Math.max(1, Math.min(left, 100_000_000L).intdiv(1_000_000)))
            }
            getScreen()
        }
    }

    /** Waits for a text on the screen. */
    PtyShell sees(String text) {
        await(text) { getScreen().contains(text) }
        this
    }

    /** Waits until a thread of the shell is in the system call of this number; see proc(5). */
    PtyShell awaitCall(String number) {
        await("the call $number") {
            new File("/proc/${process.pid()}/task").listFiles()*.name.any { task -> callOf(task) == number }
        }
        this
    }

    /** The number of the call that a thread is in, 'running', or nothing when it has ended. */
    private String callOf(String task) {
        try {
            Files.readString(Path.of("/proc/${process.pid()}/task/$task/syscall")).split(' ')[0].strip()
        } catch (IOException ended) {
            ''
        }
    }

    /** Waits for a row that says just this: the line being typed has a tip under it. */
    PtyShell seesRow(String row) {
        await("the row $row") { row in rows() }
        this
    }

    /** Waits for the prompt as the last thing, with what is typed after it. */
    PtyShell prompts(String prompt = 'socksh>') {
        await("the prompt $prompt") { getLastRow() == prompt }
        this
    }

    void resize(int columns, int rows) {
        synchronized (this) {
            this.columns = columns
            this.rows = rows
            drawn.setSize(columns, rows)
        }
        pty.size = new Size(columns, rows)
    }

    /** Sends a signal to the program. */
    void signal(String name) {
        assert new ProcessBuilder('kill', "-$name" as String, process.pid() as String).start().waitFor() == 0
    }

    /** Waits for the end of the program. */
    int leaves() {
        assert process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS): getScreen()
        process.exitValue()
    }

    @Override
    void close() {
        process.destroyForcibly().waitFor()
        new FileInputStream(pty.slaveFD).close() // JLine leaves it open; the last that is closed ends the watcher
        watcher.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS))
        pty.close()
    }
}
