package socksh.server.tap

import java.nio.file.Files
import java.nio.file.Path
import socksh.Peer
import socksh.ShellFixture
import socksh.session.Event
import socksh.session.Passage
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Everything that both sides sent, in files: the same bytes that went on, however they went. */
class KeepSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer server = new Peer()
    @AutoCleanup
    Socket client
    @TempDir
    Path folder

    private void tapped(String options) {
        shell.given("tap 0 $server $options as wire")
        client = new Socket('127.0.0.1', shell.port('wire'))
        client.soTimeout = 10_000
        server.client
    }

    private byte[] kept(String file) {
        Files.readAllBytes(folder.resolve(file))
    }

    private boolean isOver() {
        shell.eventually { shell.events().any { it instanceof Event.Tapped && it.passage() instanceof Passage.Over } }
        true
    }

    def "of a flood, which goes by without being looked at, every byte arrives and is kept"() {
        given:
        byte[] all = new byte[24 * 1024 * 1024]
        new Random(1).nextBytes(all)
        tapped("keep ${folder.resolve('talk')}")

        when:
        client.outputStream.write('give me all'.bytes)
        server.hears(11)
        def sender = Thread.start { server.says(all).ends() }
        byte[] heard = client.inputStream.readAllBytes()
        client.shutdownOutput()

        then:
        heard == all
        isOver()
        kept('talk-1.back') == all
        kept('talk-1.there') == 'give me all'.bytes

        cleanup:
        sender?.join()
    }

    def "what had gone on when the shell ended is in the file"() {
        given:
        byte[] piece = new byte[1024 * 1024]
        tapped("totals keep ${folder.resolve('talk')}")
        def heard = server.client.inputStream

        when: 'it ends in the middle of a flood'
        def sender = Thread.startDaemon { flood(piece) }
        heard.readNBytes(20 * piece.length)
        shell.close()
        long length = Files.size(folder.resolve('talk-1.there'))
        def rest = heard.readAllBytes()

        then:
        length >= 20L * piece.length + rest.length

        cleanup:
        sender?.join()
    }

    /** Says as much as it can, until nobody hears it any more. */
    private void flood(byte[] piece) {
        try {
            while (true) {
                client.outputStream.write(piece)
            }
        } catch (IOException ignored) {
            // This is how it ends.
        }
    }

    def "a flood that nobody keeps arrives whole too, both ways at once"() {
        given:
        byte[] all = new byte[16 * 1024 * 1024]
        new Random(2).nextBytes(all)
        tapped('')

        when:
        def back = Thread.start { server.says(all).ends() }
        def there = Thread.start {
            client.outputStream.write(all)
            client.shutdownOutput()
        }
        byte[] atServer = null
        def reader = Thread.start { atServer = server.client.inputStream.readAllBytes() }

        then:
        client.inputStream.readAllBytes() == all
        reader.join()
        atServer == all
        isOver()

        cleanup:
        [back, there, reader]*.join()
    }

    def "what was sent is kept, not what a fault made of it"() {
        given:
        tapped("keep ${folder.resolve('talk')} there corrupt 100% slice 2")

        when:
        client.outputStream.write('original'.bytes)
        client.shutdownOutput()

        then:
        server.hearsAll() != 'original'

        when:
        server.ends()

        then:
        isOver()
        kept('talk-1.there') == 'original'.bytes
    }

    def "a file that cannot be written is told, and the talk goes on"() {
        given:
        tapped("keep $folder/nowhere/talk")

        when:
        client.outputStream.write('hello'.bytes)

        then:
        server.hears(5) == 'hello'
        shell.said().contains('talk-1.there is not written: ENOENT')
    }

    def "a disk that is full ends the keeping, and not the talk"() {
        given:
        ['there', 'back'].each { Files.createSymbolicLink(folder.resolve("talk-2.$it"), Path.of('/dev/full')) }
        tapped("keep ${folder.resolve('talk')}")
        def second = new Socket('127.0.0.1', shell.port('wire'))
        def accepted = server.door.accept()

        when:
        second.outputStream.write('hello'.bytes)

        then:
        accepted.inputStream.readNBytes(5) == 'hello'.bytes
        shell.eventually { shell.said().contains('talk-2.there is not written: ENOSPC') }

        when:
        second.outputStream.write('more'.bytes)

        then:
        accepted.inputStream.readNBytes(4) == 'more'.bytes

        cleanup:
        second?.close()
        accepted?.close()
    }

    def "what is there already is not written over, and datagrams have a better place"() {
        given:
        Files.writeString(folder.resolve('talk-1.back'), 'precious')

        expect:
        shell.shows("tap 0 7777 keep ${folder.resolve('talk')}").replaceAll(/\s+/, ' ').contains('talk-1.back is there already')
        shell.shows("tap 0 7777 udp keep other").replaceAll(/\s+/, ' ').contains('`log to FILE.pcapng` does')
        shell.askedNothing()
        kept('talk-1.back') == 'precious'.bytes
    }
}
