package socksh.kernel

import java.time.Instant
import socksh.Loopback
import spock.lang.AutoCleanup
import spock.lang.Requires

/** A socket of packet(7) on loopback: each frame once, and no loss untold. */
@Requires(value = { Loopback.open }, reason = Loopback.WHY_NOT)
class CaptureSpec extends KernelConversation {
    @AutoCleanup Capture capture = new Capture()

    List<Capture.Sent> sent(int port) {
        def all = []
        for (def one = capture.next(); one.present; one = capture.next()) {
            if (one.get().segment().to().port() == port) {
                all << one.get()
            }
        }
        all
    }

    def "a datagram is there when its send returns, once, stamped while it was sent"() {
        given:
        def ear = socket(Kind.DGRAM)
        bind(ear, Address.loopback(0))
        def mouth = socket(Kind.DGRAM)
        capture.open()
        connect(mouth, name(ear))

        when: 'the kernel begins to stamp a moment after it was asked to'
        long limit = System.nanoTime() + 20_000_000_000L
        while (!isStampedWhileSent(mouth, name(ear).port())) {
            assert System.nanoTime() < limit
        }

        then:
        sent(name(ear).port()).empty
    }

    def "of a large frame the first bytes are kept, and its length is known"() {
        given:
        def ear = socket(Kind.DGRAM)
        bind(ear, Address.loopback(0))
        def mouth = socket(Kind.DGRAM)
        capture.open()

        when:
        connect(mouth, name(ear))
        def segment = recorded(name(ear).port()) { send(mouth, 'x' * 60_000) }[0].segment()

        then:
        segment.length() == 60_000
        segment.frameLength() == 14 + 20 + 8 + 60_000
        segment.frame().length == Capture.MOST_KEPT
        segment.payload().length == Capture.MOST_KEPT - 42
    }

    def "frames for which there is no more room are counted as dropped"() {
        given:
        def ear = socket(Kind.DGRAM)
        bind(ear, Address.loopback(0))
        def mouth = socket(Kind.DGRAM)
        capture.open()
        connect(mouth, name(ear))

        when:
        3000.times { send(mouth, 'x' * 60_000) }
        int read = sent(name(ear).port()).size()

        then:
        read < 3000
        read + capture.dropped() >= 3000

        and: 'it stays told when it is over'
        capture.close()
        read + capture.dropped() >= 3000
    }

    def "closed it has nothing more, and may be closed again"() {
        when:
        capture.open()
        capture.close()
        capture.close()

        then:
        capture.next().empty
    }

    private boolean isStampedWhileSent(Fd mouth, int port) {
        long before = 0
        long after = 0
        def seen = recorded(port) {
            before = now()
            send(mouth, 'hello')
            after = now()
        }
        assert seen*.segment()*.payload().collect { new String(it) } == ['hello']
        seen[0].realtime() >= before && seen[0].realtime() <= after
    }

    /** What was recorded of a sending. One that is lost, as another program floods loopback, is told, and made again. */
    private List<Capture.Sent> recorded(int port, Closure sending) {
        def seen = []
        while (!seen) {
            long lost = capture.dropped()
            sending()
            seen = sent(port)
            assert seen || capture.dropped() > lost
        }
        seen
    }

    private static long now() {
        def now = Instant.now()
        now.epochSecond * 1_000_000_000L + now.nano
    }
}
