package socksh.kernel

import spock.lang.Specification

/** What every Spec of the kernel starts from: short words for calls, and every descriptor given back. */
abstract class KernelConversation extends Specification {
    static final Set<Call.Flag> PLAIN = EnumSet.noneOf(Call.Flag)

    Kernel kernel = new LinuxKernel()
    private final Set<Integer> open = Collections.synchronizedSet(new LinkedHashSet())

    def cleanup() {
        open.each { kernel.perform(new Call.Close(new Fd(it))) }
    }

    Fd keep(Fd fd) {
        open << fd.number()
        fd
    }

    Fd socket(Kind kind = Kind.STREAM, Family family = Family.INET) {
        keep((kernel.perform(new Call.Socket(family, kind)) as Outcome.Opened).fd())
    }

    Outcome bind(Fd fd, Address address) { kernel.perform(new Call.Bind(fd, address)) }

    Outcome connect(Fd fd, Address address) { kernel.perform(new Call.Connect(fd, address)) }

    Outcome listen(Fd fd, int backlog = 16) { kernel.perform(new Call.Listen(fd, backlog)) }

    Outcome send(Fd fd, String text, Set<Call.Flag> flags = PLAIN) { sendBytes(fd, text.bytes, flags) }

    Outcome sendBytes(Fd fd, byte[] bytes, Set<Call.Flag> flags = PLAIN) {
        kernel.perform(new Call.Send(fd, bytes, flags))
    }

    Outcome recv(Fd fd, int length = 65536, Set<Call.Flag> flags = PLAIN) {
        kernel.perform(new Call.Recv(fd, length, flags))
    }

    Outcome shutdown(Fd fd, Call.How how) { kernel.perform(new Call.Shutdown(fd, how)) }

    Outcome set(Fd fd, SocketOption option, OptionValue value) {
        kernel.perform(new Call.SetOption(fd, option, value))
    }

    Outcome get(Fd fd, SocketOption option) { kernel.perform(new Call.GetOption(fd, option)) }

    void turnOn(Fd fd, SocketOption option) { assert set(fd, option, new OptionValue.Switch(true)).ok() }

    void number(Fd fd, SocketOption option, int value) {
        assert set(fd, option, new OptionValue.Number(value)).ok()
    }

    Address name(Fd fd) { (kernel.perform(new Call.Name(fd)) as Outcome.Named).address() }

    Outcome close(Fd fd) {
        open.remove(fd.number())
        kernel.perform(new Call.Close(fd))
    }

    /** Close that throws the connection away: a reset. */
    void reset(Fd fd) {
        assert set(fd, SocketOption.SO_LINGER, new OptionValue.Linger(true, 0)).ok()
        close(fd)
    }

    Outcome.Accepted accept(Fd listener) {
        def accepted = kernel.perform(new Call.Accept(listener)) as Outcome.Accepted
        keep(accepted.fd())
        accepted
    }

    Fd listener(Address address = Address.loopback(0), int backlog = 16) {
        def fd = socket(Kind.STREAM, address.family())
        assert bind(fd, address).ok()
        assert listen(fd, backlog).ok()
        fd
    }

    Fd client(Fd listener) {
        def fd = socket(Kind.STREAM, name(listener).family())
        assert connect(fd, name(listener)).ok()
        fd
    }

    /** The two ends of a TCP connection over IPv4 loopback: the client's, the server's. */
    List<Fd> pair() {
        def listener = listener()
        def client = client(listener)
        def server = accept(listener).fd()
        close(listener)
        [client, server]
    }

    /** Waits until bytes, a client or the end of the stream can be read; a limit makes a hang a failure. */
    void untilReadable(Fd fd) {
        def ready = kernel.perform(new Call.Poll([new Call.Interest(fd, true, false)], 20_000))
        assert ready.value() == 1
    }

    TcpState state(Fd fd) { info(fd).state() }

    TcpInfo info(Fd fd) {
        ((get(fd, SocketOption.TCP_INFO) as Outcome.Valued).option() as OptionValue.Info).info()
    }

    static String text(Outcome outcome) { new String((outcome as Outcome.Received).bytes()) }

    static Errno errno(Outcome outcome) { outcome.errno().orElse(null) }

    /** Looks again until it is true; twenty seconds are more than any loopback needs. */
    static void until(Closure<Boolean> condition) {
        def limit = System.nanoTime() + 20_000_000_000L
        while (!condition()) {
            assert System.nanoTime() < limit : 'it did not become true within twenty seconds'
            Thread.onSpinWait()
        }
    }

    static boolean ipv6() {
        def kernel = new LinuxKernel()
        def made = kernel.perform(new Call.Socket(Family.INET6, Kind.STREAM))
        if (!(made instanceof Outcome.Opened)) {
            return false
        }
        def bound = kernel.perform(new Call.Bind(made.fd(), new Address.Inet6(0, 1, 0, 0)))
        kernel.perform(new Call.Close(made.fd()))
        bound.ok()
    }
}
