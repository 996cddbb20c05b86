package socksh.kernel

import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit

/** Ctrl-C ends every blocking call with a true EINTR, whenever it comes. */
class InterruptSpec extends KernelConversation {

    def "#what is ended, 200 times, whether the signal comes before the call or in it"() {
        given:
        def (Fd peer, Fd server) = pair()
        def full = listener(Address.loopback(0), 0)
        def calls = [
            accept : new Call.Accept(listener()),
            recv   : new Call.Recv(server, 10, PLAIN),
            recvfrom: new Call.RecvFrom(server, 10, PLAIN),
            poll   : new Call.Poll([new Call.Interest(server, true, false)], -1),
            connect: null,
        ]
        if (what == 'connect') {
            client(full)
            untilReadable(full)
        }

        expect:
        200.times {
            def call = calls[what] ?: new Call.Connect(socket(), name(full))
            assert errno(interrupted { kernel.perform(call) }) == Errno.EINTR
        }

        where:
        what << ['accept', 'recv', 'recvfrom', 'poll', 'connect']
    }

    def "a send that waits for room is ended"() {
        given:
        def (Fd client, Fd server) = pair()
        until { errno(sendBytes(client, new byte[100_000], EnumSet.of(Call.Flag.MSG_DONTWAIT))) == Errno.EAGAIN }

        expect: 'a buffer that was full may still get room, so it sends until it has to wait'
        errno(interrupted { untilRefused { send(client, 'x' * 100_000) } }) == Errno.EINTR
    }

    private static Outcome untilRefused(Closure<Outcome> call) {
        def outcome = call()
        while (outcome.ok()) {
            outcome = call()
        }
        outcome
    }

    def "a thread that is just about to make its first call is ended in it"() {
        given:
        def listener = listener()
        def answer = new CompletableFuture<Outcome>()
        def go = new CompletableFuture<Void>()
        def thread = Thread.ofPlatform().daemon().start {
            go.get()
            answer.complete(kernel.perform(new Call.Accept(listener)))
        }

        when:
        def breaking = Thread.ofPlatform().daemon().start { kernel.interrupt(thread) { !answer.done } }
        until { breaking.state == Thread.State.TIMED_WAITING }
        go.complete(null)

        then:
        errno(answer.get(30, TimeUnit.SECONDS)) == Errno.EINTR
    }

    def "interrupting a thread that never made a call is nothing"() {
        when:
        kernel.interrupt(new Thread({ })) { true }

        then:
        noExceptionThrown()
    }

    private Outcome interrupted(Closure<Outcome> call) {
        def answer = new CompletableFuture<Outcome>()
        def thread = Thread.ofPlatform().daemon().start { answer.complete(call()) }
        until {
            kernel.interrupt(thread) { !answer.done }
            answer.done
        }
        answer.get()
    }
}
