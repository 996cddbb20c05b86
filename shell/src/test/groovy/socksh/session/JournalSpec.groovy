package socksh.session

import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Fd
import socksh.kernel.Outcome
import socksh.kernel.Protocol
import socksh.kernel.Segment
import spock.lang.Specification

/** The journal keeps what came last, in order, and says what it let go. */
class JournalSpec extends Specification {
    def journal = new Journal()

    def "it keeps #count events in order"(int count) {
        when:
        count.times { journal.add(new Event.Typed(it, "line $it")) }

        then:
        journal.events()*.at() == (0L..<(long) count).toList()
        journal.forgotten() == 0

        where:
        count << [0, 1, 255, 256, 257, 5000, 20_000]
    }

    def "of more than twenty thousand the oldest go, and are counted"() {
        when:
        20_123.times { journal.add(new Event.Typed(it, '')) }

        then:
        journal.forgotten() == 123
        journal.events().size() == 20_000
        journal.events().first().at() == 123
        journal.events().last().at() == 20_122
    }

    def "heavy payloads push old events out, but never the newest"() {
        when:
        4.times { journal.add(sent(it, 3 * 1024 * 1024)) }

        then:
        journal.events()*.at() == [2L, 3L]
        journal.forgotten() == 2

        when:
        journal.add(sent(4, 50 * 1024 * 1024))

        then:
        journal.events()*.at() == [4L]
    }

    def "a recorded segment weighs what is kept of its frame"() {
        when:
        3.times { journal.add(captured(it, 3 * 1024 * 1024)) }

        then:
        journal.events()*.at() == [1L, 2L]
    }

    private static Event captured(long at, int kept) {
        def segment = new Segment(Protocol.TCP, Address.loopback(1), Address.loopback(2), [] as Set, 0, 0, 0, 0, 54,
            new byte[kept], kept)
        new Event.Captured(at, '#1', '', segment)
    }

    private static Event sent(long at, int size) {
        def call = new Call.Send(new Fd(9), new byte[size], [] as Set)
        new Event.Returned(at, at, Purpose.ASKED, new Event.Labels([:]), call, new Outcome.Done(size), 1)
    }
}
