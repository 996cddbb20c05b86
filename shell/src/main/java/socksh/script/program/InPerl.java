package socksh.script.program;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import socksh.kernel.Address;
import socksh.kernel.OptionValue;
import socksh.session.Wanted;

/** Perl, with the functions of its core and the Socket module. */
record InPerl() implements Calling {
  @Override
  public String description() {
    return "a Perl program";
  }

  @Override
  public String run(String file) {
    return "perl " + file;
  }

  @Override
  public String phrases() {
    return "in-perl.txt";
  }

  @Override
  public String opening(Program program) {
    return program.sockets().isEmpty()
        ? ""
        : "\nmy ($" + String.join(", $", program.sockets().keySet()) + ");\n";
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
    return "eval { # it failed when it was typed, and the session went on\n"
        + statements.indent(4)
        + "    1;\n} or print STDERR $@;";
  }

  @Override
  public String statement(Deed deed) {
    return switch (deed) {
      case Deed.Make(String s, var family, var kind, _) ->
          die(
              "socket($" + s + ", " + family.constant() + ", " + kind.constant() + ", 0)",
              "socket");
      case Deed.Bind(String s, Place at, _) -> die("bind($" + s + ", " + place(at) + ")", "bind");
      case Deed.Connect(String s, Place to, int millis) ->
          (millis == Deed.NO_WAIT ? "" : "patience($" + s + ", " + seconds(millis) + ");\n")
              + die("connect($" + s + ", " + place(to) + ")", "connect");
      case Deed.Listen(String s, int backlog, _) ->
          die("listen($" + s + ", " + backlog + ")", "listen");
      case Deed.Accept(String s, String listener, var millis) ->
          (millis.isPresent()
                  ? "await($" + listener + ", " + seconds(millis.getAsInt()) + ");\n"
                  : "")
              + die("accept($" + s + ", $" + listener + ")", "accept");
      case Deed.Send(String s, Data data) -> "send_all($" + s + ", " + data(data) + ");";
      case Deed.SendTo(String s, Data data, Place to) ->
          "defined "
              + die(
                  "send($" + s + ", " + data(data) + ", MSG_NOSIGNAL, " + place(to) + ")",
                  "sendto");
      case Deed.Receive(String s, Wanted wanted, _, int millis, var file) ->
          file.map(
                  path ->
                      "open(my $out, '>:raw', "
                          + text(path)
                          + ") or die \"open: $!\\n\";\n"
                          + "to_the_end($"
                          + s
                          + ", "
                          + seconds(millis)
                          + ", $out);\nclose($out);")
              .orElseGet(() -> received(s, wanted, millis) + ";");
      case Deed.Peek(String s, int most, int millis) ->
          "receive($" + s + ", " + most + ", " + seconds(millis) + ", MSG_PEEK);";
      case Deed.ExpectBytes(String s, Data data, Deed.Role role, int millis) ->
          role == Deed.Role.DATAGRAM
              ? "expect(" + data(data) + ", receive($" + s + ", 65536, " + seconds(millis) + "));"
              : "expect_bytes($" + s + ", " + data(data) + ", " + seconds(millis) + ");";
      case Deed.ExpectLine(String s, byte[] text, int millis) ->
          "expect("
              + bytes(text)
              + ", "
              + received(s, new Wanted.Line(), millis)
              + " =~ s/\\r?\\n\\z//r);";
      case Deed.ExpectEnd(String s, int millis) ->
          "expect(\"\", receive($" + s + ", 65536, " + seconds(millis) + "));";
      case Deed.Poll(var sockets, boolean write, int millis) ->
          "poll("
              + seconds(millis)
              + ", "
              + (write ? 1 : 0)
              + ", "
              + sockets.stream()
                  .map(each -> each + " => $" + each)
                  .collect(Collectors.joining(", "))
              + ");";
      case Deed.Shutdown(String s, var how) -> die("shutdown($" + s + ", " + how + ")", "shutdown");
      case Deed.Close(String s) -> die("close($" + s + ")", "close");
      case Deed.SetOption(String s, var option, OptionValue value) ->
          die(
              "setsockopt($" + s + ", " + Options.of(option, "") + ", " + value(value) + ")",
              "setsockopt");
      case Deed.GetOption(String s, var option) ->
          "print STDERR \""
              + option.word()
              + " is \", unpack(\"H*\", getsockopt($"
              + s
              + ", "
              + Options.of(option, "")
              + ") // die \"getsockopt: $!\\n\"), \"\\n\";";
      case Deed.Name(String s) ->
          "print STDERR \"" + s + " is at \", where(getsockname($" + s + ")), \"\\n\";";
      case Deed.Peer(String s) ->
          "print STDERR \"" + s + " talks to \", where(getpeername($" + s + ")), \"\\n\";";
      case Deed.SetBlocking(String s, boolean on) ->
          die("defined($" + s + "->blocking(" + (on ? 1 : 0) + "))", "fcntl");
      case Deed.Resolve(String host) -> "resolve(" + text(host) + ");";
      case Deed.Unsayable(String why) ->
          "print STDERR " + text("cannot be said in Perl: " + why + "\n") + ";\nexit 3;";
      case Deed.Remark(String text) -> comment(text);
    };
  }

  private static String die(String call, String name) {
    return call + " or die \"" + name + ": $!\\n\";";
  }

  private static String seconds(int millis) {
    return millis == Deed.NO_WAIT ? "undef" : Double.toString(millis / 1000.0);
  }

  private static String received(String s, Wanted wanted, int millis) {
    String most = seconds(millis);
    return switch (wanted) {
      case Wanted.Once(int bytes, _) -> "receive($" + s + ", " + bytes + ", " + most + ", 0)";
      case Wanted.Exactly(int bytes) -> "exactly($" + s + ", " + bytes + ", " + most + ")";
      case Wanted.Line _ -> "until_one($" + s + ", " + most + ", 'line', \"\\n\")";
      case Wanted.Until(var ends, var kept) ->
          "until_one($"
              + s
              + ", "
              + most
              + ", '"
              + (kept == Wanted.Delimiter.DROPPED ? "drop" : "keep")
              + "', "
              + ends.stream().map(InPerl::bytes).collect(Collectors.joining(", "))
              + ")";
      case Wanted.Idle(var quiet) ->
          "until_quiet($" + s + ", " + seconds(Forms.millis(quiet)) + ", " + most + ")";
      case Wanted.All _ -> "to_the_end($" + s + ", " + most + ", \\*STDOUT)";
      case Wanted.Same _, Wanted.Match _ ->
          throw new IllegalArgumentException("not of a recv: " + wanted);
    };
  }

  private static String place(Place place) {
    return switch (place) {
      case Place.At(Address address, var host) ->
          address(address, host, Integer.toString(address.port()));
      case Place.PortOf(Address address, String of) ->
          address(address, Optional.empty(), "port_of($" + of + ")");
      case Place.Sender(String of) -> "$sender{fileno($" + of + ")}";
    };
  }

  private static String address(Address address, Optional<String> host, String port) {
    return switch (address) {
      case Address.Inet4 inet ->
          "internet(AF_INET, " + text(host.orElse(inet.host())) + ", " + port + ")";
      case Address.Inet6 inet ->
          "internet(AF_INET6, " + text(host.orElse(inet.host())) + ", " + port + ")";
      case Address.UnixPath(String path) -> "pack_sockaddr_un(" + text(path) + ")";
      case Address.UnixAbstract(String name) -> "pack('S a*', AF_UNIX, " + text("\0" + name) + ")";
      case Address.UnixUnnamed _ -> "pack('S', AF_UNIX)";
    };
  }

  private static String data(Data data) {
    return data.parts().stream().map(InPerl::part).collect(Collectors.joining(" . "));
  }

  private static String part(Data.Part part) {
    return switch (part) {
      case Data.Part.Bytes(byte[] bytes) -> bytes(bytes);
      case Data.Part.Repeated(int count, byte[] bytes) -> "(" + bytes(bytes) + ") x " + count;
      case Data.Part.Env(String name) -> "env(" + text(name) + ")";
      case Data.Part.File(String path) -> "file(" + text(path) + ")";
    };
  }

  private static String text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The literal of some bytes. */
  static String bytes(byte[] bytes) {
    List<String> pieces = Quoted.pieces(bytes, "\"\\$@", Quoted.Escape.HEX);
    return String.join("\n    . ", pieces);
  }

  private static String value(OptionValue value) {
    return switch (value) {
      case OptionValue.Switch(boolean on) -> "pack('i', " + (on ? 1 : 0) + ")";
      case OptionValue.Number(int number) -> "pack('i', " + number + ")";
      case OptionValue.Text(String text) -> text(text);
      case OptionValue.Time(long micros) ->
          "pack('l!l!', " + micros / 1_000_000 + ", " + micros % 1_000_000 + ")";
      case OptionValue.Linger(boolean on, int seconds) ->
          "pack('ii', " + (on ? 1 : 0) + ", " + seconds + ")";
      case OptionValue.Credentials _, OptionValue.Info _ ->
          throw new IllegalArgumentException("read-only: " + value);
    };
  }
}
