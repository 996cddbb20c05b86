package socksh

import java.util.function.LongSupplier
import socksh.advice.Adviser
import socksh.command.Catalog
import socksh.lesson.LessonCommands
import socksh.command.Interpreter
import socksh.command.Keys
import socksh.command.World
import socksh.command.Machine
import socksh.kernel.Call
import socksh.kernel.Kernel
import socksh.kernel.LinuxKernel
import socksh.kernel.Outcome
import socksh.kernel.SocketTable
import socksh.script.Inline
import socksh.session.Event
import socksh.session.OpenSocket
import socksh.session.Report
import socksh.session.Session
import socksh.session.Verdict
import socksh.view.Paint
import socksh.view.Sheet
import socksh.view.TerminalView

/**
 * A shell without a terminal, on the real kernel: lines go in, and what a person would see comes
 * out. Closing it closes its sockets and stops its lab.
 */
class ShellFixture implements AutoCloseable {
    final Session session
    private final LessonCommands commands = new LessonCommands()
    final Catalog catalog = commands.catalog()
    final Interpreter interpreter
    private final ByteArrayOutputStream said = new ByteArrayOutputStream()
    private final List<Event> events = []

    ShellFixture(Map settings = [:]) {
        session = new Session(settings.kernel as Kernel ?: new LinuxKernel(), settings.clock as LongSupplier ?: System::nanoTime, [])
        def terminal = new TerminalView(new Sheet(said, Paint.PLAIN, (settings.width ?: 80) as int), session.settings())
        session.watch { Event event -> seen(event, terminal) }
        session.watch(new Adviser(session))
        interpreter = new Interpreter(session, catalog, settings.world as World ?: machine(settings.keys as Keys),
            Optional.empty(), commands.answersBeside(Inline.in(session)))
    }

    /** Whoever finds an event in the list finds it on the screen too. */
    private void seen(Event event, TerminalView terminal) {
        synchronized (said) {
            events.add(event)
            terminal.see(event)
        }
    }

    private static World machine(Keys keys) {
        if (keys) {
            return new Machine(keys)
        }
        new Machine()
    }

    /** Does a line, which may hold several commands. */
    Verdict type(String line) {
        interpreter.interpret(line)
    }

    /** Does a line that is only there to prepare another one: it has to succeed. */
    void given(String line) {
        def verdict = type(line)
        assert verdict == Verdict.DONE: "`$line` ended in $verdict:\n${screen()}"
    }

    /** Does a line, and gives what the screen shows of this line alone. */
    String shows(String line) {
        clear()
        type(line)
        screen()
    }

    /** Everything the screen shows since the start, or since it was cleared; without the last line end. */
    synchronized String screen() {
        said.toString('UTF-8').stripTrailing()
    }

    /** The same without regard to where lines were wrapped. */
    String said() {
        screen().replaceAll(/\s+/, ' ')
    }

    /** The same without how long a receive took, which is told where the machine was slow. */
    String untimed(String line) {
        shows(line).replaceAll(/(?m) after [\d.]+ m?s(?=:|$)/, '')
    }

    void clear() {
        said.reset()
    }

    /** All bytes that commands have received so far. */
    byte[] received() {
        def all = new ByteArrayOutputStream()
        reports(Report.Received).each { all.writeBytes(it.bytes()) }
        all.toByteArray()
    }

    /** The reports of a kind that were shown, the oldest first. */
    def <T extends Report> List<T> reports(Class<T> kind) {
        events().findAll { it instanceof Event.Shown && kind.isInstance(it.report()) }*.report() as List<T>
    }

    /** How the last receiving ended. */
    Report.Received receipt() {
        reports(Report.Received).last()
    }

    /** The socket of a name or number. */
    OpenSocket socket(String name) {
        session.sockets().find(name).orElseThrow()
    }

    /** The port that a socket of this shell has, asked off the record. */
    int port(String name) {
        ((Outcome.Named) session.kernel().perform(new Call.Name(socket(name).fd()))).address().port()
    }

    /** How many clients wait for accept: a handshake may be over a little after connect(2) returned. */
    long waiting(String listener) {
        SocketTable.open().withCloseable { it.listeners(port(listener)).first().receiveQueue() }
    }

    /** Bytes that wait in the kernel: they may arrive a little after send(2) returned. */
    long unread(String name) {
        session.kernel().perform(new Call.Unread(socket(name).fd())).value()
    }

    /** Bytes that the peer's kernel has not acknowledged yet. */
    long unsent(String name) {
        session.kernel().perform(new Call.Unsent(socket(name).fd())).value()
    }

    /** Waits for a state; fails after a minute. */
    void eventually(Closure<Boolean> state) {
        long limit = System.nanoTime() + 60_000_000_000L
        while (!state()) {
            assert System.nanoTime() < limit: "not within a minute; the screen:\n${screen()}"
            Thread.yield()
        }
    }

    /** Everything that happened, the oldest first. */
    List<Event> events() {
        synchronized (said) {
            new ArrayList<>(events)
        }
    }

    /** Whether the kernel was never asked. */
    boolean askedNothing() {
        events().every { !(it instanceof Event.Entered) }
    }

    /** The port in the last address that the screen shows. */
    int port() {
        (screen() =~ /127\.0\.0\.1:(\d+)/).collect { it[1] as int }.last()
    }

    @Override
    void close() {
        interpreter.finish()
    }
}
