package socksh.view

import static socksh.view.Seen.LABELS
import static socksh.view.Seen.ONE
import static socksh.view.Seen.screen

import socksh.kernel.Call
import socksh.kernel.Outcome
import socksh.session.Event
import socksh.session.Notice
import socksh.session.Purpose
import socksh.session.Report
import socksh.session.Settings
import spock.lang.Specification

/** set times on: when each thing happened stands before it, as in log. */
class StampedSpec extends Specification {
    static final long AT = 1_234_567_890

    def timed = new Settings().tap { times(Settings.Toggle.ON) }

    def "calls, what was received and what was announced have a time, what explains them has none"() {
        given:
        def call = new Event.Returned(AT, 1, Purpose.ASKED, LABELS, new Call.Recv(ONE, 64, Set.of()), new Outcome.Received(new byte[3], 3, Optional.empty()), 5)
        def received = new Event.Shown(2 * AT, Seen.received('a\nb').report())
        def news = new Event.Noticed(3 * AT, new Notice.BytesWaiting('#1', 4))
        def remark = new Event.Noticed(AT, new Notice.Remark('by the way'))
        def sentence = new Event.Shown(AT, new Report.Sentence('nothing'))

        expect:
        screen(call, received, news, remark, sentence, settings: timed) == [
            '1.234568 recv(#1, 64) = 3',
            '2.469136 #1 <- 3 bytes:',
            '| a',
            '| b',
            '3.703704 #1 has 4 bytes waiting',
            'by the way',
            'nothing',
        ]
        screen(call, settings: new Settings()) == ['recv(#1, 64) = 3']
    }

    def "a line with its time is no wider than the screen"() {
        expect:
        screen(FoldedSpec.POLL, settings: timed, width: 60).every { it.length() <= 60 }
        screen(Seen.received('x' * 40), settings: timed, width: 60).every { it.length() <= 60 }
    }
}
