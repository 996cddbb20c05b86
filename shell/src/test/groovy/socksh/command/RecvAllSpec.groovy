package socksh.command

import socksh.session.Verdict
import spock.lang.TempDir

/** recv all to FILE: a stream up to its end, straight into a file. */
class RecvAllSpec extends ReceivingConversation {
    @TempDir
    File folder

    @Lazy
    File file = new File(folder, 'got')

    def "#size bytes are in the file, and nothing else"(int size) {
        given:
        def bytes = new byte[size]
        new Random(size).nextBytes(bytes)
        Thread.ofPlatform().daemon().start { peer.says(bytes).ends() }

        expect:
        shell.type("recv all to $file.path") == Verdict.DONE
        Arrays.equals(file.bytes, bytes)
        shell.socket('#1').bytesIn() == size
        shell.screen().contains("#1 received ${String.format(Locale.ROOT, "%,d", size)} byte${size == 1 ? "" : "s"} to")

        where:
        size << [0, 1, 70_000, 3_000_001]
    }

    def "what an earlier form left comes first"() {
        given:
        peer.says('head')
        shell.type('recv line timeout 30ms')
        peer.says(' and tail').ends()

        expect:
        shell.type("recv all to $file.path") == Verdict.DONE
        file.text == 'head and tail'
    }

    def "what a delimiter left in the kernel is all there"() {
        given:
        peer.says('HTTP/1.0 200 OK\r\n\r\nbody').ends()

        expect:
        shell.type("recv until \"\\r\\n\\r\\n\"; recv all to $file.path") == Verdict.DONE
        file.text == 'body'
    }

    def "a time-out keeps in the file what came, and the next goes on where it was"() {
        given:
        peer.says('first')

        expect:
        shell.type("recv all to $file.path timeout 50ms") == Verdict.NO
        file.text == 'first'

        when:
        peer.says('second').ends()

        then:
        shell.type("recv all to ${file.path}2") == Verdict.DONE
        new File("${file.path}2").text == 'second'
    }

    def "a reset is a failure, and what came before it is in the file"() {
        given:
        peer.says('before')
        shell.eventually { unread() == 6 }
        peer.resets()

        expect:
        shell.type("recv all to $file.path") == Verdict.NO
        file.text == 'before'
        shell.screen().contains('ECONNRESET')
    }

    def "an older file of that name is replaced"() {
        given:
        file.text = 'something much longer than what comes'
        peer.says('short').ends()

        expect:
        shell.type("recv all to $file.path") == Verdict.DONE
        file.text == 'short'
    }

    def "a place where nothing can be written is refused before anything is received"() {
        given:
        peer.says('precious').ends()
        shell.eventually { unread() == 8 }

        expect:
        shell.type("recv all to $folder.path/no/such/folder") == Verdict.WRONG
        shell.screen().contains('cannot write')
        unread() == 8
    }

    def "Ctrl-C ends it and the file has what came"() {
        given:
        peer.says('so far')
        def verdict = null
        def waiting = Thread.ofPlatform().daemon().start { verdict = shell.type("recv all to $file.path timeout 60s") }
        shell.eventually { file.exists() && file.length() == 6 }

        when:
        def breaking = Thread.ofPlatform().daemon().start { shell.session.interrupt(waiting) }
        waiting.join(10_000)

        then:
        verdict == Verdict.NO
        file.text == 'so far'

        cleanup:
        shell.session.calm()
        breaking.join(10_000)
    }

    def "the wait for somebody who reads a FIFO can be ended: #who, and no byte is taken"(String who, Closure end) {
        given:
        def fifo = new File(folder, 'fifo')
        assert new ProcessBuilder('mkfifo', fifo.path).start().waitFor() == 0
        peer.says('precious')
        shell.eventually { unread() == 8 }
        def verdict = null
        def waiting = Thread.ofPlatform().daemon().start { verdict = shell.type("recv all to $fifo.path") }
        shell.eventually { shell.socket('#1').busy() }

        when:
        def ending = Thread.ofPlatform().daemon().start { end(shell, waiting) }
        waiting.join(10_000)

        then:
        verdict == Verdict.NO
        shell.said().contains("nobody opened $fifo.path to read it")

        cleanup:
        ending.join(10_000)

        where:
        who      | end
        'Ctrl-C' | { sh, thread -> sh.session.interrupt(thread) }
        'close'  | { sh, thread -> sh.type('close') }
    }

    def "a FIFO that somebody reads gets everything"() {
        given:
        def fifo = new File(folder, 'fifo')
        assert new ProcessBuilder('mkfifo', fifo.path).start().waitFor() == 0
        peer.says('all of it').ends()
        def read = null
        def reader = Thread.ofPlatform().daemon().start { read = new String(new FileInputStream(fifo).readAllBytes()) }

        expect:
        shell.type("recv all to $fifo.path") == Verdict.DONE
        reader.join(10_000)
        read == 'all of it'
    }
}
