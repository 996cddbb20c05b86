package socksh.script.record

import java.nio.file.Path
import socksh.Peer
import socksh.ShellFixture
import socksh.kernel.Address
import socksh.kernel.Kind
import socksh.session.Event
import socksh.session.Passage
import socksh.session.Passage.Way
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** A recording of more than anybody reads: what is kept of it, what is told, and how heavy it may get. */
class RecordFloodSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer server = new Peer()
    @TempDir
    Path folder

    private boolean areOver(int count) {
        shell.eventually { shell.events().count { it instanceof Event.Tapped && it.passage() instanceof Passage.Over } >= count }
        true
    }

    def "of more than 64 MiB who was there before is a script, the flood is left out, and both is told"() {
        given:
        shell.given("tap 0 $server as wire; record ${folder.resolve('it')}")
        def first = new Socket('127.0.0.1', shell.port('wire'))
        first.outputStream.write('hello\r\n'.bytes)
        server.hears(7)
        server.says('welcome\r\n')
        first.inputStream.readNBytes(9)
        def flood = new Socket('127.0.0.1', shell.port('wire'))
        def second = server.door.accept()
        byte[] piece = new byte[1024 * 1024]

        when:
        def sender = Thread.start {
            70.times { flood.outputStream.write(piece) }
            flood.close()
        }
        def heard = second.inputStream.transferTo(OutputStream.nullOutputStream())
        second.close()
        areOver(1)
        first.close()
        server.ends()
        areOver(2)
        shell.given('record stop')

        then: 'all of it went on'
        heard == 70L * piece.length
        with(folder.resolve('it.groovy').toFile().text) {
            it =~ /conn.expect +line: 'welcome'/
            !contains('x00')
            length() < 2000
        }
        shell.screen() =~ /of what went through taps the first 6[34][.\d]* MiB were kept; `tap ... keep NAME`/
        shell.screen() =~ /tap 2 is left out, it was not kept whole: its bytes were more than that/

        cleanup:
        sender?.join()
        first?.close()
        second?.close()
    }

    def "small messages weigh more than their bytes, and who comes later weighs nothing"() {
        given:
        def tape = new Tape(shell.session, folder.resolve('it.groovy'), 'it')
        def address = new Address.Inet4(0x7f000001, 9)
        long offset = 0
        def sees = { String connection, Passage passage -> tape.see(new Event.Tapped(0, connection, passage)) }
        def comes = { String connection -> sees(connection, new Passage.Came('#1', address, address, Kind.STREAM)) }
        def says = { String connection -> sees(connection, new Passage.Carried(Way.THERE, offset++, [1] as byte[], 1)) }

        when:
        comes('tap 1')
        comes('tap 2')
        while (tape.wantsBytes()) {
            says('tap 1')
        }
        int kept = tape.entries().size()

        then:
        tape.full
        kept < 1_000_000

        when: 'a million more, and a thousand new ones'
        1_000_000.times { says('tap 1') }
        1_000.times {
            comes("later $it")
            says("later $it")
            sees("later $it", new Passage.Over(1, 0, 0))
        }

        then: 'one event shows the gap'
        tape.entries().size() == kept + 1
        Overseen.incomplete(tape.entries()) == ['tap 1'] as Set

        when: 'one that only was there ends'
        sees('tap 2', new Passage.Ended(Way.THERE))
        sees('tap 2', new Passage.Over(0, 0, 0))

        then:
        tape.entries().size() == kept + 3
        Overseen.incomplete(tape.entries()) == ['tap 1'] as Set
    }
}
