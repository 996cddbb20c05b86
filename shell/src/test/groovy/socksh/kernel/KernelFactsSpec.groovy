package socksh.kernel

import static socksh.kernel.SocketOption.*

import java.util.concurrent.TimeUnit
import socksh.DeadPort

/** What the program leans on and no standard promises: a kernel that changes it is noticed here. */
class KernelFactsSpec extends KernelConversation {
    static final Address NOBODY = new Address.Inet4(0, 0)

    def "a bound socket that does not listen is in no table, and TCP_INFO says CLOSE"() {
        given:
        def table = SocketTable.open()
        def fd = socket()
        bind(fd, Address.loopback(0))

        expect: 'others may still be in TIME_WAIT towards whoever had its port before'
        !table.rows(name(fd).port()).any { it.local() == name(fd) }
        state(fd) == TcpState.CLOSE

        cleanup:
        table.close()
    }

    def "backlog 1 admits two; the third stays in SYN_SENT and is not refused"() {
        given:
        def table = SocketTable.open()
        def fd = listener(Address.loopback(0), 1)
        2.times { client(fd) }
        until { table.listeners(name(fd).port())[0].receiveQueue() == 2 }
        def third = socket()
        kernel.perform(new Call.SetBlocking(third, false))

        expect:
        errno(connect(third, name(fd))) == Errno.EINPROGRESS
        table.listeners(name(fd).port())[0].receiveQueue() == 2
        table.listeners(name(fd).port())[0].sendQueue() == 1
        state(third) == TcpState.SYN_SENT
        errno(recv(third)) == Errno.EAGAIN

        cleanup:
        table.close()
    }

    def "in CLOSE_WAIT the receive queue counts the FIN as 1, FIONREAD does not"() {
        given:
        def table = SocketTable.open()
        def (Fd client, Fd server) = pair()
        shutdown(client, Call.How.SHUT_WR)
        until { state(server) == TcpState.CLOSE_WAIT }

        expect:
        table.exact(Protocol.TCP, name(server), name(client)).get().receiveQueue() == 1
        kernel.perform(new Call.Unread(server)).value() == 0

        cleanup:
        table.close()
    }

    def "the receive queue of UDP is memory, not bytes"() {
        given:
        def table = SocketTable.open()
        def receiver = socket(Kind.DGRAM)
        bind(receiver, Address.loopback(0))
        def sender = socket(Kind.DGRAM)
        connect(sender, name(receiver))

        when:
        3.times { send(sender, 'x' * 35) }

        then:
        until { table.exact(Protocol.UDP, name(receiver), NOBODY).get().receiveQueue() > 3 * 35 }
        kernel.perform(new Call.Unread(receiver)).value() == 35

        cleanup:
        table.close()
    }

    def "after TIME_WAIT a listener needs SO_REUSEADDR on the old and on the new socket"() {
        given:
        def listener = socket()
        if (old) {
            turnOn(listener, SO_REUSEADDR)
        }
        bind(listener, Address.loopback(0))
        listen(listener)
        def address = name(listener)
        def client = client(listener)
        def server = accept(listener).fd()
        close(listener)
        close(server)
        untilReadable(client)
        def there = name(client)
        close(client)
        def table = SocketTable.open()
        until { table.exact(Protocol.TCP, address, there).map { it.state() }.orElse(null) == TcpState.TIME_WAIT }
        def again = socket()
        if (fresh) {
            turnOn(again, SO_REUSEADDR)
        }

        expect:
        errno(bind(again, address)) == answer

        cleanup:
        table.close()

        where:
        old   | fresh | answer
        false | false | Errno.EADDRINUSE
        true  | false | Errno.EADDRINUSE
        false | true  | Errno.EADDRINUSE
        true  | true  | null
    }

    def "two live listeners are EADDRINUSE even with SO_REUSEADDR on both"() {
        given:
        def first = socket()
        turnOn(first, SO_REUSEADDR)
        bind(first, Address.loopback(0))
        listen(first)
        def second = socket()
        turnOn(second, SO_REUSEADDR)

        expect:
        errno(bind(second, name(first))) == Errno.EADDRINUSE
    }

    def "a reply that arrived before the reset can still be read, then comes ECONNRESET"() {
        given:
        def (Fd client, Fd server) = pair()
        send(client, 'unread question')
        untilReadable(server)
        send(server, 'reply')
        untilReadable(client)
        close(server)
        until { state(client) == TcpState.CLOSE }

        expect:
        text(recv(client)) == 'reply'
        errno(recv(client)) == Errno.ECONNRESET
        recv(client).value() == 0
    }

    def "small buffers make one large non-blocking send a short one"() {
        given:
        def listener = socket()
        number(listener, SO_RCVBUF, 4096)
        bind(listener, Address.loopback(0))
        listen(listener)
        def client = socket()
        number(client, SO_SNDBUF, 4096)
        connect(client, name(listener))
        accept(listener)

        when:
        def sent = sendBytes(client, new byte[100_000], EnumSet.of(Call.Flag.MSG_DONTWAIT)).value()

        then:
        sent > 1000
        sent < 20_000
    }

    def "write, write, read waits for the delayed acknowledgement; TCP_NODELAY or one write does not"() {
        given:
        def (Fd client, Fd server) = pair()
        if (nodelay) {
            turnOn(client, TCP_NODELAY)
        }

        when:
        def took = (1..20).collect {
            def start = System.nanoTime()
            parts.each { send(client, it) }
            def got = ''
            while (got.length() < 4) {
                got += text(recv(server))
            }
            send(server, 'ok')
            recv(client)
            System.nanoTime() - start
        }

        then: 'the first rounds are acknowledged quickly, so the middle one counts'
        took.sort()[10] > TimeUnit.MILLISECONDS.toNanos(30) == slow

        where:
        parts        | nodelay | slow
        ['he', 'lo'] | false   | true
        ['he', 'lo'] | true    | false
        ['helo']     | false   | false
    }

    def "two short sends come in one recv, one long send in several"() {
        given:
        def (Fd client, Fd server) = pair()
        send(client, 'one')
        send(client, 'two')
        until { kernel.perform(new Call.Unread(server)).value() == 6 }

        expect:
        text(recv(server)) == 'onetwo'

        when:
        def sender = Thread.ofPlatform().daemon().start { sendBytes(client, new byte[4_000_000]) }
        def pieces = []
        while (pieces.sum(0) < 4_000_000) {
            pieces << recv(server, 4_000_000).value()
        }

        then:
        pieces.size() > 1
        sender.join(5000) || !sender.alive
    }

    def "a dead UDP port is silence when unconnected, and ECONNREFUSED on the call after when connected"() {
        given:
        def port = new DeadPort()
        def dead = Address.loopback(port.udp)
        def loose = socket(Kind.DGRAM)
        def tied = socket(Kind.DGRAM)
        connect(tied, dead)

        expect:
        kernel.perform(new Call.SendTo(loose, 'x'.bytes, PLAIN, dead)).ok()
        errno(recv(loose, 10, EnumSet.of(Call.Flag.MSG_DONTWAIT))) == Errno.EAGAIN
        send(tied, 'x').ok()
        untilReadable(tied)
        errno(send(tied, 'x')) == Errno.ECONNREFUSED
        send(tied, 'x').ok()
        errno(recv(tied)) == Errno.ECONNREFUSED

        cleanup:
        port.close()
    }
}
