package socksh.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Fd;
import socksh.language.Amounts;
import socksh.language.Escapes;
import socksh.session.Event;

/**
 * Calls as every network programmer reads them: {@code connect(#1, 127.0.0.1:9)}. The answers are
 * written by {@link Answers}.
 */
public final class Notation {

  /** How much of a call is told. */
  enum Detail {
    /** Sizes instead of bytes, flags only where they change what is seen. */
    SHORT,
    /** Everything that is passed; bytes are cut after 32, as strace does. */
    FULL
  }

  private static final int MOST_BYTES = 32;
  private static final Call.Flag[] FLAGS = Call.Flag.values();
  private static final Set<Call.Flag> MAPPED = Set.of(Call.Flag.MSG_NOSIGNAL);
  private static final Set<Call.Flag> USUAL =
      Set.of(Call.Flag.MSG_NOSIGNAL, Call.Flag.MSG_DONTWAIT, Call.Flag.MSG_TRUNC);

  private final Event.Labels labels;
  private final Detail detail;
  private final Ink ink = new Ink();

  private Notation(Event.Labels labels, Detail detail) {
    this.labels = labels;
    this.detail = detail;
  }

  /** A call and its answer as plain text: {@code close(#1) = 0}. */
  public static String text(Event.Returned event) {
    return of(event, Detail.SHORT).text();
  }

  /** The call and its answer. */
  static Styled of(Event.Returned event, Detail detail) {
    Notation notation = new Notation(event.labels(), detail);
    notation.call(event.call());
    notation.ink.add(" = ");
    Answers.write(event, detail, notation.ink);
    return notation.ink.line();
  }

  /** The call alone, while it has not been answered. */
  static Styled of(Event.Entered event, Detail detail) {
    Notation notation = new Notation(event.labels(), detail);
    notation.call(event.call());
    return notation.ink.line();
  }

  private void call(Call call) {
    switch (call) {
      case Call.Socket(var family, var kind) -> say("socket", family.constant(), kind.constant());
      case Call.Bind(Fd fd, Address address) -> at("bind", fd, address);
      case Call.Connect(Fd fd, Address address) -> at("connect", fd, address);
      case Call.Listen(Fd fd, int backlog) -> say("listen", of(fd), Integer.toString(backlog));
      case Call.Accept(Fd fd) -> say("accept", of(fd));
      case Call.Send(Fd fd, byte[] bytes, var flags) -> send("send", fd, bytes, flags).add(")");
      case Call.SendTo(Fd fd, byte[] bytes, var flags, Address to) ->
          send("sendto", fd, bytes, flags).add(", ").add(Style.ADDRESS, to.toString()).add(")");
      case Call.Recv(Fd fd, int length, var flags) -> receive("recv", fd, length, flags);
      case Call.RecvFrom(Fd fd, int length, var flags) -> receive("recvfrom", fd, length, flags);
      case Call.Poll poll -> poll(poll);
      case Call.Shutdown(Fd fd, Call.How how) -> say("shutdown", of(fd), how.name());
      case Call.Close(Fd fd) -> say("close", of(fd));
      case Call.SetOption(Fd fd, var option, var value) ->
          say("setsockopt", of(fd), option.name(), value.toString());
      case Call.GetOption(Fd fd, var option) -> say("getsockopt", of(fd), option.name());
      case Call.Name(Fd fd) -> say("getsockname", of(fd));
      case Call.Peer(Fd fd) -> say("getpeername", of(fd));
      case Call.SetBlocking(Fd fd, boolean on) ->
          say("fcntl", of(fd), "F_SETFL", on ? "0" : "O_NONBLOCK");
      case Call.IsBlocking(Fd fd) -> say("fcntl", of(fd), "F_GETFL");
      case Call.Unread(Fd fd) -> say("ioctl", of(fd), "FIONREAD");
      case Call.Unsent(Fd fd) -> say("ioctl", of(fd), "SIOCOUTQ");
      case Call.Resolve resolve -> resolve(resolve);
      case Call.Open(String path) -> say("open", Escapes.show(path.getBytes(UTF_8)), "O_RDONLY");
      case Call.SendFile(Fd out, Fd in, long offset, long count) ->
          say("sendfile", of(out), of(in), Long.toString(offset), Long.toString(count));
      case Call.SendMapped(Fd out, Fd in, long offset, long count) ->
          say("send", of(out), "mmap(" + of(in) + ", " + offset + ")", count + flags(MAPPED));
    }
  }

  private String of(Fd fd) {
    return labels.of(fd);
  }

  private Ink say(String function, String... arguments) {
    return ink.add(Style.CALL, function + "(" + String.join(", ", arguments) + ")");
  }

  private void at(String function, Fd fd, Address address) {
    ink.add(Style.CALL, function + "(" + of(fd) + ", ");
    ink.add(Style.ADDRESS, address.toString()).add(")");
  }

  private Ink send(String function, Fd fd, byte[] bytes, Set<Call.Flag> flags) {
    ink.add(Style.CALL, function + "(" + of(fd) + ", ");
    if (detail == Detail.SHORT) {
      return ink.add(Amounts.bytes(bytes.length) + flags(flags));
    }
    ink.add(Style.TEXT, literal(bytes));
    return ink.add(", " + bytes.length + flags(flags));
  }

  private void receive(String function, Fd fd, int length, Set<Call.Flag> flags) {
    ink.add(Style.CALL, function + "(" + of(fd) + ", ").add(length + flags(flags) + ")");
  }

  private void poll(Call.Poll poll) {
    String interests =
        poll.interests().stream()
            .map(one -> of(one.fd()) + " " + wish(one))
            .collect(Collectors.joining(", "));
    say("poll", "[" + interests + "]", Integer.toString(poll.timeoutMillis()));
  }

  private static String wish(Call.Interest interest) {
    if (!interest.read() && !interest.write()) {
      return "0";
    }
    String read = interest.read() ? "POLLIN" : "";
    return interest.write() ? read + (read.isEmpty() ? "" : "|") + "POLLOUT" : read;
  }

  private void resolve(Call.Resolve resolve) {
    String family = resolve.family().map(it -> ", " + it.constant()).orElse("");
    ink.add(Style.CALL, "getaddrinfo(");
    ink.add(Style.ADDRESS, Escapes.show(resolve.host().getBytes(UTF_8)));
    ink.add(", " + resolve.port() + family + ")");
  }

  private String flags(Set<Call.Flag> flags) {
    StringBuilder told = new StringBuilder();
    for (Call.Flag flag : FLAGS) {
      if (flags.contains(flag) && (detail == Detail.FULL || !USUAL.contains(flag))) {
        told.append(told.isEmpty() ? ", " : "|").append(flag.name());
      }
    }
    return told.toString();
  }

  /** Bytes as a literal of the shell, cut like strace does. */
  static String literal(byte[] bytes) {
    return bytes.length <= MOST_BYTES
        ? Escapes.show(bytes)
        : Escapes.show(Arrays.copyOf(bytes, MOST_BYTES)) + "...";
  }
}
