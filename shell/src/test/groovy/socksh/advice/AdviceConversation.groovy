package socksh.advice

import socksh.Peer
import socksh.ShellFixture
import socksh.session.Event
import socksh.session.Notice
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A shell, a peer, and what the adviser has said so far. */
abstract class AdviceConversation extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer peer = new Peer()

    /** The ids of all hints so far, the oldest first. */
    List<String> getHints() {
        shell.events().findAll { it instanceof Event.Noticed && it.notice() instanceof Notice.Hint }*.notice()*.id()
    }

    String getAdvice() {
        shell.said()
    }
}
