package socksh.server.tap

import java.nio.file.Path
import java.time.Duration
import socksh.Peer
import socksh.ShellFixture
import socksh.kernel.Errno
import socksh.session.Disturbance
import socksh.session.Event
import socksh.session.Passage
import socksh.session.Passage.Way
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** What a network can do to a stream, done on request, to one direction or both. */
class FaultsSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer server = new Peer()
    @AutoCleanup
    Socket client
    @TempDir
    Path folder

    private void tapped(String faults) {
        shell.given("tap 0 $server $faults as wire")
        client = new Socket('127.0.0.1', shell.port('wire'))
        client.soTimeout = 10_000
        client.tcpNoDelay = true
        server.client
    }

    private void clientSays(String text) {
        clientSays(text.getBytes('ISO-8859-1'))
    }

    private void clientSays(byte[] bytes) {
        client.outputStream.write(bytes)
        client.outputStream.flush()
    }

    private String clientHears(int count) {
        new String(client.inputStream.readNBytes(count), 'ISO-8859-1')
    }

    private <T extends Passage> List<T> passages(Class<T> kind) {
        shell.events().findAll { it instanceof Event.Tapped && kind.isInstance(it.passage()) }*.passage() as List<T>
    }

    private <T extends Disturbance> List<T> disturbances(Class<T> kind, Way way = null) {
        passages(Passage.Disturbed).findAll { kind.isInstance(it.how()) && (!way || it.way() == way) }*.how() as List<T>
    }

    private static long millis(Closure<?> deed) {
        long began = System.nanoTime()
        deed()
        (System.nanoTime() - began).intdiv(1_000_000)
    }

    private static byte[] pattern(int size) {
        byte[] all = new byte[size]
        new Random(size).nextBytes(all)
        all
    }

    // --- latency ------------------------------------------------------------------------------

    def "latency lets everything go on later, in one direction only where that is asked for"() {
        given:
        tapped('back latency 200ms')

        expect:
        millis {
            clientSays('ask')
            assert server.hears(3) == 'ask'
            server.says('answer')
            assert clientHears(6) == 'answer'
        } >= 200
        disturbances(Disturbance.Delayed)*.nanos() == [200_000_000L]
        disturbances(Disturbance.Delayed, Way.THERE) == []
        shell.said().contains('tap 1 <- latency: 6 bytes at 0 go on after 200 ms')
    }

    def "without a direction a fault is for both"() {
        given:
        tapped('latency 150ms')

        expect:
        millis {
            clientSays('ask')
            server.hears(3)
            server.says('answer')
            clientHears(6)
        } >= 300
    }

    def "latency slows nothing: what is sent in a row arrives in a row, whole and in its order"() {
        given:
        tapped('there latency 1s')

        expect: 'far less than the twenty seconds that they would take one after the other'
        def took = millis {
            (0..<20).each { count ->
                clientSays("$count;" as String)
                shell.eventually { passages(Passage.Carried).size() == count + 1 }
            }
            client.shutdownOutput()
            assert server.hearsAll() == (0..<20).collect { "$it;" }.join('')
        }
        took >= 1_000
        took < 20_000
    }

    def "more than may be under way waits with its sender, and all of it arrives"() {
        given:
        tapped('there latency 50ms')
        byte[] all = pattern(20_000_000)
        def sender = Thread.start {
            clientSays(all)
            client.shutdownOutput()
        }

        expect:
        server.client.inputStream.readAllBytes() == all

        cleanup:
        sender?.join()
    }

    def "a FIN is late too, behind the last byte"() {
        given:
        tapped('there latency 200ms')

        expect:
        millis {
            clientSays('all')
            client.shutdownOutput()
            assert server.hearsAll() == 'all'
        } >= 200

        when:
        server.says('thanks').ends()

        then:
        client.inputStream.readAllBytes() == 'thanks'.bytes
        shell.eventually { passages(Passage.Over) }
        passages(Passage.Ended)*.way() == [Way.THERE, Way.BACK]
    }

    def "a RST is late too, behind the last byte"() {
        given:
        tapped('there latency 200ms')

        when:
        def took = millis {
            clientSays('all')
            shell.eventually { passages(Passage.Carried) }
            client.setSoLinger(true, 0)
            client.close()
            assert server.hears(3) == 'all'
            server.client.inputStream.readNBytes(1)
        }

        then:
        def reset = thrown(SocketException)
        reset.message =~ /reset/
        disturbances(Disturbance.Delayed).size() == 1
    }

    def "the end of the session does not wait for what is under way"() {
        given:
        tapped('latency 1m')
        clientSays('never arrives')
        shell.eventually { disturbances(Disturbance.Delayed) }

        expect:
        millis {
            shell.close()
            assert server.hearsAll() == ''
        } < 30_000
    }

    def "jitter never lets a later byte go on before an earlier one"() {
        given:
        tapped('there jitter 20ms seed 3')
        def sender = Thread.start {
            (0..<50).each { clientSays([it] as byte[]) }
            client.shutdownOutput()
        }

        expect:
        server.client.inputStream.readAllBytes().toList() == (0..<50).collect { it as byte }

        cleanup:
        sender?.join()
    }

    // --- slice, bandwidth -----------------------------------------------------------------------

    def "slice cuts into pieces, each sent by a call of its own"() {
        given:
        tapped('there slice 3')

        when:
        clientSays('0123456789')

        then:
        server.hears(10) == '0123456789'
        disturbances(Disturbance.Sliced) == [new Disturbance.Sliced(0, 10, 4)]
        shell.said().contains('tap 1 -> slice: 10 bytes at 0 go on in 4 pieces')
    }

    def "slices with a bandwidth come one by one, so whoever receives sees them so"() {
        given:
        tapped('there slice 3 bandwidth 60')

        expect: 'each piece takes 50 ms on the line; a receiver that stood still for so long sees two as one'
        shell.eventually { heardInPieces('abcdefg') == ['abc', 'def', 'g'] }
    }

    private List<String> heardInPieces(String text) {
        clientSays(text)
        def heard = []
        while (heard.join('').length() < text.length()) {
            byte[] room = new byte[100]
            int count = server.client.inputStream.read(room)
            heard << new String(room, 0, count)
        }
        assert heard.join('') == text
        heard
    }

    def "bandwidth takes as long as so many bytes take"() {
        given:
        tapped('back bandwidth 10k')
        byte[] all = pattern(5 * 1024)

        expect:
        millis {
            server.says(all).ends()
            assert client.inputStream.readAllBytes() == all
        } >= 500
        disturbances(Disturbance.Slowed, Way.BACK)*.length().sum() == all.length
    }

    def "what is too slow for the line waits with its sender"() {
        given:
        tapped('there bandwidth 1k')
        def sender = Thread.start {
            try {
                clientSays(new byte[64 * 1024 * 1024])
            } catch (SocketException closed) {
            }
        }

        expect: 'the tap takes some, and no more'
        shell.eventually { passages(Passage.Carried) }
        server.hears(100).length() == 100
        passages(Passage.Carried)*.length().sum() <= 64 * 1024

        cleanup:
        client?.close()
        sender?.join()
    }

    // --- reset, halfopen ------------------------------------------------------------------------

    def "reset after #count: so many bytes arrive, then both sides get a RST"(int count) {
        given:
        tapped("there reset after $count")

        when: 'where nothing may arrive the RST comes without a word'
        if (count > 0) {
            clientSays('0123456789abcdef')
        }

        then:
        count == 0 || server.hears(count) == '0123456789abcdef'.take(count)

        when:
        server.client.inputStream.read()

        then:
        def atServer = thrown(SocketException)
        atServer.message =~ /reset/

        when:
        client.inputStream.read()

        then:
        def atClient = thrown(SocketException)
        atClient.message =~ /reset/
        disturbances(Disturbance.Cut, Way.THERE) == [new Disturbance.Cut(count)]
        shell.eventually { passages(Passage.Over) }

        where:
        count << [0, 1, 10]
    }

    def "reset counts the bytes of its own direction"() {
        given:
        tapped('back reset after 4')

        when:
        clientSays('much more than four bytes')
        server.hears(25)
        server.says('ok')

        then:
        clientHears(2) == 'ok'

        when:
        server.says('and no')

        then:
        clientHears(2) == 'an'

        when:
        client.inputStream.read()

        then:
        thrown(SocketException)
    }

    def "reset comes late where everything is late"() {
        given:
        tapped('there latency 200ms reset after 3')

        when:
        def took = millis {
            clientSays('abcdef')
            assert server.hears(3) == 'abc'
        }
        server.client.inputStream.read()

        then:
        thrown(SocketException)
        took >= 200
    }

    def "halfopen: nothing more goes on, and who vanished leaves no FIN"() {
        given:
        tapped('there halfopen after 3')

        when:
        clientSays('abcdef')

        then:
        server.hears(3) == 'abc'

        when: 'the client says goodbye, and nobody is told'
        server.says('hello')
        assert clientHears(5) == 'hello'
        client.close()
        shell.eventually { disturbances(Disturbance.Swallowed) }
        server.client.soTimeout = 100
        server.client.inputStream.read()

        then:
        thrown(SocketTimeoutException)
        disturbances(Disturbance.Silenced) == [new Disturbance.Silenced(3)]
        disturbances(Disturbance.Swallowed) == [new Disturbance.Swallowed(3)]
        states(server.port) == ['ESTABLISHED']
        passages(Passage.Carried)*.length().sum() == 11
        passages(Passage.Ended) == []
        passages(Passage.Over) == []

        when: 'what the server still says goes nowhere, and tells it nothing'
        server.says('are you there?')
        server.says('hello?')

        then:
        states(server.port) == ['ESTABLISHED']

        when: 'the server gives up'
        server.client.close()

        then:
        shell.eventually { passages(Passage.Over) }
    }

    def "halfopen back: the client hears nothing, and the server hears the client"() {
        given:
        tapped('back halfopen')

        when:
        server.says('unheard').ends()
        shell.eventually { disturbances(Disturbance.Swallowed) }
        clientSays('still here')

        then:
        server.hears(10) == 'still here'

        when:
        client.soTimeout = 100
        client.inputStream.read()

        then:
        thrown(SocketTimeoutException)
    }

    // --- corrupt --------------------------------------------------------------------------------

    def "corrupt at turns a bit of that byte and tells which"() {
        given:
        tapped('there corrupt at 10')

        when:
        clientSays('0123456789abcdef')
        def heard = server.hears(16)

        then:
        def told = disturbances(Disturbance.Corrupted)
        told*.offset() == [10L]
        told*.was() == ['a' as char as byte]
        heard == '0123456789' + ((told[0].is() & 0xff) as char) + 'bcdef'
        Integer.bitCount((told[0].was() ^ told[0].is()) & 0xff) == 1
        passages(Passage.Carried)*.bytes() == ['0123456789abcdef'.bytes]
        shell.said().contains('tap 1 -> corrupt: the byte at 10 was 61 and goes on as')
    }

    def "corrupt hits that share of the bytes, and the same ones with the same seed, however they were cut"() {
        given:
        byte[] all = pattern(50_000)
        def results = ['there corrupt 0.1% seed 7', 'there corrupt 0.1% seed 7 slice 7', 'there corrupt 0.1% seed 8'].collect { faults ->
            def peer = new Peer()
            def tapShell = new ShellFixture()
            tapShell.given("tap 0 $peer $faults as wire")
            def caller = new Socket('127.0.0.1', tapShell.port('wire'))
            def sender = Thread.start {
                caller.outputStream.write(all)
                caller.shutdownOutput()
            }
            byte[] heard = peer.client.inputStream.readAllBytes()
            sender.join()
            caller.close()
            peer.close()
            tapShell.close()
            heard
        }
        def hits = results.collect { heard -> (0..<all.length).findAll { heard[it] != all[it] } }

        expect:
        results*.length == [all.length] * 3
        hits[0].size() in 20..100
        results[0] == results[1]
        hits[0] != hits[2]
    }

    def "a seed that was chosen is told, so that it can be given"() {
        when:
        tapped('corrupt 1%')

        then:
        shell.said() =~ /#1 taps 127\.0\.0\.1:\d+ -> 127\.0\.0\.1:\d+ with corrupt 1% seed \d+;/
    }

    def "what happens often is told ten times a second and then summed up"() {
        given:
        tapped('there corrupt 100%')

        when:
        def took = millis {
            clientSays(new byte[1000])
            client.shutdownOutput()
            server.hearsAll()
            server.ends()
            shell.eventually { passages(Passage.Over) }
        }

        then: 'a second more or less begins while it lasts'
        def mores = disturbances(Disturbance.More)*.times().sum()
        disturbances(Disturbance.Corrupted).size() + mores == 1000
        disturbances(Disturbance.Corrupted).size() <= 10 * (2 + took.intdiv(1000))
    }

    // --- changing -------------------------------------------------------------------------------

    def "faults change while it runs, on connections that are there"() {
        given:
        tapped('')
        clientSays('a')
        server.hears(1)

        when:
        shell.given('wire faults there latency 200ms')

        then:
        millis {
            clientSays('b')
            assert server.hears(1) == 'b'
        } >= 200
        shell.said().contains('#1: there latency 200ms')

        when:
        shell.given('wire faults none')
        clientSays('c')

        then:
        server.hears(1) == 'c'
        disturbances(Disturbance.Delayed).size() == 1
        shell.shows('wire faults') == '#1: no faults'
    }

    def "a network that heals lets bytes through again"() {
        given:
        tapped('there halfopen')
        clientSays('lost')
        shell.eventually { passages(Passage.Carried) }

        when:
        shell.given('wire faults none')
        clientSays('found')

        then:
        server.hears(5) == 'found'
    }

    // --- Unix -------------------------------------------------------------------------------------

    def "Unix sockets can be late and sliced, and know no reset"() {
        given:
        def path = folder.resolve('s')
        shell.given("listen unix:$path as door; tap unix:${path}-tap door there latency 100ms slice 2 as wire; open unix ${path}-tap as me; door accept as it")

        expect:
        millis {
            shell.given('me send "question"; me shutdown write')
            assert shell.type('it recv all') == Verdict.DONE
        } >= 100
        new String(shell.received()) == 'question'

        when:
        def said = shell.shows("tap unix:${path}-2 door reset after 3")

        then:
        said.contains('Unix sockets know no RST')
        said.contains('halfopen')
    }

    // --- what cannot be ---------------------------------------------------------------------------

    def "what a wire cannot do is said, with its place and what to try: #line"(String line, String mark, String what, String tip) {
        when:
        def screen = shell.shows(line)
        def said = screen.replaceAll(/\s+/, ' ')

        then:
        said.contains(what)
        said.contains(tip)
        screen.readLines().take(2) == [line, mark ? ' ' * line.lastIndexOf(mark) + '^' * mark.length() : ' ' * line.length() + '^']
        shell.askedNothing()

        where:
        line                                 | mark     || what                                  | tip
        'tap 0 7777 drop 10%'                | 'drop'   || 'a stream cannot lose bytes'          | '`latency`, `corrupt` or `reset after N`; or `udp`'
        'tap 0 7777 udp slice 3'             | 'slice'  || 'a datagram goes on whole'            | '`drop 10%`'
        'tap 0 7777 udp reset after 3'       | 'reset'  || 'no connection that could be reset'   | '`halfopen after N`'
        'tap 0 7777 latencey 10ms'           | 'latencey' || 'a tap knows no latencey'           | 'did you mean `latency`?'
        'tap 0 7777 latency 10'              | ''       || 'a time needs a unit'                 | 'write 10s'
        'tap 0 7777 latency'                 | ''       || '`latency` wants a value'             | '200ms'
        'tap 0 7777 slice 0'                 | '0'      || '0 is out of range'                   | 'from 1 byte'
        'tap 0 7777 udp drop 10'             | '10'     || '10 is not a share'                   | '10%'
        'tap 0 7777 udp drop 101%'           | '101%'   || '101% is more than all'               | 'from 0% to 100%'
        'tap 0 7777 slice 3 slice 4'         | 'slice'  || '`slice` is there twice'              | 'once for each way'
        'tap 0 7777 seed 3 seed 4'           | 'seed'   || '`seed` is there twice'               | 'one number'
        'tap 0 7777 back'                    | ''       || 'what should happen to it?'           | 'latency 200ms'
        'tap 0 7777 as wire slice 3'         | 'as'     || 'a tap knows no as'                   | '`as NAME` stands at the end'
        'tap 0 7777 reset after'             | ''       || '`after` wants a number of bytes'     | '`after 10`'
    }

    def "faults of something that is no tap"() {
        given:
        shell.given('listen 0 as door')

        expect:
        shell.shows('door faults latency 1s').contains('#1 is no tap')
    }

    /** How the kernel has the connections of a server that were accepted; the JDK's are of IPv6, and a port may have been another's before. */
    private List<String> states(int port) {
        ['tcp', 'tcp6'].collectMany { new File("/proc/net/$it").readLines().drop(1) }*.trim()*.split(/\s+/)
            .findAll { it[1].endsWith(String.format(':%04X', port)) && !(it[3] in ['0A', '06']) }
            .collect { [('01'): 'ESTABLISHED', ('08'): 'CLOSE_WAIT'].getOrDefault(it[3], it[3]) }
    }
}
