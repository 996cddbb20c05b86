package socksh.view

import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.Timeout

/** Many small pieces leave as few large ones, and none is stuck. */
@Timeout(60)
class OutletSpec extends Specification {
    def pieces = new LinkedBlockingQueue<String>()
    def below = new OutputStream() {
        void write(int b) { throw new AssertionError('one by one') }

        void write(byte[] bytes, int from, int length) { pieces << new String(bytes, from, length) }
    }
    def outlet = new Outlet(below)

    def "what was written leaves by itself"() {
        when:
        outlet.write('a'.bytes)
        outlet.write('b'.bytes)

        then:
        leaving(2) == 'ab'

        when: 'and again later'
        outlet.write('c'.bytes)

        then:
        leaving(1) == 'c'
    }

    def "flushing sends it at once, in order, whatever its size"() {
        given:
        def large = 'x' * 100_000

        when:
        outlet.write('a'.bytes)
        outlet.write(large.bytes)
        outlet.write('z'.bytes)
        outlet.flush()

        then:
        pieces.join('') == 'a' + large + 'z'
    }

    def "many small pieces are few large ones"() {
        when:
        100_000.times { outlet.write('0123456789'.bytes) }
        outlet.flush()

        then:
        pieces.sum { it.length() } == 1_000_000
        pieces.size() < 5_000
    }

    def "a reader who left is noticed at the next write"() {
        given:
        def left = new LinkedBlockingQueue<Boolean>()
        def closed = new Outlet(new OutputStream() {
            void write(int b) {}

            void write(byte[] bytes, int from, int length) {
                left << true
                throw new IOException('Broken pipe')
            }
        })

        when:
        closed.write('a'.bytes)
        left.take()
        closed.write('b'.bytes)
        closed.flush()

        then:
        def told = thrown(IOException)
        told.message == 'Broken pipe'
    }

    private String leaving(int length) {
        String seen = ''
        while (seen.length() < length) {
            seen += pieces.poll(5, TimeUnit.SECONDS)
        }
        seen
    }
}
