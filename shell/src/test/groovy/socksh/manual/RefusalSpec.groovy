package socksh.manual

import socksh.DeadPort
import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Errno
import socksh.kernel.Family
import socksh.kernel.Fd
import socksh.kernel.KernelConversation
import socksh.kernel.Kind
import socksh.kernel.OptionValue
import socksh.kernel.Protocol
import socksh.kernel.SocketOption
import socksh.kernel.SocketTable
import socksh.kernel.TcpState
import spock.lang.AutoCleanup
import spock.lang.TempDir

import static socksh.kernel.Errno.*

/** The kernel is made to say no, and the manual knows why: no refusal here is explained in general only. */
class RefusalSpec extends KernelConversation {
    @TempDir File folder

    /** Makes the call, sees it refused, and looks up why. */
    Reason refusal(Call call, Errno expected, Kind kind = Kind.STREAM) {
        def outcome = kernel.perform(call)
        assert errno(outcome) == expected
        assert Manual.page(call).reason(expected).present
        Manual.reason(call, expected, kind)
    }

    @AutoCleanup
    DeadPort dead = new DeadPort()

    Address path(String name) { new Address.UnixPath(new File(folder, name).path) }

    def "a port nobody listens on: how to listen there is the thing to try"() {
        given:
        def address = Address.loopback(dead.tcp)

        when:
        def reason = refusal(new Call.Connect(socket(), address), ECONNREFUSED)

        then:
        reason.sentence().startsWith('Nobody listens on that address and port')
        reason.tries() == ['sockets', "listen $address"]
    }

    def "port 0 is nobody's"() {
        expect:
        refusal(new Call.Connect(socket(), Address.loopback(0)), ECONNREFUSED).sentence().startsWith('Port 0')
        refusal(new Call.SendTo(socket(Kind.DGRAM), 'x'.bytes, PLAIN, Address.loopback(0)), EINVAL, Kind.DGRAM)
            .sentence().startsWith('Port 0')
    }

    def "a datagram to a closed port comes back as the next call's refusal"() {
        given:
        def fd = socket(Kind.DGRAM)
        assert connect(fd, Address.loopback(dead.udp)).ok()
        assert send(fd, 'x').ok()
        untilReadable(fd)

        expect:
        refusal(new Call.Recv(fd, 64, PLAIN), ECONNREFUSED, Kind.DGRAM).sentence().contains('ICMP port unreachable')
    }

    def "a port in use: TIME_WAIT and SO_REUSEADDR are named for a stream, a live socket for datagrams"() {
        given:
        def tcp = listener()
        def udp = socket(Kind.DGRAM)
        assert bind(udp, Address.loopback(0)).ok()

        expect:
        refusal(new Call.Bind(socket(), name(tcp)), EADDRINUSE).sentence() ==~ /.*TIME_WAIT.*SO_REUSEADDR.*/
        refusal(new Call.Bind(socket(Kind.DGRAM), name(udp)), EADDRINUSE, Kind.DGRAM).sentence().contains('no TIME_WAIT')
    }

    def "a port in TIME_WAIT is given only when the old listener had SO_REUSEADDR too"() {
        given:
        def old = socket()
        if (before) turnOn(old, SocketOption.SO_REUSEADDR)
        assert bind(old, Address.loopback(0)).ok() && listen(old).ok()
        def address = name(old)
        def client = client(old)
        def server = accept(old).fd()
        close(old)
        close(server)
        untilReadable(client)
        def there = name(client)
        close(client)
        def table = SocketTable.open()
        until { table.exact(Protocol.TCP, address, there).map { it.state() }.orElse(null) == TcpState.TIME_WAIT }
        def fresh = socket()
        turnOn(fresh, SocketOption.SO_REUSEADDR)

        expect:
        errno(bind(fresh, address)) == refused

        cleanup:
        table.close()

        where:
        before || refused
        false  || EADDRINUSE
        true   || null
    }

    def "a Unix socket's path: missing, no socket, without its program, or taken"() {
        given:
        def left = path('left')
        def fd = socket(Kind.STREAM, Family.UNIX)
        assert bind(fd, left).ok()
        close(fd)

        expect:
        refusal(new Call.Connect(socket(Kind.STREAM, Family.UNIX), path('none')), ENOENT)
            .lines() == ["listen ${path('none')}"]
        refusal(new Call.Connect(socket(Kind.STREAM, Family.UNIX), left), ECONNREFUSED)
            .sentence().contains('nobody listens on it')
        refusal(new Call.Bind(socket(Kind.STREAM, Family.UNIX), left), EADDRINUSE)
            .sentence().contains('stays behind')
        refusal(new Call.Bind(socket(Kind.STREAM, Family.UNIX), path('none/x')), ENOENT)
            .sentence().contains('directory')
        refusal(new Call.SendTo(socket(Kind.DGRAM, Family.UNIX), 'x'.bytes, PLAIN, path('none')), ENOENT, Kind.DGRAM)
            .sentence().contains('no Unix socket')
        refusal(new Call.Connect(socket(Kind.STREAM, Family.UNIX), new Address.UnixAbstract('socksh-nobody')),
            ECONNREFUSED).sentence().contains('abstract')
    }

    def "a stream meets a datagram socket, and another family's address"() {
        given:
        def datagrams = socket(Kind.DGRAM, Family.UNIX)
        assert bind(datagrams, path('d')).ok()

        expect:
        refusal(new Call.Connect(socket(Kind.STREAM, Family.UNIX), path('d')), EPROTOTYPE)
        refusal(new Call.Connect(socket(), new Address.Inet6(0, 1, 0, 9)), EAFNOSUPPORT)
        refusal(new Call.Bind(socket(), new Address.Inet6(0, 1, 0, 9)), EAFNOSUPPORT)
    }

    def "calls on a socket that is not connected"() {
        expect:
        refusal(call(socket(kind)), errno, kind)

        where:
        kind        | errno        | call
        Kind.STREAM | EPIPE        | { Fd fd -> new Call.Send(fd, 'x'.bytes, PLAIN) }
        Kind.STREAM | ENOTCONN     | { Fd fd -> new Call.Recv(fd, 1, PLAIN) }
        Kind.STREAM | ENOTCONN     | { Fd fd -> new Call.Peer(fd) }
        Kind.STREAM | ENOTCONN     | { Fd fd -> new Call.Shutdown(fd, Call.How.SHUT_WR) }
        Kind.STREAM | EINVAL       | { Fd fd -> new Call.Accept(fd) }
        Kind.DGRAM  | EDESTADDRREQ | { Fd fd -> new Call.Send(fd, 'x'.bytes, PLAIN) }
        Kind.DGRAM  | EOPNOTSUPP   | { Fd fd -> new Call.Listen(fd, 1) }
        Kind.DGRAM  | EOPNOTSUPP   | { Fd fd -> new Call.Accept(fd) }
        Kind.DGRAM  | EAGAIN       | { Fd fd -> new Call.Recv(fd, 1, EnumSet.of(Call.Flag.MSG_DONTWAIT)) }
        Kind.DGRAM  | EMSGSIZE     | { Fd fd -> new Call.SendTo(fd, new byte[70000], PLAIN, Address.loopback(9)) }
        Kind.DGRAM  | EACCES       | { Fd fd -> new Call.SendTo(fd, 'x'.bytes, PLAIN, Address.v4(127, 255, 255, 255, 9)) }
        Kind.STREAM | ENETUNREACH  | { Fd fd -> new Call.Connect(fd, Address.v4(255, 255, 255, 255, 9)) }
        Kind.STREAM | EADDRNOTAVAIL| { Fd fd -> new Call.Bind(fd, Address.v4(192, 0, 2, 1, 0)) }
    }

    def "calls on a listener, which has clients and no bytes"() {
        given:
        def fd = listener()

        expect:
        refusal(new Call.Connect(fd, name(fd)), EISCONN)
        refusal(new Call.Unread(fd), EINVAL).sentence().contains('clients')
        refusal(new Call.Unsent(fd), EINVAL).sentence().contains('clients')
        refusal(new Call.Bind(fd, Address.loopback(0)), EINVAL)
    }

    def "after the peer has gone the second send is a broken pipe, and a C program would die of it"() {
        given:
        def (Fd client, Fd server) = pair()
        close(server)
        untilReadable(client)
        assert send(client, 'x').ok()
        until { state(client).name() == 'CLOSE' }

        expect:
        refusal(new Call.Send(client, 'x'.bytes, PLAIN), EPIPE).sentence().contains('a C program would die here')
    }

    def "a reset is told from an end"() {
        given:
        def (Fd client, Fd server) = pair()
        reset(server)
        untilReadable(client)

        expect:
        refusal(new Call.Recv(client, 64, PLAIN), ECONNRESET).sentence().contains('reset')
    }

    def "options: read only, for another kind, too late, unknown, ill formed"() {
        expect:
        refusal(new Call.SetOption(socket(kind), option, value), errno, kind).sentence().contains(words)

        where:
        kind        | option                        | value                          | errno       || words
        Kind.STREAM | SocketOption.SO_TYPE          | new OptionValue.Number(1)      | ENOPROTOOPT || 'can only be read'
        Kind.DGRAM  | SocketOption.TCP_NODELAY      | new OptionValue.Switch(true)   | ENOPROTOOPT || 'does not have that option'
        Kind.STREAM | SocketOption.TCP_KEEPIDLE     | new OptionValue.Number(0)      | EINVAL      || 'outside of what the option takes'
        Kind.STREAM | SocketOption.TCP_CONGESTION   | new OptionValue.Text('nosuch') | ENOENT      || 'no congestion control'
        Kind.STREAM | SocketOption.SO_BINDTODEVICE  | new OptionValue.Text('nosuch') | ENODEV      || 'no network interface'
    }

    def "a file that is not there, a directory, a socket, and what is no plain file"() {
        given:
        def fd = socket(Kind.STREAM, Family.UNIX)
        assert bind(fd, path('s')).ok()
        def (Fd client, Fd server) = pair()
        def directory = keep(kernel.perform(new Call.Open(folder.path)).fd())

        expect:
        refusal(new Call.Open(new File(folder, 'none').path), ENOENT)
        refusal(new Call.Open(new File(folder, 's').path), ENXIO).sentence().contains('Unix socket')
        refusal(new Call.SendFile(client, directory, 0, 10), EINVAL).sentence().contains('directory')
        refusal(new Call.SendFile(client, server, 0, 10), ESPIPE)
    }

    def "a descriptor that was closed"() {
        given:
        def fd = socket()
        close(fd)

        expect:
        refusal(call(fd), EBADF)

        where:
        call << [{ new Call.Close(it) }, { new Call.Name(it) }, { new Call.Listen(it, 1) },
                 { new Call.SetBlocking(it, false) }, { new Call.Unread(it) }]
    }
}
