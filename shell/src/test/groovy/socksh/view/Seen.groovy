package socksh.view

import static java.nio.charset.StandardCharsets.ISO_8859_1

import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Errno
import socksh.kernel.Fd
import socksh.kernel.Outcome
import socksh.session.Ending
import socksh.session.Event
import socksh.session.Notice
import socksh.session.Purpose
import socksh.session.Report
import socksh.session.Settings
import socksh.session.Wanted

/** Events as facts, and the lines that a person sees of them. */
class Seen {
    static final Fd ONE = new Fd(7)
    static final Fd TWO = new Fd(8)
    static final Event.Labels LABELS = new Event.Labels([(ONE): '#1', (TWO): '#2'])
    static final Address PEER = Address.loopback(5353)

    static byte[] bytes(String latin1) {
        latin1.getBytes(ISO_8859_1)
    }

    static Event.Returned returned(Map more = [:], Call call, Outcome outcome) {
        new Event.Returned(0, 1, more.purpose ?: Purpose.ASKED, LABELS, call, outcome, (more.took ?: 50_000L) as long)
    }

    static Event.Returned refused(Map more = [:], Call call, Errno errno) {
        returned(more, call, new Outcome.Failure(errno))
    }

    static Event.Shown received(Map more = [:], String latin1) {
        byte[] bytes = bytes(latin1)
        shown(new Report.Received(
            '#1',
            more.wanted ?: new Wanted.Once(65_536),
            more.ending ?: Ending.COMPLETE,
            Optional.ofNullable(more.errno),
            bytes,
            (more.shown != null ? more.shown : bytes.length) as int,
            Optional.ofNullable(more.from),
            (more.length ?: bytes.length) as long,
            (more.waiting ?: 0) as int,
            (more.calls ?: 1) as int,
            more.note ?: '',
            (more.took ?: 1_000_000L) as long))
    }

    static Event.Shown shown(Report report) {
        new Event.Shown(0, report)
    }

    static Event.Noticed noticed(Notice notice) {
        new Event.Noticed(0, notice)
    }

    /** What a terminal without colours shows. */
    static List<String> screen(Map more = [:], Event... events) {
        def out = new ByteArrayOutputStream()
        def settings = more.settings ?: new Settings()
        def paper = new Sheet(out, more.paint ?: Paint.PLAIN, (more.width ?: 0) as int)
        def view = new TerminalView(paper, settings)
        events.each { view.see(it) }
        out.toString('UTF-8').readLines()
    }

    static Settings explaining() {
        def settings = new Settings()
        settings.explain(Settings.Toggle.ON)
        settings
    }

    static Settings showing(Settings.Bytes how) {
        def settings = new Settings()
        settings.bytes(how)
        settings
    }
}
