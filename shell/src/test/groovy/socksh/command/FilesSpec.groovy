package socksh.command

import static socksh.Background.inBackground

import socksh.Peer
import socksh.ShellFixture
import socksh.kernel.Call
import socksh.session.Event
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.IgnoreIf
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.util.concurrent.TimeUnit

/** Files that are sent or written, and what may be wrong with them. */
@Timeout(60)
class FilesSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture(width: 200)
    @AutoCleanup
    Peer peer = new Peer()
    @TempDir
    File folder

    def setup() {
        shell.given("open tcp $peer")
        shell.clear()
    }

    boolean sentNothing() {
        shell.events().every { !(it instanceof Event.Entered && it.call() instanceof Call.Send) } && shell.socket('#1').bytesOut() == 0
    }

    /** The screen as one line, wherever it was wrapped. */
    def "`send file` of what has no end or no bytes of its own is refused: #what"(String name, String what) {
        given:
        assert ['mkfifo', "$folder/fifo"].execute().waitFor() == 0

        expect:
        shell.type("send file ${name.replace('FOLDER', folder.path)}") == Verdict.WRONG
        shell.said().contains(what)
        sentNothing()

        where:
        name          || what
        'FOLDER'      || 'is a folder'
        'FOLDER/fifo' || 'fifo is not a regular file'
        '/dev/zero'   || '/dev/zero is not a regular file'
    }

    def "among other pieces too, without waiting for it: #what"(String name, String what) {
        given:
        assert ['mkfifo', "$folder/fifo"].execute().waitFor() == 0

        expect:
        shell.type("send \"x\" file ${name.replace('FOLDER', folder.path)}") == Verdict.WRONG
        shell.said().contains(what)
        sentNothing()

        where:
        name          || what
        'FOLDER'      || 'it is a folder'
        'FOLDER/fifo' || 'it is not a regular file'
        '/dev/zero'   || 'it is not a regular file'
    }

    def "a file of more than 256 MiB is no part of a payload, and is not read to find that out"() {
        given:
        def file = new File(folder, 'huge')
        new RandomAccessFile(file, 'rw').withCloseable { it.length = (1L << 28) + 1 }

        expect:
        shell.type("send \"x\" file $file.path") == Verdict.WRONG
        shell.said().contains('it has 268435457 bytes, a payload at most 256 MiB')
        sentNothing()
    }

    def "a file of /proc says it has no bytes, and is sent all the same"() {
        when:
        shell.given('send file /proc/sys/kernel/ostype; close')

        then:
        peer.hearsAll() == 'Linux\n'
    }

    def "a file that was sent is told as one call, and the log knows its size"() {
        given:
        def file = new File(folder, 'page')
        file.text = 'x' * 5000

        when:
        shell.given("send file $file.path")

        then:
        shell.screen() ==~ /sendfile\(#1, fd \d+, 0, 5000\) = 5000/
        shell.socket('#1').bytesOut() == 5000
        shell.shows('log').contains('5000  (from a file)')
        shell.shows('why').contains('sendfile(2)')
    }

    def "a large file is told as send from its pages, and arrives byte for byte"() {
        given:
        def file = new File(folder, 'large')
        file.bytes = new byte[3_000_001].tap { new Random(2).nextBytes(it) }
        def heard = inBackground { peer.client.inputStream.readAllBytes() }

        when:
        shell.given("explain on; send file $file.path")
        def explained = shell.screen()
        shell.given('explain off')

        then:
        shell.said() =~ /send\(#1, mmap\(fd \d+, 0\), 3000001, MSG_NOSIGNAL\) = 3000001/
        explained.contains("from the file's pages")
        shell.socket('#1').bytesOut() == 3_000_001
        shell.shows('log').contains('3000001  (from a file)')
        shell.shows('why').contains('send(2)')

        when:
        shell.given('close')

        then:
        heard.get(30, TimeUnit.SECONDS) == file.bytes
    }

    def "what of a large file a peer does not take is told"() {
        given:
        def file = new File(folder, 'large')
        new RandomAccessFile(file, 'rw').withCloseable { it.length = 20_000_000 }
        shell.given('set timeout 50ms')

        expect:
        shell.type("send file $file.path") == Verdict.NO
        shell.said() =~ /\d+ of 20000000 bytes were sent: EAGAIN/
        shell.socket('#1').bytesOut() > 0 && shell.socket('#1').bytesOut() < 20_000_000
    }

    @IgnoreIf({ !new File('/sys/kernel/btf/vmlinux').canRead() })
    def "a file that has no pages on every kernel is sent on every kernel"() {
        given:
        def heard = inBackground { peer.client.inputStream.readAllBytes() }

        when:
        shell.given('send file /sys/kernel/btf/vmlinux; close')

        then:
        heard.get(30, TimeUnit.SECONDS) == new File('/sys/kernel/btf/vmlinux').bytes
    }

    def "a full disk says so, and says what was taken and is lost"() {
        given:
        peer.says('hello').ends()

        expect:
        shell.type('recv all to /dev/full') == Verdict.NO
        shell.said().contains('then writing failed: ENOSPC (No space left on device); 5 bytes more were taken and are lost')
    }

    def "what an earlier recv left is not lost in silence either"() {
        given:
        peer.says('held')
        shell.eventually { shell.unread('#1') == 4 }
        shell.type('recv line timeout 50ms')
        peer.ends()

        expect:
        shell.type('recv all to /dev/full') == Verdict.NO
        shell.said().contains('ENOSPC (No space left on device); 4 bytes more were taken and are lost')
    }

    def "what cannot be written is refused before anything is received"() {
        given:
        peer.says('still here\n')

        expect:
        shell.type("recv all to $folder.path") == Verdict.WRONG
        shell.said().contains("cannot write $folder.path")
        shell.type('recv line') == Verdict.DONE
        new String(shell.received()) == 'still here\n'
    }
}
