package socksh.lab

import socksh.FreePort

import java.nio.file.Files
import java.nio.file.Path

/** The bench itself: the list, starting, stopping, the log, and that nothing is left behind. */
class LabSpec extends LabTalk {

    def "every sample has a name of its own, a short summary and something to try"() {
        expect:
        Lab.samples()*.name().toUnique() == Lab.samples()*.name()
        Lab.samples().every { it.name() ==~ /[a-z][a-z-]*/ }
        Lab.samples().every { it.summary().length() in 10..59 }
        Lab.samples().every { it.tries().any { line -> line.contains('{address}') } }
    }

    def "the lines to try carry the real port and address"() {
        when:
        def peer = lab.start(name)

        then:
        peer.tries().any { it.contains(peer.address()) }
        !peer.tries().any { it.contains('{') }

        where:
        name << Lab.samples()*.name()
    }

    def "a sample listens on 127.0.0.1, on a port the kernel chose"() {
        when:
        def peer = lab.start('echo')

        then:
        peer.port() > 0
        peer.address() == "127.0.0.1:${peer.port()}"
        peer.sample().name() == 'echo'
        lab.running() == [peer]
    }

    def "a sample that runs already is not started twice"() {
        expect:
        lab.start('echo').is(lab.start('echo', 1))
    }

    def "the port that was asked for is used when it is free"() {
        given:
        def port = FreePort.find()

        expect:
        lab.start('echo', port).port() == port
    }

    def "a port that is taken is replaced by a free one"() {
        given:
        def taken = lab.start('http').port()

        when:
        def peer = lab.start(name, taken)

        then:
        peer.port() != taken
        peer.port() > 0

        where:
        name << ['lines', 'refused', 'full-backlog']
    }

    def "a taken UDP port is replaced as well"() {
        given:
        def taken = lab.start('echo-udp').port()

        expect:
        !(lab.start('device', taken).port() in [0, taken])
    }

    def "a name that no sample has is refused by name"() {
        when:
        lab.start('htpt')

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message == 'no sample is called htpt'
    }

    def "stopping ends the conversations too, and says whether there was something to stop"() {
        given:
        def socket = connect('silent')
        soon.eventually { assert lab.running().first().log()*.kind()*.name() == ['OPENED'] }

        expect:
        lab.stop('silent')
        socket.inputStream.read() == -1
        lab.running().empty
        !lab.stop('silent')
    }

    def "a client that is just being accepted while the sample stops is not forgotten"() {
        expect:
        (1..300).every {
            def socket = connect('silent')
            lab.stop('silent')
            ended(socket)
        }
    }

    private static boolean ended(Socket socket) {
        try {
            socket.inputStream.read() == -1
        } catch (SocketException reset) {
            reset.message == 'Connection reset'
        }
    }

    def "the log tells what came, what went, from whom and when"() {
        given:
        def before = java.time.Instant.now()
        def socket = connect('lines')
        def peer = lab.running().first()

        when:
        line(socket)
        send(socket, 'caf\u00e9\n')
        line(socket)
        socket.close()

        then:
        soon.eventually {
            assert peer.log()*.kind()*.name() == ['OPENED', 'SENT', 'RECEIVED', 'SENT', 'CLOSED']
        }
        peer.log()[2].hex() == '63 61 66 E9 0A'
        peer.log()[2].bytes() == hex('63 61 66 E9 0A')
        peer.log()*.peer().unique() == ["127.0.0.1:${socket.localPort}".toString()]
        peer.log().every { it.time() >= before }
        peer.received() == 5
        peer.sent() == 26 + 11
    }

    def "a reset by the client is a reason in the log, not a stack trace"() {
        given:
        def socket = connect('echo')
        socket.setSoLinger(true, 0)

        when:
        socket.close()

        then:
        soon.eventually {
            def end = lab.running().first().log().last()
            assert end.kind() == Entry.Kind.CLOSED && end.text() == 'Connection reset'
        }
    }

    def "the log keeps the newest mebibyte, the totals keep everything"() {
        given:
        def socket = connect('discard')
        def peer = lab.running().first()

        when:
        16.times { socket.outputStream.write(new byte[256 * 1024]) }

        then:
        soon.eventually { assert peer.received() == 4L << 20 }
        peer.log()*.text()*.length().sum() in (1 << 19)..(1 << 20)
    }

    def "starting and stopping everything gives every descriptor and file back"() {
        given: 'what the JDK opens once and keeps is open already'
        startTalkAndStop()
        def before = sockets()

        when:
        5.times { startTalkAndStop() }

        then:
        soon.eventually { assert (sockets() - before).empty }
    }

    private void startTalkAndStop() {
        def peers = Lab.samples()*.name().collect { lab.start(it) }
        def reachable = peers.findAll { it.port() && !(it.sample().name() in ['refused', 'full-backlog']) }
        def clients = reachable
            .findAll { it.sample().protocol() == Sample.Protocol.TCP }
            .collect { connectTo(it.port()) }
        clients.each { send(it, 'hello\n') }
        def folder = Path.of(peers.find { it.sample().name() == 'unix' }.address() - 'unix:').parent
        assert Files.exists(folder)
        lab.close()
        assert !Files.exists(folder)
        clients*.close()
    }

    /** The sockets that are open, by inode; other descriptors (jars, the test's own files) come and go. */
    private static Set<String> sockets() {
        new File('/proc/self/fd').listFiles().collect { target(it) }.findAll { it.startsWith('socket:') } as Set
    }

    private static String target(File descriptor) {
        try {
            Files.readSymbolicLink(descriptor.toPath()).toString()
        } catch (IOException gone) {
            'gone'
        }
    }
}
