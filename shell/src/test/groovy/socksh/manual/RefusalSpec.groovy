package socksh.manual

import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Errno
import socksh.kernel.Family
import socksh.kernel.Fd
import socksh.kernel.KernelConversation
import socksh.kernel.Kind
import socksh.kernel.OptionValue
import socksh.kernel.SocketOption
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

    Address nobody() {
        def fd = socket()
        assert bind(fd, Address.loopback(0)).ok()
        def address = name(fd)
        close(fd)
        address
    }

    Address path(String name) { new Address.UnixPath(new File(folder, name).path) }

    def "a port nobody listens on: how to listen there is the thing to try"() {
        given:
        def address = nobody()

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

    def "another machine's refusal, or a low port, does not ask us to listen there"() {
        expect:
        !Manual.reason(new Call.Connect(Calls.FD, address), ECONNREFUSED).lines().any { it.contains("$address") }

        where:
        address << [Address.v4(192, 0, 2, 1, 8888), Address.loopback(80)]
    }

    def "a datagram to a closed port comes back as the next call's refusal"() {
        given:
        def fd = socket(Kind.DGRAM)
        assert connect(fd, nobody()).ok()
        assert send(fd, 'x').ok()
        untilReadable(fd)

        expect:
        refusal(new Call.Recv(fd, 64, PLAIN), ECONNREFUSED, Kind.DGRAM).sentence().contains('ICMP port unreachable')
    }

    def "on a stream the same errno is the end of a connect that was under way"() {
        expect:
        Manual.reason(Calls.recv(64), ECONNREFUSED, Kind.STREAM).sentence().contains('connect that was under way')
        Manual.reason(Calls.send(1), ECONNREFUSED, Kind.STREAM).sentence().contains('connect that was under way')
        Manual.reason(Calls.recv(64), ECONNREFUSED).sentence().contains('ICMP')
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

    def "the right that is missing is named: #option"() {
        expect:
        Manual.reason(new Call.SetOption(Calls.FD, option, new OptionValue.Number(7)), EPERM).sentence().contains(words)

        where:
        option                       || words
        SocketOption.SO_MARK         || 'CAP_NET_ADMIN'
        SocketOption.SO_PRIORITY     || 'CAP_NET_ADMIN'
        SocketOption.SO_BINDTODEVICE || 'CAP_NET_RAW'
        SocketOption.TCP_NODELAY     || 'needs a right'
    }

    def "an address of one interface needs the interface's name"() {
        given:
        def local = new Address.Inet6(0xfe80L << 48, 1, 0, 9)

        expect:
        Manual.reason(new Call.Connect(Calls.FD, local), EINVAL).lines() == ['connect [fe80::1%eth0]:8888']
        Manual.reason(new Call.Connect(Calls.FD, new Address.Inet6(0xfe80L << 48, 1, 2, 9)), EINVAL).lines()
            != ['connect [fe80::1%eth0]:8888']
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

    def "the reasons of the arguments' own are sound too"() {
        expect:
        Errno.values().each { errno ->
            [addresses, Kind.values() + [null]].combinations { address, kind ->
                [new Call.Bind(Calls.FD, address), new Call.Connect(Calls.FD, address),
                 new Call.SendTo(Calls.FD, 'x'.bytes, PLAIN, address)].each {
                    def reason = Manual.reason(it, errno, kind)
                    assert PagesSpec.sound(reason.sentence()) && reason.tries().size() in 1..3
                }
            }
        }

        where:
        addresses = [Address.loopback(0), Address.loopback(80), Address.loopback(8888), new Address.Inet6(0, 1, 0, 9),
                     new Address.Inet6(0xfe80L << 48, 1, 0, 9), new Address.UnixPath('/tmp/x'),
                     new Address.UnixAbstract('x'), Address.v4(255, 255, 255, 255, 9)]
    }
}
