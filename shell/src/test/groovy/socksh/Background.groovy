package socksh

import java.util.concurrent.CompletableFuture

/** Work beside a test. */
class Background {

    /** A thread of its own: the common pool may have only one, and these wait for each other. */
    static <T> CompletableFuture<T> inBackground(Closure<T> work) {
        def answer = new CompletableFuture<T>()
        Thread.ofPlatform().daemon().start {
            try {
                answer.complete(work())
            } catch (Throwable thrown) {
                answer.completeExceptionally(thrown)
            }
        }
        answer
    }
}
