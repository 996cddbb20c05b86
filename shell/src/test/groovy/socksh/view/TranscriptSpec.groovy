package socksh.view

import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Errno
import socksh.kernel.Family
import socksh.kernel.Fd
import socksh.kernel.Kernel
import socksh.kernel.Kind
import socksh.kernel.Outcome
import socksh.session.Notice
import socksh.session.Session
import spock.lang.Specification

/** The screen is a function of the journal. */
class TranscriptSpec extends Specification {

    def "replaying a journal into a terminal view gives the same screen"() {
        given:
        def screen = new ByteArrayOutputStream()
        def session = new Session(kernel(), System::nanoTime, [])
        def settings = session.settings()
        session.watch(new TerminalView(new Sheet(screen, Paint.PLAIN, 0), settings))

        when:
        session.perform(new Call.Socket(Family.INET, Kind.STREAM))
        session.perform(new Call.Connect(new Fd(7), Address.loopback(9)))
        session.perform(new Call.Accept(new Fd(7)))
        session.show(Seen.received('hello\n').report())
        session.notice(new Notice.PeerClosed('#1'))
        session.hint('half-closed', 'you may still send')

        then:
        def text = screen.toString('UTF-8')
        text.readLines().first() == 'socket(AF_INET, SOCK_STREAM) = #1'
        text.contains('\naccept(#1) = #2 (127.0.0.1:40000)\n#1 <- 6 bytes: hello\\n\n')
        Transcript.of(session.journal().events(), settings) == text
    }

    Kernel kernel() {
        Stub(Kernel) {
            perform(_) >> { Call call ->
                switch (call) {
                    case Call.Socket: return new Outcome.Opened(new Fd(7))
                    case Call.Accept: return new Outcome.Accepted(new Fd(8), Address.loopback(40_000))
                    default: return new Outcome.Failure(Errno.ECONNREFUSED)
                }
            }
        }
    }
}
