package socksh.view

import static socksh.view.Seen.ONE
import static socksh.view.Seen.noticed
import static socksh.view.Seen.received
import static socksh.view.Seen.returned

import socksh.kernel.Call
import socksh.kernel.Outcome
import socksh.session.Ending
import socksh.session.Notice
import socksh.session.Settings
import socksh.session.Wanted
import spock.lang.Specification

/** Outside the interactive shell: bytes one way, words the other. */
class PipeViewSpec extends Specification {
    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()
    def paper = new Sheet(err, Paint.PLAIN, 0)
    def view = new PipeView(out, new TerminalView(paper, new Settings()))

    def "what was received leaves byte for byte, line ends and control bytes included, and nothing else"() {
        when:
        view.see(returned(new Call.Recv(ONE, 64, Set.of()), new Outcome.Received(new byte[3], 3, Optional.empty())))
        view.see(received('a\u001B\u00FF\r\n'))
        view.see(received('b\r\n', wanted: new Wanted.Line(), shown: 1))
        view.see(noticed(new Notice.BytesWaiting('#1', 3)))

        then:
        out.toByteArray() == Seen.bytes('a\u001B\u00FF\r\nb\r\n')
        err.toString().readLines() == ['recv(#1, 64) = 3', '#1 <- line of 1 byte', '#1 has 3 bytes waiting']
    }

    def "how receiving ended is said among the words"() {
        when:
        view.see(received('ab', wanted: new Wanted.Exactly(4), ending: Ending.END_OF_STREAM))

        then:
        out.toString() == 'ab'
        err.toString().readLines() == ['#1 <- 2 bytes', '#1 end of stream: the peer has closed its sending side']
    }

    def "what was only peeked at is told, and does not leave"() {
        when:
        view.see(received('ab', wanted: new Wanted.Once(2, Wanted.Use.LEFT), note: 'peeked: it still waits'))

        then:
        out.size() == 0
        err.toString().contains('ab')
        err.toString().contains('it still waits')
    }

    def "an output that nobody reads is not passed over in silence"() {
        given:
        def gone = new OutputStream() {
            void write(int b) { throw new IOException('Broken pipe') }
        }

        when:
        new PipeView(gone, new TerminalView(paper, new Settings())).see(received('x'))

        then:
        def told = thrown(UncheckedIOException)
        told.cause.message == 'Broken pipe'
    }
}
