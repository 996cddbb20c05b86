package socksh.script

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** How a peer's bytes are cut is chance: it changes no verdict. */
class CutsSpec extends Specification {
    static final int TIMES = Integer.getInteger('socksh.cuts', 1)
    private static final List<String> DATAGRAMS = ['device', 'echo-udp', 'other-port', 'unix']

    @AutoCleanup
    ShellFixture lab = new ShellFixture()

    def "#script.name ends well however its peers cut their bytes"(File script) {
        expect:
        (1..TIMES).each { time ->
            def relays = peers(script).collectEntries { name, peer -> [name, new CuttingRelay(port(peer), 1000L * time)] }
            def played = new ShellFixture()
            def result = new Stage().play(new Source(script.path, script.text), played.interpreter, relays.collectEntries { [it.key, it.value as String] })
            played.close()
            relays.values()*.close()
            assert result.verdict() == Verdict.DONE: FailureReport.lines(result)*.text().join('\n')
        }

        where:
        script << Samples.scripts().findAll { peers(it) }
    }

    def "a relay cuts, passes on all bytes in order, and the end"() {
        given:
        def relay = new CuttingRelay(port('echo'), 1)
        def bytes = new byte[5000].tap { new Random(1).nextBytes(it) }

        when:
        def heard = new Socket('127.0.0.1', relay.toString().split(':')[1] as int).withCloseable { client ->
            client.outputStream.write(bytes)
            client.shutdownOutput()
            client.inputStream.readAllBytes()
        }

        then:
        heard == bytes
        relay.pieces.get() > 2 * 40

        cleanup:
        relay.close()
    }

    /** The sample peers that a script reaches over a stream, by the name of its parameter. */
    private static Map<String, String> peers(File script) {
        script.readLines().findAll { it.startsWith('param ') }.join(' ').findAll(/(\w+): 'lab:([\w-]+)'/) { all, name, peer -> [name, peer] }
            .findAll { !(it[1] in DATAGRAMS) }.collectEntries()
    }

    /** Where a sample peer of the lab runs. */
    private int port(String peer) {
        lab.given("open tcp lab:$peer as it; it peer; close")
        (lab.screen() =~ /getpeername\(#\d+\) = 127\.0\.0\.1:(\d+)/).collect { it[1] as int }.last()
    }
}
