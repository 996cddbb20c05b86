package socksh.manual

import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Family
import socksh.kernel.Fd
import socksh.kernel.Kind
import socksh.kernel.OptionValue
import socksh.kernel.SocketOption

/** One call of each kind, to ask the manual about. */
class Calls {
    static final Fd FD = new Fd(7)
    static final Set<Call.Flag> PLAIN = EnumSet.noneOf(Call.Flag)
    static final Address HERE = Address.loopback(8888)

    static final List<Call> ALL = [
        new Call.Socket(Family.INET, Kind.STREAM),
        new Call.Bind(FD, HERE),
        new Call.Connect(FD, HERE),
        new Call.Listen(FD, 16),
        new Call.Accept(FD),
        send(18),
        new Call.SendTo(FD, new byte[18], PLAIN, HERE),
        recv(64),
        new Call.RecvFrom(FD, 64, PLAIN),
        new Call.Poll([new Call.Interest(FD, true, false)], 1000),
        new Call.Shutdown(FD, Call.How.SHUT_WR),
        new Call.Close(FD),
        new Call.SetOption(FD, SocketOption.SO_REUSEADDR, new OptionValue.Switch(true)),
        new Call.GetOption(FD, SocketOption.SO_ERROR),
        new Call.Name(FD),
        new Call.Peer(FD),
        new Call.SetBlocking(FD, false),
        new Call.IsBlocking(FD),
        new Call.Unread(FD),
        new Call.Unsent(FD),
        new Call.Resolve('localhost', 80, Optional.empty()),
        new Call.Open('/tmp/request.bin'),
        new Call.SendFile(FD, new Fd(8), 0, 1000),
        new Call.SendMapped(FD, new Fd(8), 0, 1000),
    ]

    static Call send(int length) { new Call.Send(FD, new byte[length], PLAIN) }

    static Call recv(int length, Call.Flag... flags) { new Call.Recv(FD, length, PLAIN + flags.toList()) }

    static Call ofKind(Class kind) { ALL.find { kind.isInstance(it) } }
}
