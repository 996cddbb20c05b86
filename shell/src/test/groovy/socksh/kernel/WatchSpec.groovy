package socksh.kernel

import static socksh.Background.inBackground

import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup

/** Readiness of many descriptors, told once and without taking a byte. */
class WatchSpec extends KernelConversation {
    @AutoCleanup Watch watch = new Watch()

    def "an arrival is told once and not consumed"() {
        given:
        def (Fd client, Fd server) = pair()
        watch.add(server)

        when:
        send(client, 'hello')

        then:
        watch.await(5000) == [new Watch.Seen(server, true, false, false, false)]
        watch.await(0) == []

        when:
        send(client, ' again')

        then:
        watch.await(5000)*.fd() == [server]
        text(recv(server)) == 'hello again'
    }

    def "what waits already is told when the watch begins"() {
        given:
        def listener = listener()
        def client = client(listener)
        untilReadable(listener)

        expect:
        watch.add(listener).ok()
        watch.await(5000) == [new Watch.Seen(listener, true, false, false, false)]
    }

    def "the end of the peer's side, a reset and a hang-up are different"() {
        given:
        def (Fd client, Fd server) = pair()
        def (Fd another, Fd doomed) = pair()
        watch.add(server)
        watch.add(doomed)

        when:
        shutdown(client, Call.How.SHUT_WR)

        then:
        watch.await(5000) == [new Watch.Seen(server, true, false, false, true)]

        when:
        shutdown(server, Call.How.SHUT_WR)

        then:
        watch.await(5000) == [new Watch.Seen(server, true, true, false, true)]

        when: 'that its own FIN is acknowledged is news too, which may come with it or after it'
        until { state(server) == TcpState.CLOSE }
        watch.await(0)
        reset(another)

        then:
        watch.await(5000) == [new Watch.Seen(doomed, true, true, true, true)]
    }

    def "a socket that was removed or closed is told of no more"() {
        given:
        def (Fd client, Fd server) = pair()
        def (Fd other, Fd closed) = pair()
        watch.add(server)
        watch.add(closed)
        watch.remove(server)
        close(closed)
        watch.await(0)

        when:
        send(client, 'x')
        send(other, 'x')
        untilReadable(server)
        untilReadable(other)

        then:
        watch.await(0) == []
        errno(watch.remove(server)) == Errno.ENOENT
        errno(watch.remove(closed)) == Errno.EBADF
        errno(watch.add(new Fd(9999))) == Errno.EBADF
        watch.add(server).ok()
        errno(watch.add(server)) == Errno.EEXIST
    }

    def "a wake before or while waiting ends the wait, each time"() {
        expect:
        200.times {
            def woken = inBackground { watch.await(-1) }
            watch.wake()
            assert woken.get(30, TimeUnit.SECONDS) == []
        }
    }

    def "closing ends the wait and is final"() {
        given:
        def watch = new Watch()
        def woken = inBackground { watch.await(-1) }

        when:
        watch.close()
        watch.wake()
        watch.close()

        then:
        woken.get(30, TimeUnit.SECONDS) == []
        watch.await(-1) == []
        errno(watch.add(new Fd(0))) == Errno.EBADF
    }

    def "a thousand sockets are watched at once"() {
        given:
        def receivers = (1..500).collect {
            def fd = socket(Kind.DGRAM)
            bind(fd, Address.loopback(0))
            watch.add(fd)
            fd
        }
        def sender = socket(Kind.DGRAM)

        when:
        receivers.each { kernel.perform(new Call.SendTo(sender, 'x'.bytes, PLAIN, name(it))) }
        def news = []
        until {
            news.addAll(watch.await(100)*.fd())
            news.size() >= 500
        }

        then:
        news.toSet() == receivers.toSet()
    }
}
