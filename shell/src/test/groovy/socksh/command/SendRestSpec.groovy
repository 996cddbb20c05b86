package socksh.command

import java.time.Duration
import java.util.concurrent.FutureTask
import socksh.kernel.Call
import socksh.session.Event
import socksh.session.Verdict

/** What did not fit into the send buffer is kept, and `send rest` sends it. */
class SendRestSpec extends SendingConversation {

    def "`send rest` sends nothing where nothing is left, least of all its own name"() {
        expect:
        shell.type('send rest') == Verdict.WRONG
        shell.screen().contains('nothing is left to be sent (to send the word itself write "rest")')
        shell.socket('#1').bytesOut() == 0
    }

    def "the end of a file that was interrupted is sent by `send rest`"() {
        given:
        def content = new byte[16 << 20]
        new Random(8).nextBytes(content)
        def file = new File(folder, 'much')
        file.bytes = content

        when:
        shell.session.settings().timeout(Duration.ofMillis(100))
        def verdict = shell.type("send file $file")

        then:
        verdict == Verdict.NO
        shell.socket('#1').unsent().file().get().from() == shell.socket('#1').bytesOut()
        shell.said() =~ /; `send rest` sends the other \d+/

        when:
        def heard = new FutureTask<String>({ peer.hearsAll() })
        Thread.ofPlatform().daemon().start(heard)
        shell.session.settings().timeout(Duration.ofSeconds(20))

        then:
        shell.type('send rest') == Verdict.DONE
        !shell.socket('#1').unsent().isThere()
        shell.given('close')
        heard.get().getBytes('ISO-8859-1') == content
    }

    def "a secret that did not fit into the buffer stays one when the rest is sent"() {
        given: 'a peer that does not read'
        shell.session.step(new Call.SetBlocking(shell.socket('#1').fd(), false))
        while (!shell.socket('#1').unsent().isThere()) {
            shell.type('send repeat 100000 env TOKEN')
        }

        when: 'and then reads'
        def reader = Thread.ofPlatform().daemon().start { peer.hearsAll() }
        shell.eventually {
            shell.type('send rest')
            !shell.socket('#1').unsent().isThere()
        }
        shell.given('close')
        reader.join(10_000)

        then:
        !shell.screen().contains('s3cret')
        !bytesOnRecord().contains('s3cret')
    }

    def "what a full buffer did not take is kept, told, and sent by `send rest`"() {
        given:
        shell.session.step(new Call.SetBlocking(shell.socket('#1').fd(), false))

        when:
        def verdict = shell.type('send repeat 8000000 "x"')
        def sent = shell.socket('#1').bytesOut()

        then:
        verdict == Verdict.NO
        0 < sent && sent < 8_000_000
        shell.said().contains(
            "$sent of 8000000 bytes went into the send buffer, then it was full; `send rest` sends the other ${8_000_000 - sent}")

        when:
        def total = 0L
        def reader = Thread.ofPlatform().daemon().start { total = peer.hearsAll().length() }
        shell.eventually {
            shell.type('send rest')
            !shell.socket('#1').unsent().isThere()
        }
        shell.given('close')
        reader.join(30_000)

        then:
        total == 8_000_000
    }

    def "on a blocking socket a peer that does not read ends in the time-out, and the rest is kept"() {
        given:
        shell.session.settings().timeout(Duration.ofMillis(100))

        expect:
        shell.type('send repeat 8000000 "x"') == Verdict.NO
        shell.socket('#1').unsent().isThere()
        shell.said().contains('`send rest`')
    }

    def "Ctrl-C ends a send that waits for room, and what was not sent is kept"() {
        given:
        def verdict = null
        def sending = Thread.ofPlatform().daemon().start { verdict = shell.type('send repeat 8000000 "x"') }
        shell.eventually { shell.events().any { it instanceof Event.Entered && it.call() instanceof Call.Poll } }

        when:
        def breaking = Thread.ofPlatform().daemon().start { shell.session.interrupt(sending) }
        sending.join(10_000)

        then:
        verdict == Verdict.NO
        shell.socket('#1').unsent().isThere()

        cleanup:
        shell.session.calm()
        breaking.join(10_000)
    }
}
