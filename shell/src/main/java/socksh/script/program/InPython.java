package socksh.script.program;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import socksh.kernel.Address;
import socksh.kernel.OptionValue;
import socksh.session.Wanted;

/** Python 3, with the socket module. */
record InPython() implements Calling {
  @Override
  public String description() {
    return "a Python 3 program";
  }

  @Override
  public String run(String file) {
    return "python3 " + file;
  }

  @Override
  public String phrases() {
    return "in-python.txt";
  }

  @Override
  public String opening(Program program) {
    return "";
  }

  @Override
  public String closing() {
    return "";
  }

  @Override
  public int indent() {
    return 0;
  }

  @Override
  public String comment(String text) {
    return "# " + Calling.plain(text);
  }

  @Override
  public String mayFail(String statements) {
    return "with may_fail():\n" + statements.indent(4);
  }

  @Override
  public String statement(Deed deed) {
    return switch (deed) {
      case Deed.Make(String s, var family, var kind, _) ->
          s + " = socket.socket(socket." + family.constant() + ", socket." + kind.constant() + ")";
      case Deed.Bind(String s, Place at, _) -> s + ".bind(" + place(at) + ")";
      case Deed.Connect(String s, Place to, int millis) when millis == Deed.NO_WAIT ->
          s + ".connect(" + place(to) + ")";
      case Deed.Connect(String s, Place to, int millis) ->
          wait(s, millis) + s + ".connect(" + place(to) + ")\n" + s + ".settimeout(None)";
      case Deed.Listen(String s, int backlog, _) -> s + ".listen(" + backlog + ")";
      case Deed.Accept(String s, String listener, var millis) ->
          (millis.isPresent() ? wait(listener, millis.getAsInt()) : "")
              + (s + ", peer = " + listener + ".accept()\n")
              + s
              + ".settimeout(None)";
      case Deed.Send(String s, Data data) when isOneDatagram(data) -> s + ".send(b\"\")";
      case Deed.Send(String s, Data data) -> s + ".sendall(" + data(data) + ")";
      case Deed.SendTo(String s, Data data, Place to) ->
          s + ".sendto(" + data(data) + ", " + place(to) + ")";
      case Deed.Receive(String s, Wanted wanted, _, int millis, var file) ->
          file.map(path -> toFile(s, path, millis)).orElseGet(() -> received(s, wanted, millis));
      case Deed.Peek(String s, int most, int millis) ->
          "receive(" + s + ", " + most + ", " + seconds(millis) + ", socket.MSG_PEEK)";
      case Deed.ExpectBytes(String s, Data data, Deed.Role role, int millis) ->
          role == Deed.Role.DATAGRAM
              ? "expect(" + data(data) + ", receive(" + s + ", 65536, " + seconds(millis) + "))"
              : "expect_bytes(" + s + ", " + data(data) + ", " + seconds(millis) + ")";
      case Deed.ExpectLine(String s, byte[] text, int millis) ->
          "got = "
              + line(s, millis)
              + "\nexpect("
              + bytes(text)
              + ", got.removesuffix(b\"\\n\").removesuffix(b\"\\r\"))";
      case Deed.ExpectEnd(String s, int millis) ->
          "expect(b\"\", receive(" + s + ", 65536, " + seconds(millis) + "))";
      case Deed.Poll(var sockets, boolean write, int millis) ->
          "poll("
              + millis
              + ", select.POLLIN"
              + (write ? " | select.POLLOUT, " : ", ")
              + named(sockets)
              + ")";
      case Deed.Shutdown(String s, var how) -> s + ".shutdown(socket." + how + ")";
      case Deed.Close(String s) -> s + ".close()";
      case Deed.SetOption(String s, var option, OptionValue value) ->
          s + ".setsockopt(" + Options.of(option, "socket.") + ", " + value(value) + ")";
      case Deed.GetOption(String s, var option) ->
          tell(
              "\""
                  + option.word()
                  + " is\", "
                  + s
                  + ".getsockopt("
                  + Options.of(option, "socket.")
                  + ", 64"
                  + ").hex()");
      case Deed.Name(String s) -> tell("\"" + s + " is at\", where(" + s + ".getsockname())");
      case Deed.Peer(String s) -> tell("\"" + s + " talks to\", where(" + s + ".getpeername())");
      case Deed.SetBlocking(String s, boolean on) ->
          s + ".setblocking(" + (on ? "True" : "False") + ")";
      case Deed.Resolve(String host) ->
          "for found in socket.getaddrinfo("
              + text(host)
              + ", None, type=socket.SOCK_STREAM):\n    "
              + tell("found[4][0]");
      case Deed.Unsayable(String why) ->
          "sys.exit(" + text("cannot be said in Python: " + why) + ")";
      case Deed.Remark(String text) -> comment(text);
    };
  }

  private static boolean isOneDatagram(Data data) {
    return data.parts().size() == 1
        && data.parts().getFirst() instanceof Data.Part.Bytes(byte[] bytes)
        && bytes.length == 0;
  }

  private static String wait(String socket, int millis) {
    return socket + ".settimeout(" + seconds(millis) + ")\n";
  }

  /** Python's 0 is a socket that does not wait. */
  private static String seconds(int millis) {
    return millis == Deed.NO_WAIT ? "0" : Double.toString(millis / 1000.0);
  }

  private static String tell(String what) {
    return "print(" + what + ", file=sys.stderr, flush=True)";
  }

  private static String named(List<String> sockets) {
    return sockets.stream().map(each -> each + "=" + each).collect(Collectors.joining(", "));
  }

  private static String line(String socket, int millis) {
    return "until(" + socket + ", " + seconds(millis) + ", b\"\\n\", line=True)";
  }

  private String toFile(String socket, String path, int millis) {
    return "with open("
        + text(path)
        + ", \"wb\") as out:\n    to_the_end("
        + socket
        + ", "
        + seconds(millis)
        + ", out)";
  }

  private String received(String s, Wanted wanted, int millis) {
    return switch (wanted) {
      case Wanted.Once(int most, _) -> "receive(" + s + ", " + most + ", " + seconds(millis) + ")";
      case Wanted.Exactly(int count) ->
          "exactly(" + s + ", " + count + ", " + seconds(millis) + ")";
      case Wanted.Line _ -> line(s, millis);
      case Wanted.Until(var ends, var kept) ->
          "until("
              + s
              + ", "
              + seconds(millis)
              + ends.stream().map(end -> ", " + bytes(end)).collect(Collectors.joining())
              + (kept == Wanted.Delimiter.DROPPED ? ", drop=True)" : ")");
      case Wanted.Idle(var quiet) ->
          "until_quiet(" + s + ", " + seconds(Forms.millis(quiet)) + ", " + seconds(millis) + ")";
      case Wanted.All _ -> "to_the_end(" + s + ", " + seconds(millis) + ", sys.stdout.buffer)";
      case Wanted.Same _, Wanted.Match _ ->
          throw new IllegalArgumentException("not of a recv: " + wanted);
    };
  }

  private String place(Place place) {
    return switch (place) {
      case Place.At(Address address, var host) ->
          address(address, host.map(InPython::text), Integer.toString(address.port()));
      case Place.PortOf(Address address, String of) ->
          address(address, Optional.empty(), of + ".getsockname()[1]");
      case Place.Sender(String of) -> "sender[" + of + "]";
    };
  }

  private String address(Address address, Optional<String> host, String port) {
    return switch (address) {
      case Address.Inet4 inet -> "(" + host.orElse(text(inet.host())) + ", " + port + ")";
      case Address.Inet6 inet -> "(" + host.orElse(text(inet.host())) + ", " + port + ")";
      case Address.UnixPath(String path) -> text(path);
      case Address.UnixAbstract(String name) ->
          bytes(("\0" + name).getBytes(StandardCharsets.UTF_8));
      case Address.UnixUnnamed _ -> "\"\"";
    };
  }

  private String data(Data data) {
    return data.parts().stream().map(this::part).collect(Collectors.joining(" + "));
  }

  private String part(Data.Part part) {
    return switch (part) {
      case Data.Part.Bytes(byte[] bytes) -> bytes(bytes);
      case Data.Part.Repeated(int count, byte[] bytes) -> bytes(bytes) + " * " + count;
      case Data.Part.Env(String name) ->
          "env(" + bytes(name.getBytes(StandardCharsets.UTF_8)) + ")";
      case Data.Part.File(String path) -> "file(" + text(path) + ")";
    };
  }

  /** The literal of some bytes. */
  static String bytes(byte[] bytes) {
    List<String> pieces = Quoted.pieces(bytes, "\"\\", Quoted.Escape.HEX);
    String all = pieces.stream().map(each -> "b" + each).collect(Collectors.joining("\n    "));
    return pieces.size() == 1 ? all : "(" + all + ")";
  }

  /** A text of characters beyond ASCII is made of its bytes. */
  private static String text(String text) {
    String bytes = bytes(text.getBytes(StandardCharsets.UTF_8));
    boolean plain = bytes.startsWith("b") && text.chars().allMatch(each -> each < 128);
    return plain ? bytes.substring(1) : bytes + ".decode()";
  }

  private static String value(OptionValue value) {
    return switch (value) {
      case OptionValue.Switch(boolean on) -> on ? "1" : "0";
      case OptionValue.Number(int number) -> Integer.toString(number);
      case OptionValue.Text(String text) -> bytes(text.getBytes(StandardCharsets.UTF_8));
      case OptionValue.Time(long micros) ->
          "struct.pack(\"@ll\", " + micros / 1_000_000 + ", " + micros % 1_000_000 + ")";
      case OptionValue.Linger(boolean on, int seconds) ->
          "struct.pack(\"@ii\", " + (on ? 1 : 0) + ", " + seconds + ")";
      case OptionValue.Credentials _, OptionValue.Info _ ->
          throw new IllegalArgumentException("read-only: " + value);
    };
  }
}
