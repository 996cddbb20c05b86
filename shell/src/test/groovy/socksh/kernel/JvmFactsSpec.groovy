package socksh.kernel

import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit

/** Where a JVM differs from a program in C: a JDK that changes it is noticed here. */
class JvmFactsSpec extends KernelConversation {

    def "the first socket of a JVM is never 3, as it would be in C"() {
        expect:
        socket().number() > 3
    }

    def "the JVM ignores SIGPIPE: sending to a closed peer is EPIPE and the process lives"() {
        given:
        def (Fd client, Fd server) = pair()
        close(server)
        untilReadable(client)

        expect: 'the first is taken, and answered with a reset'
        send(client, 'x').value() == 1
        until { errno(send(client, 'x')) == Errno.EPIPE }
    }

    def "Thread.interrupt does not end a native call, a signal does"() {
        given:
        def (Fd client, Fd server) = pair()
        def answers = new LinkedBlockingQueue()
        def thread = Thread.ofPlatform().daemon().start { answers.add(recv(server)) }

        when:
        thread.interrupt()

        then:
        answers.poll(50, TimeUnit.MILLISECONDS) == null

        when:
        kernel.interrupt(thread) { answers.empty }

        then:
        errno(answers.poll(20, TimeUnit.SECONDS)) == Errno.EINTR
    }

    def "a child process gets none of our sockets: Java closes them before it starts the program"() {
        given:
        def (Fd client, Fd server) = pair()
        def listing = new ProcessBuilder('ls', '-l', '/proc/self/fd').start().text

        expect:
        !listing.contains("socket:[${Owner.inodeOf(client).get()}]")
        !listing.contains("socket:[${Owner.inodeOf(server).get()}]")
        listing.contains('/proc/')
    }
}
