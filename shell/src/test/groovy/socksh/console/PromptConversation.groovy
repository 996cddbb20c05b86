package socksh.console

import socksh.Peer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** A person at a real pseudo terminal, and a peer. */
abstract class PromptConversation extends Specification {
    @TempDir
    Path home
    @AutoCleanup
    Peer peer = new Peer()
    @AutoCleanup
    PtyShell shell

    PtyShell start(Map options = [:]) {
        shell = new PtyShell(options, home)
        shell.prompts()
    }
}
