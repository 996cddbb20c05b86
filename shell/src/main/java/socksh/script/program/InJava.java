package socksh.script.program;

import static socksh.script.program.JavaTerms.bytes;
import static socksh.script.program.JavaTerms.data;
import static socksh.script.program.JavaTerms.place;
import static socksh.script.program.JavaTerms.text;
import static socksh.script.program.JavaTerms.value;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import socksh.kernel.Address;
import socksh.kernel.Family;
import socksh.kernel.Kind;
import socksh.kernel.OptionValue;
import socksh.kernel.SocketOption;
import socksh.session.Wanted;

/** Java, with channels; what they cannot do is said. */
record InJava() implements Calling {
  private static final Set<SocketOption> KNOWN =
      Set.of(
          SocketOption.SO_REUSEADDR,
          SocketOption.SO_REUSEPORT,
          SocketOption.SO_KEEPALIVE,
          SocketOption.SO_BROADCAST,
          SocketOption.SO_SNDBUF,
          SocketOption.SO_RCVBUF,
          SocketOption.SO_LINGER,
          SocketOption.TCP_NODELAY);

  private static final Map<Deed.Role, String> TYPES =
      Map.of(
          Deed.Role.STREAM, "SocketChannel",
          Deed.Role.LISTENER, "ServerSocketChannel",
          Deed.Role.DATAGRAM, "DatagramChannel");

  @Override
  public String description() {
    return "a Java program";
  }

  @Override
  public String run(String file) {
    return "java " + file;
  }

  @Override
  public String phrases() {
    return "in-java.txt";
  }

  @Override
  public String opening(Program program) {
    String sockets =
        program.sockets().entrySet().stream()
            .map(each -> "    " + TYPES.get(each.getValue()) + " " + each.getKey() + " = null;\n")
            .collect(Collectors.joining());
    return "\n  public static void main(String[] words) throws IOException {\n" + sockets;
  }

  @Override
  public String closing() {
    return "    System.out.flush();\n  }\n}\n";
  }

  @Override
  public int indent() {
    return 4;
  }

  /** A backslash and a u would be a character, even here. */
  @Override
  public String comment(String text) {
    return "// " + Calling.plain(text).replace("\\u", "\\ u");
  }

  @Override
  public String mayFail(String statements) {
    return "try { // it failed when it was typed, and the session went on\n"
        + statements.indent(2)
        + "} catch (IOException no) {\n  System.err.println(no);\n}";
  }

  @Override
  public String statement(Deed deed) {
    return switch (deed) {
      case Deed.Make(_, Family family, Kind kind, _)
          when family == Family.UNIX && kind == Kind.DGRAM ->
          unsayable("it has no Unix datagrams");
      case Deed.Make(String s, Family family, _, Deed.Role role) ->
          s + " = " + TYPES.get(role) + ".open(StandardProtocolFamily." + family + ");";
      case Deed.Bind(String s, Place at, Deed.Role role) ->
          role == Deed.Role.LISTENER
              ? "// bind and listen are one call in Java: see below"
              : abstractly(at, s + ".bind(" + place(at) + ");");
      case Deed.Connect(String s, Place to, int millis) ->
          abstractly(
              to,
              millis == Deed.NO_WAIT
                  ? s + ".connect(" + place(to) + ");"
                  : "connect(" + s + ", " + place(to) + ", " + millis + ");");
      case Deed.Listen(String s, int backlog, var at) ->
          at.map(each -> abstractly(each, s + ".bind(" + place(each) + ", " + backlog + ");"))
              .orElse(s + ".bind(null, " + backlog + ");");
      case Deed.Accept(String s, String listener, var millis) ->
          (millis.isPresent()
                  ? "await(" + listener + ", SelectionKey.OP_ACCEPT, " + millis.getAsInt() + ");\n"
                  : "")
              + s
              + " = "
              + listener
              + ".accept();";
      case Deed.Send(String s, Data data) -> "send(" + s + ", " + data(data) + ");";
      case Deed.SendTo(String s, Data data, Place to) ->
          abstractly(to, s + ".send(ByteBuffer.wrap(" + data(data) + "), " + place(to) + ");");
      case Deed.Receive(String s, Wanted wanted, Deed.Role role, int millis, var file) ->
          file.map(
                  path ->
                      "try (OutputStream out = Files.newOutputStream(Path.of("
                          + text(path)
                          + "))) {\n  toTheEnd("
                          + s
                          + ", "
                          + millis
                          + ", out);\n}")
              .orElseGet(() -> received(s, wanted, role, millis) + ";");
      case Deed.Peek(String s, int most, int millis) ->
          "peek(" + s + ", " + most + ", " + millis + ");";
      case Deed.ExpectBytes(String s, Data data, Deed.Role role, int millis) ->
          role == Deed.Role.DATAGRAM
              ? "expect(" + data(data) + ", receiveFrom(" + s + ", 65536, " + millis + "));"
              : "expectBytes(" + s + ", " + data(data) + ", " + millis + ");";
      case Deed.ExpectLine(String s, byte[] text, int millis) ->
          "expect("
              + bytes(text)
              + ", withoutEnd("
              + received(s, new Wanted.Line(), Deed.Role.STREAM, millis)
              + "));";
      case Deed.ExpectEnd(String s, int millis) ->
          "expect(new byte[0], receive(" + s + ", 65536, " + millis + "));";
      case Deed.Poll(var sockets, boolean write, int millis) ->
          "poll("
              + write
              + ", "
              + millis
              + ", "
              + sockets.stream()
                  .map(each -> "\"" + each + "\", " + each)
                  .collect(Collectors.joining(", "))
              + ");";
      case Deed.Shutdown(String s, var how) ->
          switch (how) {
            case SHUT_RD -> s + ".shutdownInput();";
            case SHUT_WR -> s + ".shutdownOutput();";
            case SHUT_RDWR -> s + ".shutdownInput();\n" + s + ".shutdownOutput();";
          };
      case Deed.Close(String s) -> s + ".close();";
      case Deed.SetOption(_, SocketOption option, _) when !KNOWN.contains(option) ->
          unsayable("it has no option " + option);
      case Deed.SetOption(String s, SocketOption option, OptionValue value) ->
          s + ".setOption(StandardSocketOptions." + option + ", " + value(value) + ");";
      case Deed.GetOption(_, SocketOption option) when !KNOWN.contains(option) ->
          unsayable("it has no option " + option);
      case Deed.GetOption(String s, SocketOption option) ->
          tell(
              "\""
                  + option.word()
                  + " is \" + "
                  + s
                  + ".getOption(StandardSocketOptions."
                  + option
                  + ")");
      case Deed.Name(String s) -> tell("\"" + s + " is at \" + where(" + s + ".getLocalAddress())");
      case Deed.Peer(String s) ->
          tell("\"" + s + " talks to \" + where(" + s + ".getRemoteAddress())");
      case Deed.SetBlocking(String s, boolean on) -> s + ".configureBlocking(" + on + ");";
      case Deed.Resolve(String host) ->
          "for (InetAddress each : InetAddress.getAllByName("
              + text(host)
              + ")) {\n  "
              + tell("each.getHostAddress()")
              + "\n}";
      case Deed.Unsayable(String why) -> unsayable(why);
      case Deed.Remark(String text) -> comment(text);
    };
  }

  /** A condition, so that the compiler lets the statements after it be. */
  private static String unsayable(String why) {
    return "if (true) {\n  System.err.println("
        + text("cannot be said in Java: " + why)
        + ");\n  System.exit(3);\n}";
  }

  private static String tell(String what) {
    return "System.err.println(" + what + ");";
  }

  private static String abstractly(Place place, String statement) {
    return place instanceof Place.At(Address.UnixAbstract _, _)
        ? unsayable("it has no names of the abstract namespace")
        : statement;
  }

  private static String received(String s, Wanted wanted, Deed.Role role, int millis) {
    return switch (wanted) {
      case Wanted.Once(int most, _) when role == Deed.Role.DATAGRAM ->
          "receiveFrom(" + s + ", " + most + ", " + millis + ")";
      case Wanted.Once(int most, _) -> "receive(" + s + ", " + most + ", " + millis + ")";
      case Wanted.Exactly(int count) -> "exactly(" + s + ", " + count + ", " + millis + ")";
      case Wanted.Line _ ->
          "until(" + s + ", Form.LINE, " + millis + ", " + bytes(new byte[] {'\n'}) + ")";
      case Wanted.Until(var ends, var kept) ->
          "until("
              + s
              + ", Form."
              + (kept == Wanted.Delimiter.DROPPED ? "DROP" : "KEEP")
              + ", "
              + millis
              + ", "
              + ends.stream().map(JavaTerms::bytes).collect(Collectors.joining(", "))
              + ")";
      case Wanted.Idle(var quiet) ->
          "untilQuiet(" + s + ", " + Forms.millis(quiet) + ", " + millis + ")";
      case Wanted.All _ -> "toTheEnd(" + s + ", " + millis + ", System.out)";
      case Wanted.Same _, Wanted.Match _ ->
          throw new IllegalArgumentException("not of a recv: " + wanted);
    };
  }
}
