package socksh.server.tap

import socksh.ShellFixture
import socksh.session.Disturbance
import socksh.session.Event
import socksh.session.Passage
import socksh.session.Passage.Way
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What a network can do to datagrams: each goes on whole, or late, or never. */
class FaultyDatagramsSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    DatagramSocket server = new DatagramSocket(0, InetAddress.getByName('127.0.0.1'))
    @AutoCleanup
    DatagramSocket client = new DatagramSocket()

    private void tapped(String faults) {
        shell.given("tap 0 127.0.0.1:$server.localPort udp $faults as wire")
        client.connect(InetAddress.getByName('127.0.0.1'), shell.port('wire'))
        [server, client].each { it.soTimeout = 10_000 }
    }

    /** Waits until the tap has it: of two datagrams on their way to it one may overtake the other. */
    private void clientSays(String text) {
        int before = carriedThere()
        client.send(new DatagramPacket(text.getBytes('ISO-8859-1'), text.length()))
        shell.eventually { carriedThere() > before }
    }

    private int carriedThere() {
        shell.events().count {
            it instanceof Event.Tapped && it.passage() instanceof Passage.Carried && it.passage().way() == Way.THERE
        } as int
    }

    private static DatagramPacket heardBy(DatagramSocket socket) {
        def packet = new DatagramPacket(new byte[2048], 2048)
        socket.receive(packet)
        packet
    }

    private static String text(DatagramPacket packet) {
        new String(packet.data, 0, packet.length, 'ISO-8859-1')
    }

    private String serverHears() {
        text(heardBy(server))
    }

    private void serverAnswers(String text) {
        def asked = heardBy(server)
        server.send(new DatagramPacket(text.bytes, text.length(), asked.socketAddress))
    }

    private <T extends Disturbance> List<T> disturbances(Class<T> kind) {
        shell.events().findAll { it instanceof Event.Tapped && it.passage() instanceof Passage.Disturbed }
            *.passage()*.how().findAll { kind.isInstance(it) } as List<T>
    }

    private static long millis(Closure<?> deed) {
        long began = System.nanoTime()
        deed()
        (System.nanoTime() - began).intdiv(1_000_000)
    }

    def "drop loses exactly the datagrams it tells of, and the same ones with the same seed"() {
        given:
        tapped('there drop 40% seed 7')

        when:
        (1..10).each { clientSays("datagram $it") }
        def heard = (1..5).collect { serverHears() }

        then:
        def lost = [1, 2, 7, 9, 10]
        shell.eventually { disturbances(Disturbance.Dropped).size() == lost.size() }
        disturbances(Disturbance.Dropped)*.number() == lost
        heard == ((1..10) - lost).collect { "datagram $it" }
        shell.said().contains("tap 1 -> drop: datagram ${lost[0]}, 10 bytes at ")

        when:
        server.soTimeout = 100
        serverHears()

        then:
        thrown(SocketTimeoutException)
    }

    def "each direction has its own faults"() {
        given:
        tapped('back drop 100%')

        when:
        clientSays('heard')
        serverAnswers('unheard')
        shell.eventually { disturbances(Disturbance.Dropped) }
        client.soTimeout = 100
        heardBy(client)

        then:
        thrown(SocketTimeoutException)
        disturbances(Disturbance.Dropped) == [new Disturbance.Dropped(1, 0, 7)]
    }

    def "latency lets a datagram go on later, and its answer too where both ways are late"() {
        given:
        tapped('latency 150ms')

        expect:
        millis {
            clientSays('ask')
            serverAnswers('answer')
            assert text(heardBy(client)) == 'answer'
        } >= 300
    }

    def "faults that change leave no thread behind, and what was under way still arrives"() {
        given:
        tapped('there latency 1ms')
        def before = late()

        when:
        (2..20).each {
            clientSays("$it")
            shell.given("wire faults there latency ${it}ms")
        }
        clientSays('last')
        def heard = (1..20).collect { serverHears() }

        then: 'who got less latency than the one before may overtake it'
        heard as Set == [*(2..20)*.toString(), 'last'] as Set
        shell.eventually { (late() - before).size() <= 1 }

        when:
        shell.given('wire faults none')
        clientSays('at once')

        then:
        serverHears() == 'at once'
        shell.eventually { (late() - before).empty }
    }

    private static Set<Thread> late() {
        Thread.allStackTraces.keySet().findAll { it.name == 'tap under way' }
    }

    def "with latency datagrams keep their order and do not wait for one another"() {
        given:
        tapped('there latency 200ms')

        expect:
        def took = millis {
            (1..50).each { clientSays("$it") }
            assert (1..50).collect { serverHears() } == (1..50).collect { "$it" as String }
        }
        took >= 200
        took < 10_000
    }

    def "with jitter datagrams overtake one another, and none is lost"() {
        given:
        tapped('there jitter 300ms seed 5')
        def sent = (1..20).collect { "$it" as String }

        when:
        sent.each { clientSays(it) }
        def heard = sent.collect { serverHears() }

        then:
        heard.toSet() == sent.toSet()
        heard != sent
    }

    def "bandwidth takes as long as so many bytes take"() {
        given:
        tapped('there bandwidth 1000')

        expect:
        millis {
            3.times { clientSays('x' * 100) }
            3.times { assert serverHears().length() == 100 }
        } >= 300
    }

    def "corrupt turns a bit, counted over all datagrams of the direction"() {
        given:
        tapped('there corrupt at 6')

        when:
        ['abcd', 'efgh'].each { clientSays(it) }
        def heard = [serverHears(), serverHears()]

        then:
        def told = disturbances(Disturbance.Corrupted)
        told*.offset() == [6L]
        heard == ['abcd', 'ef' + ((told[0].is() & 0xff) as char) + 'h']
        told[0].is() != ('g' as char as byte)
    }

    def "halfopen: after so many bytes nothing more goes on"() {
        given:
        tapped('there halfopen after 4')

        when:
        ['abcd', 'efgh'].each { clientSays(it) }

        then:
        serverHears() == 'abcd'
        shell.eventually { disturbances(Disturbance.Silenced) == [new Disturbance.Silenced(4)] }

        when:
        shell.given('wire faults none')
        clientSays('back again')

        then:
        serverHears() == 'back again'
    }
}
