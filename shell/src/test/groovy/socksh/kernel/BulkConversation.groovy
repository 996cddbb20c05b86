package socksh.kernel

import java.util.concurrent.CompletableFuture
import spock.lang.TempDir

/** Two sockets, files, and many bytes between them. */
abstract class BulkConversation extends KernelConversation {
    static final int MANY = 5_000_003
    static final byte[] BYTES = new byte[MANY].tap { new Random(1).nextBytes(it) }

    @TempDir File folder

    Fd create(String path) { keep((Bulk.create(path) as Outcome.Opened).fd()) }

    /** What the call answers when it is interrupted from another thread while it runs. */
    <T> T interrupted(Closure<T> call) {
        def answer = new CompletableFuture<T>()
        def thread = Thread.ofPlatform().daemon().start { answer.complete(call()) }
        until {
            kernel.interrupt(thread) { !answer.done }
            answer.done
        }
        answer.get()
    }
}
