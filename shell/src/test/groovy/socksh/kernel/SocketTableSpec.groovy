package socksh.kernel

import java.nio.file.Files
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.TempDir

/** The kernel's table of sockets, by netlink and by the files of proc. */
class SocketTableSpec extends KernelConversation {
    static final Address NOBODY = new Address.Inet4(0, 0)

    @Shared @AutoCleanup SocketTable netlink = SocketTable.open()
    @Shared @AutoCleanup SocketTable files = SocketTable.ofFiles()
    @AutoCleanup SocketTable table = SocketTable.open()
    @TempDir File folder

    def "both ends of a connection are found by their addresses, with what waits in each"() {
        given:
        def (Fd client, Fd server) = pair()
        send(client, 'hello')
        untilReadable(server)

        when:
        def near = way.exact(Protocol.TCP, name(client), name(server)).get()
        def far = way.otherEnd(near).get()

        then:
        near.state() == TcpState.ESTABLISHED
        near.local() == name(client)
        near.peer() == name(server)
        near.inode() == Owner.inodeOf(client).get()
        far.inode() == Owner.inodeOf(server).get()
        far.receiveQueue() == 5
        far.kind() == Kind.STREAM

        where:
        way << [netlink, files]
    }

    def "a listener tells who waits for accept and, by netlink, its backlog"() {
        given:
        def fd = listener(Address.loopback(0), 7)
        def client = client(fd)
        untilReadable(fd)

        when:
        def row = way.exact(Protocol.TCP, name(fd), NOBODY).get()

        then:
        row.state() == TcpState.LISTEN
        row.receiveQueue() == 1
        row.sendQueue() == backlog
        way.listeners(name(fd).port())*.inode() == [Owner.inodeOf(fd).get()]
        way.rows(name(fd).port()).findAll { name(fd) in [it.local(), it.peer()] }
            .count { it.state() != TcpState.TIME_WAIT } == 3
        way.exact(Protocol.TCP, name(client), name(fd)).present

        where:
        way     | backlog
        netlink | 7
        files   | Row.UNKNOWN
    }

    def "a connection in TIME_WAIT has a clock and no owner"() {
        given:
        def (Fd client, Fd server) = pair()
        def (near, far) = [name(client), name(server)]

        when:
        close(client)
        untilReadable(server)
        close(server)
        until { table.exact(Protocol.TCP, near, far).map { it.state() }.orElse(null) == TcpState.TIME_WAIT }
        def row = way.exact(Protocol.TCP, near, far).get()

        then:
        row.state() == TcpState.TIME_WAIT
        row.timer().get().clock() == Row.Clock.TIME_WAIT
        row.timer().get().millis() > 0
        row.timer().get().millis() <= 60_100
        row.inode() == 0
        Owner.of(row.inode()).empty
        way.tcp(EnumSet.of(TcpState.TIME_WAIT)).any { it.local() == near && it.peer() == far }
        !way.tcp(EnumSet.of(TcpState.ESTABLISHED)).any { it.local() == near && it.peer() == far }

        where:
        way << [netlink, files]
    }

    def "a connection that does not exist is not found, not even through a listener"() {
        given:
        def fd = listener()

        expect:
        table.exact(Protocol.TCP, name(fd), Address.loopback(1)).empty
        table.exact(Protocol.TCP, Address.loopback(1), NOBODY).empty
        table.exact(Protocol.UDP, Address.loopback(1), Address.loopback(2)).empty
    }

    @Requires(value = { KernelConversation.ipv6() }, reason = 'this machine has no ::1')
    def "an IPv6 connection is found, and an IPv4 client of an IPv6 listener from both of its names"() {
        given:
        def listener = listener(new Address.Inet6(0, 0, 0, 0))
        def port = name(listener).port()
        def six = socket(Kind.STREAM, Family.INET6)
        def four = socket()

        when:
        connect(six, new Address.Inet6(0, 1, 0, port))
        def sixth = accept(listener)
        connect(four, Address.loopback(port))
        def fourth = accept(listener)

        then:
        way.exact(Protocol.TCP, name(six), new Address.Inet6(0, 1, 0, port)).get().inode() ==
            Owner.inodeOf(six).get()
        way.exact(Protocol.TCP, name(fourth.fd()), fourth.peer()).get().inode() ==
            Owner.inodeOf(fourth.fd()).get()
        way.exact(Protocol.TCP, Address.loopback(port), name(four)).get().inode() ==
            Owner.inodeOf(fourth.fd()).get()
        way.otherEnd(way.exact(Protocol.TCP, name(four), Address.loopback(port)).get()).get().inode() ==
            Owner.inodeOf(fourth.fd()).get()
        name(fourth.fd()).toString() == "[::ffff:127.0.0.1]:$port"

        where:
        way << [netlink, files]
    }

    def "a UDP socket is found connected and unconnected, and counts what it dropped"() {
        given:
        def receiver = socket(Kind.DGRAM)
        bind(receiver, Address.loopback(0))
        number(receiver, SocketOption.SO_RCVBUF, 4096)
        def sender = socket(Kind.DGRAM)
        connect(sender, name(receiver))

        when:
        100.times { send(sender, 'x' * 1000) }
        until { way.exact(Protocol.UDP, name(receiver), NOBODY).get().drops() >= 50 }
        def row = way.exact(Protocol.UDP, name(receiver), NOBODY).get()
        def connected = way.exact(Protocol.UDP, name(sender), name(receiver)).get()

        then:
        row.inode() == Owner.inodeOf(receiver).get()
        row.drops() < 100
        row.receiveQueue() > 1000
        row.kind() == Kind.DGRAM
        connected.inode() == Owner.inodeOf(sender).get()
        connected.state() == TcpState.ESTABLISHED
        connected.drops() == 0

        where:
        way << [netlink, files]
    }

    def "both ends of a Unix connection are found by their inodes"() {
        given:
        def path = new File(folder, 'door').path
        def listener = listener(address(path))
        def client = client(listener)
        def server = accept(listener).fd()
        send(client, 'abc')

        when:
        def near = table.unix(Owner.inodeOf(client).get()).get()
        def far = table.otherEnd(near).get()
        def listening = table.unix(Owner.inodeOf(listener).get()).get()

        then:
        far.inode() == Owner.inodeOf(server).get()
        far.peerInode() == near.inode()
        far.receiveQueue() == 3
        far.local() == address(path)
        near.state() == TcpState.ESTABLISHED
        listening.state() == TcpState.LISTEN
        listening.sendQueue() == 16
        table.all(Protocol.UNIX).find { it.inode() == near.inode() }.peer() == address(path)

        where:
        address << [{ new Address.UnixPath(it) }, { new Address.UnixAbstract(it) }]
    }

    def "the files of proc tell the same as netlink"() {
        given:
        def tcp = pair()
        def listening = listener()
        def udp = socket(Kind.DGRAM)
        bind(udp, Address.loopback(0))
        def unix = listener(new Address.UnixAbstract("socksh ${UUID.randomUUID()}"))
        def ours = [*tcp, listening, udp, unix].collect { Owner.inodeOf(it).get() } as Set
        def essence = { Row row ->
            [row.protocol(), row.kind(), row.state(), row.local(), row.receiveQueue(), row.inode()]
        }

        when:
        def quick = Protocol.values().collectMany { table.all(it) }.findAll { it.inode() in ours }
        def slow = Protocol.values().collectMany { SocketTable.ofFiles().all(it) }.findAll { it.inode() in ours }

        then:
        quick.size() == 5
        quick.findAll { it.protocol() != Protocol.UNIX }.collect(essence) as Set ==
            slow.findAll { it.protocol() != Protocol.UNIX }.collect(essence) as Set
        quick.findAll { it.protocol() == Protocol.UNIX }*.local() == [name(unix)]
        slow.findAll { it.protocol() == Protocol.UNIX }*.local() == [name(unix)]
        quick.findAll { it.protocol() != Protocol.UNIX }*.uid().toSet() ==
            slow.findAll { it.protocol() != Protocol.UNIX }*.uid().toSet()
    }

    def "the owner of an inode is a process and its command; nobody owns an inode that does not exist"() {
        given:
        def fd = socket()

        expect:
        Owner.of(Owner.inodeOf(fd).get()).get().pid() == ProcessHandle.current().pid()
        Owner.of(Owner.inodeOf(fd).get()).get().command() == Files.readString(new File('/proc/self/comm').toPath()).trim()
        Owner.of(Long.MAX_VALUE).empty
        Owner.inodeOf(new Fd(9999)).empty
    }

    def "a table that was closed still answers, from the files"() {
        given:
        def fd = listener()

        when:
        table.close()
        table.close()

        then:
        table.exact(Protocol.TCP, name(fd), NOBODY).get().state() == TcpState.LISTEN
    }
}
