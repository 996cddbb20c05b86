package socksh.kernel

import static socksh.kernel.Call.Flag.*
import static socksh.kernel.SocketOption.*

import java.lang.foreign.Arena
import spock.lang.Requires
import spock.lang.TempDir

/** Each call, done and refused, by the real kernel. */
class CallsSpec extends KernelConversation {
    @TempDir File folder

    def "nobody listening is ECONNREFUSED, a taken address EADDRINUSE, a connected socket EISCONN"() {
        given:
        def taken = listener()
        def deaf = socket()
        bind(deaf, Address.loopback(0))
        def client = client(taken)

        expect:
        errno(connect(socket(), name(deaf))) == Errno.ECONNREFUSED
        errno(bind(socket(), name(taken))) == Errno.EADDRINUSE
        errno(connect(client, name(taken))) == Errno.EISCONN
        errno(bind(taken, Address.loopback(0))) == Errno.EINVAL
        errno(bind(socket(), Address.v4(192, 0, 2, 1, 0))) == Errno.EADDRNOTAVAIL
    }

    def "an unconnected or closed descriptor says so"() {
        given:
        def fd = socket()
        def closed = socket()
        close(closed)

        expect:
        errno(send(fd, 'x')) == Errno.EPIPE
        errno(recv(fd)) == Errno.ENOTCONN
        errno(shutdown(fd, Call.How.SHUT_WR)) == Errno.ENOTCONN
        errno(kernel.perform(new Call.Peer(fd))) == Errno.ENOTCONN
        errno(kernel.perform(new Call.Accept(fd))) == Errno.EINVAL
        errno(send(closed, 'x')) == Errno.EBADF
        errno(recv(closed)) == Errno.EBADF
        errno(kernel.perform(new Call.Close(closed))) == Errno.EBADF
        errno(kernel.perform(new Call.Unread(closed))) == Errno.EBADF
        errno(kernel.perform(new Call.SetBlocking(closed, true))) == Errno.EBADF
    }

    def "what cannot be is refused as a value, never by an exception"() {
        given:
        def long108 = 'x' * 108

        expect:
        errno(bind(socket(Kind.STREAM, Family.UNIX), new Address.UnixPath(long108))) == Errno.ENAMETOOLONG
        errno(connect(socket(Kind.STREAM, Family.UNIX), new Address.UnixAbstract(long108))) == Errno.ENAMETOOLONG
        errno(kernel.perform(new Call.SendTo(socket(Kind.DGRAM, Family.UNIX), 'x'.bytes, PLAIN, new Address.UnixPath(long108)))) == Errno.ENAMETOOLONG
        bind(socket(Kind.STREAM, Family.UNIX), new Address.UnixAbstract('y' * 107)).ok()
        errno(set(socket(), TCP_CONGESTION, new OptionValue.Text('z' * 1000))) == Errno.ENOENT
        errno(set(socket(), TCP_INFO, new OptionValue.Info(info(socket())))) == Errno.ENOPROTOOPT
        errno(recv(socket(Kind.DGRAM), -1, EnumSet.of(MSG_DONTWAIT))) == Errno.EAGAIN
        errno(recv(new Fd(-1), Integer.MAX_VALUE)) == Errno.EBADF
        errno(get(socket(Kind.DGRAM, Family.UNIX), TCP_NODELAY)) in [Errno.EOPNOTSUPP, Errno.ENOPROTOOPT]
    }

    def "a datagram longer than UDP allows is EMSGSIZE; PEEK keeps, TRUNC tells the whole length"() {
        given:
        def receiver = socket(Kind.DGRAM)
        bind(receiver, Address.loopback(0))
        def sender = socket(Kind.DGRAM)
        connect(sender, name(receiver))

        expect:
        errno(sendBytes(sender, new byte[65_508])) == Errno.EMSGSIZE
        errno(recv(receiver, 10, EnumSet.of(MSG_DONTWAIT))) == Errno.EAGAIN
        sendBytes(sender, new byte[100]).value() == 100
        recv(receiver, 64, EnumSet.of(MSG_PEEK, MSG_TRUNC)).value() == 100
        def got = kernel.perform(new Call.RecvFrom(receiver, 64, EnumSet.of(MSG_TRUNC))) as Outcome.Received
        got.length() == 100
        got.bytes().length == 64
        got.from().get() == name(sender)
    }

    @Requires(value = { KernelConversation.ipv6() }, reason = 'this machine has no ::1')
    def "IPv6 talks like IPv4"() {
        given:
        def listener = listener(new Address.Inet6(0, 1, 0, 0))
        def client = client(listener)
        def accepted = accept(listener)
        send(client, 'six')

        expect:
        text(recv(accepted.fd())) == 'six'
        accepted.peer() == name(client)
    }

    def "Unix sockets talk by path and by abstract name, in streams and in datagrams"() {
        given:
        def at = abstractName ? new Address.UnixAbstract(UUID.randomUUID().toString()) : new Address.UnixPath("$folder/s")
        def stream = listener(at)
        def client = client(stream)
        def server = accept(stream).fd()
        def where = abstractName ? new Address.UnixAbstract(UUID.randomUUID().toString()) : new Address.UnixPath("$folder/d")
        def receiver = socket(Kind.DGRAM, Family.UNIX)
        bind(receiver, where)

        expect:
        name(stream) == at
        send(client, 'stream').ok()
        text(recv(server)) == 'stream'
        kernel.perform(new Call.SendTo(socket(Kind.DGRAM, Family.UNIX), 'datagram'.bytes, PLAIN, where)).ok()
        text(recv(receiver)) == 'datagram'

        where:
        abstractName << [true, false]
    }

    def "names resolve, and a name that is none has a code of its own"() {
        expect:
        (kernel.perform(new Call.Resolve('127.0.0.1', 80, Optional.empty())) as Outcome.Resolved).addresses() == [Address.loopback(80)]
        (kernel.perform(new Call.Resolve('no such host', 80, Optional.empty())) as Outcome.Unresolved).constant().startsWith('EAI_')
        (kernel.perform(new Call.Resolve('::1', 80, Optional.of(Family.INET))) as Outcome.Unresolved).constant() == 'EAI_ADDRFAMILY'
    }

    def "every option of a socket can be read, and what is written can be written back"() {
        given:
        def fd = socket(kind, family)
        def needsPeer = [IP_MTU]

        expect:
        SocketOption.values().findAll { it.appliesTo(family, kind) && !(it in needsPeer) }.each {
            def read = get(fd, it)
            assert read.ok() || errno(read) in [Errno.EOPNOTSUPP, Errno.ENOPROTOOPT] : "$it: $read"
        }
        [SO_KEEPALIVE, SO_BROADCAST].each {
            assert set(fd, it, new OptionValue.Switch(true)).ok()
            assert (get(fd, it) as Outcome.Valued).option() == new OptionValue.Switch(true)
        }
        set(fd, SO_LINGER, new OptionValue.Linger(true, 7)).ok()
        (get(fd, SO_LINGER) as Outcome.Valued).option() == new OptionValue.Linger(true, 7)
        set(fd, SO_RCVTIMEO, new OptionValue.Time(1_500_000)).ok()
        (get(fd, SO_RCVTIMEO) as Outcome.Valued).option() == new OptionValue.Time(1_500_000)

        where:
        [family, kind] << [[Family.INET, Family.UNIX], Kind.values()].combinations()
    }

    def "bytes that are no address are read without an exception"() {
        given:
        def random = new Random(7)

        expect:
        Arena.ofConfined().withCloseable { arena ->
            def memory = arena.allocate(SockAddr.SIZE, 8)
            2_000.times {
                (0..<SockAddr.SIZE).each { i -> memory.set(java.lang.foreign.ValueLayout.JAVA_BYTE, (long) i, (byte) random.nextInt()) }
                memory.set(java.lang.foreign.ValueLayout.JAVA_SHORT, 0L, (short) [0, 1, 2, 10, 99][random.nextInt(5)])
                assert SockAddr.read(memory, random.nextInt(200)) != null
            }
            true
        }
    }

    def "a machine that is not ours is told so in a sentence"() {
        expect:
        LinuxKernel.obstacle('Linux', 'amd64') == null
        LinuxKernel.obstacle('Linux', 'aarch64') == null
        LinuxKernel.obstacle('Linux', 'riscv64').contains('this is Linux on riscv64')
        LinuxKernel.obstacle('Mac OS X', 'aarch64').contains('this is Mac OS X')
    }
}
