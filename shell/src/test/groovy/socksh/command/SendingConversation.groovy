package socksh.command

import socksh.FixedWorld
import socksh.Peer
import socksh.ShellFixture
import socksh.kernel.Call
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** A shell that is connected to a peer and sends to it. */
abstract class SendingConversation extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture(world: new FixedWorld())
    @AutoCleanup
    Peer peer = new Peer()
    @TempDir
    File folder

    def setup() {
        shell.given("open tcp $peer")
        shell.clear()
    }

    /** Every byte that the journal holds, as Latin-1. */
    String bytesOnRecord() {
        shell.events().collect { event ->
            event.hasProperty('call') || event.metaClass.respondsTo(event, 'call')
                ? event.call() instanceof Call.Send ? new String(event.call().bytes(), 'ISO-8859-1') : ''
                : event.toString()
        }.join('\n')
    }
}
