package socksh.console

import java.nio.ByteBuffer
import java.nio.CharBuffer
import java.nio.charset.StandardCharsets
import java.nio.file.Path
import org.jline.builtins.ScreenTerminal
import org.jline.reader.UserInterruptException
import org.jline.terminal.Size
import org.jline.terminal.Terminal
import org.jline.terminal.impl.LineDisciplineTerminal
import socksh.FixedWorld
import socksh.ShellFixture
import socksh.view.Paint
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

import static java.util.concurrent.TimeUnit.SECONDS

/** What a person sees while typing: the line, the tip under it, the candidates, a suggestion. */
class TypingSpec extends Specification {
    static final int LIMIT_SECONDS = 30

    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @TempDir
    Path folder
    Screen80 screen
    Editor editor
    volatile String line
    Thread reader

    def cleanup() {
        reader?.interrupt()
        reader?.join(SECONDS.toMillis(LIMIT_SECONDS))
    }

    def "under the line stands how the command is written and what is wanted next"() {
        given:
        typing('open tcp ')

        expect:
        shows { it.contains('open tcp|udp|unix ADDR [timeout T] [as NAME]') && it.contains('HOST PORT, HOST:PORT') }
    }

    def "the tip is gone after Enter"() {
        given:
        typing('open tcp localhost 80')
        shows { it.contains('> open tcp localhost 80') && it.contains('[as NAME]') }

        when:
        type('\r')

        then:
        shows { !it.contains('[as NAME]') && it.contains('> open tcp localhost 80') }
        shows { line == 'open tcp localhost 80' }
    }

    def "the tip is gone after Ctrl-C"() {
        given:
        typing('open tcp ')
        shows { it.contains('HOST PORT') }

        when:
        screen.terminal.raise(Terminal.Signal.INT)

        then:
        shows { !it.contains('[as NAME]') && it.contains('> open tcp') }
    }

    def "a screen under six rows shows no tip: #rows rows"(int rows, boolean tip) {
        given:
        typing('open tcp ', rows)

        expect:
        shows { it.contains('> open tcp ') && it.contains('[as NAME]') == tip }

        where:
        rows | tip
        5    | false
        6    | true
        8    | true
    }

    def "a narrower screen is drawn anew, and the tip keeps to what is wanted"() {
        given:
        typing('recv until "x" ')
        shows { it.contains('until "X": up to') && it.contains('idle T') }

        when:
        screen.terminal.size = new Size(50, 24)
        screen.terminal.raise(Terminal.Signal.WINCH)

        then:
        shows { it =~ /(?s)^> recv until "x" +\n.*…\| until "X" \[drop] \| match .*…/ && it.contains('until "X": up to') }
    }

    def "Tab completes a word and lists what may follow, with descriptions under headings"() {
        given:
        typing('op')

        when:
        type('\t')

        then:
        shows { it.contains('> open ') }

        when:
        type('\t')

        then:
        shows { it.contains('words') && it =~ /tcp +\(a stream of bytes to a host and port\)/ }
    }

    def "where not all fits, the candidates stand closely and alone"() {
        given:
        typing('', 12)

        when:
        type('\t')

        then:
        shows { it =~ /open +\w+/ && !it.contains('do you wish') && !it.contains('Short ways') }
    }

    def "backslashes in quotes stay as they were typed, and a quote left open ends the line all the same"() {
        given:
        typing('send "\\x16\\r')

        when:
        type('\r')

        then:
        shows { line == 'send "\\x16\\r' }
    }

    def "history suggests the rest of the line, and the right arrow takes it"() {
        given:
        typing('', 24) { it.history.add('resolve localhost') }

        when:
        type('reso')

        then:
        shows { it.contains('> resolve localhost') }

        when:
        type('\u001bOC')
        type('\r')

        then:
        shows { line == 'resolve localhost' }
    }

    def "without colours a mistake is still underlined, and nothing else is styled"() {
        given:
        typing('')
        def highlight = new Highlight({ shell.catalog.study(it, new FixedWorld(), shell.session.sockets()) }, Paint.PLAIN)
        def shown = highlight.highlight(editor, 'open tpc 80')

        expect:
        shown.toAnsi() == 'open \u001b[4mtpc\u001b[0m 80'
        highlight.highlight(editor, 'open tcp localhost 80').toAnsi() == 'open tcp localhost 80'
    }

    /** Starts reading a line on a screen of so many rows and eighty columns, and types. */
    private void typing(String keys, int rows = 24, Closure<?> prepare = {}) {
        screen = new Screen80(rows)
        editor = LineEditor.on(screen.terminal, folder.resolve('history'), true)
        LineEditor.teach(editor, shell.interpreter, Paint.ANSI)
        prepare(editor)
        reader = Thread.startDaemon {
            try {
                line = editor.readLine('> ')
            } catch (UserInterruptException ignored) {
                line = ''
            } catch (Exception ignored) {
                // the test is over
            }
        }
        shows { it.startsWith('>') }
        type(keys)
    }

    private void type(String keys) {
        screen.terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8))
    }

    private boolean shows(Closure<Boolean> what) {
        long limit = System.nanoTime() + SECONDS.toNanos(LIMIT_SECONDS)
        while (!what(screen.text())) {
            assert System.nanoTime() < limit: "not within $LIMIT_SECONDS s; the screen:\n${screen.text()}"
            Thread.onSpinWait()
        }
        true
    }

    /** A terminal of eighty columns whose screen is kept in memory. */
    static class Screen80 {
        private final ScreenTerminal screen
        final LineDisciplineTerminal terminal

        Screen80(int rows) {
            screen = new ScreenTerminal(80, rows)
            def decoder = StandardCharsets.UTF_8.newDecoder()
            def pending = ByteBuffer.allocate(8)
            def out = new OutputStream() {
                @Override
                void write(int b) {
                    def chars = CharBuffer.allocate(2)
                    decoder.decode(pending.put((byte) b).flip(), chars, false)
                    pending.compact()
                    synchronized (Screen80.this) { screen.write(chars.flip()) }
                }
            }
            terminal = new LineDisciplineTerminal('test', 'xterm-256color', out, StandardCharsets.UTF_8)
            terminal.size = new Size(80, rows)
            terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_IGN)
        }

        synchronized String text() { screen.toString() }
    }
}
