package socksh.command

import socksh.Peer
import socksh.ShellFixture
import socksh.kernel.Call
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A shell that is connected to a peer, and what it has received. */
abstract class ReceivingConversation extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer peer = new Peer()

    def setup() {
        shell.given("open tcp $peer")
        shell.clear()
    }

    /** What one line receives, as Latin-1. */
    String receives(String line) {
        def before = shell.received().length
        shell.type(line)
        new String(shell.received(), 'ISO-8859-1').substring(before)
    }

    /** Bytes that wait in the kernel. */
    long unread() {
        shell.session.kernel().perform(new Call.Unread(shell.socket('#1').fd())).value()
    }
}
