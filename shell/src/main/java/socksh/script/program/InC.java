package socksh.script.program;

import static socksh.script.program.CTerms.at;
import static socksh.script.program.CTerms.counted;
import static socksh.script.program.CTerms.sent;
import static socksh.script.program.CTerms.text;
import static socksh.script.program.CTerms.value;

import java.util.List;
import java.util.stream.Collectors;
import socksh.kernel.OptionValue;
import socksh.session.Wanted;

/** C, the language that the calls are written in. */
record InC() implements Calling {
  @Override
  public String description() {
    return "a C program";
  }

  @Override
  public String run(String file) {
    return "cc -o session " + file + " && ./session";
  }

  @Override
  public String phrases() {
    return "in-c.txt";
  }

  @Override
  public String opening(Program program) {
    String sockets =
        program.sockets().keySet().stream()
            .map(each -> each + " = -1")
            .collect(Collectors.joining(", "));
    return "\nint main(void)\n{\n"
        + (sockets.isEmpty() ? "" : "    int " + sockets + ";\n")
        + "    signal(SIGPIPE, SIG_IGN);\n";
  }

  @Override
  public String closing() {
    return "    return 0;\n}\n";
  }

  @Override
  public int indent() {
    return 4;
  }

  @Override
  public String comment(String text) {
    String closed = Calling.plain(text).replace("*/", "* /").replace("/*", "/ *");
    return "/* " + closed + " */";
  }

  @Override
  public String mayFail(String statements) {
    return "may_fail = 1; /* it failed when it was typed, and the session went on */\n"
        + statements
        + "\nmay_fail = 0;";
  }

  @Override
  public String statement(Deed deed) {
    return switch (deed) {
      case Deed.Make(String s, var family, var kind, _) ->
          s
              + " = "
              + must("socket(" + family.constant() + ", " + kind.constant() + ", 0)", "socket");
      case Deed.Bind(String s, Place at, _) ->
          at(at) + must("bind(" + s + ", &at.any, at.length)", "bind");
      case Deed.Connect(String s, Place to, int millis) ->
          at(to)
              + (millis == Deed.NO_WAIT ? "" : "patience(" + s + ", " + millis + ");\n")
              + must("connect(" + s + ", &at.any, at.length)", "connect");
      case Deed.Listen(String s, int backlog, _) ->
          must("listen(" + s + ", " + backlog + ")", "listen");
      case Deed.Accept(String s, String listener, var millis) ->
          (millis.isPresent() && millis.getAsInt() != Deed.NO_WAIT
                  ? must("await(" + listener + ", " + millis.getAsInt() + ")", "accept") + "\n"
                  : "")
              + s
              + " = "
              + must("accept(" + listener + ", NULL, NULL)", "accept");
      case Deed.Send(String s, Data data) ->
          sent(data, each -> must("send_all(" + s + ", " + each + ")", "send"));
      case Deed.SendTo(String s, Data data, Place to) ->
          at(to)
              + sent(
                  data,
                  each ->
                      must(
                          "sendto(" + s + ", " + each + ", MSG_NOSIGNAL, &at.any, at.length)",
                          "sendto"));
      case Deed.Receive(String s, Wanted wanted, _, int millis, var file) ->
          file.map(
                  path ->
                      "out = fopen("
                          + text(path)
                          + ", \"w\");\n"
                          + must("out == NULL ? -1 : 0", "fopen")
                          + "\n"
                          + must("to_the_end(" + s + ", " + millis + ")", "recv")
                          + "\nfclose(out);\nout = stdout;")
              .orElseGet(() -> must(received(s, wanted, millis), "recv"));
      case Deed.Peek(String s, int most, int millis) ->
          must("receive(" + s + ", " + most + ", MSG_PEEK, " + millis + ")", "recv");
      case Deed.ExpectBytes(String s, Data data, Deed.Role role, int millis) ->
          sent(
              data,
              each ->
                  must(
                      (role == Deed.Role.DATAGRAM ? "expect_datagram(" : "expect_bytes(")
                          + s
                          + ", "
                          + each
                          + ", "
                          + millis
                          + ")",
                      "expect"));
      case Deed.ExpectLine(String s, byte[] text, int millis) ->
          must(received(s, new Wanted.Line(), millis), "recv")
              + "\n"
              + must("expect_line(" + counted(text) + ")", "expect");
      case Deed.ExpectEnd(String s, int millis) ->
          must("receive(" + s + ", 65536, 0, " + millis + ") == 0 ? 0 : -1", "expect end");
      case Deed.Poll(var sockets, boolean write, int millis) -> polled(sockets, write, millis);
      case Deed.Shutdown(String s, var how) -> must("shutdown(" + s + ", " + how + ")", "shutdown");
      case Deed.Close(String s) -> must("close(" + s + ")", "close");
      case Deed.SetOption(String s, var option, OptionValue value) ->
          must(
              "setsockopt("
                  + s
                  + ", "
                  + Options.level(option)
                  + ", "
                  + option
                  + ", "
                  + value(value)
                  + ")",
              "setsockopt");
      case Deed.GetOption(String s, var option) ->
          must(
              "tell_option("
                  + s
                  + ", "
                  + Options.level(option)
                  + ", "
                  + option
                  + ", \""
                  + option.word()
                  + "\")",
              "getsockopt");
      case Deed.Name(String s) ->
          must("tell_place(\"" + s + " is at\", getsockname, " + s + ")", "getsockname");
      case Deed.Peer(String s) ->
          must("tell_place(\"" + s + " talks to\", getpeername, " + s + ")", "getpeername");
      case Deed.SetBlocking(String s, boolean on) ->
          must("fcntl(" + s + ", F_SETFL, " + (on ? "0" : "O_NONBLOCK") + ")", "fcntl");
      case Deed.Resolve(String host) -> must("resolve(" + text(host) + ")", "getaddrinfo");
      case Deed.Unsayable(String why) ->
          "fputs(" + text("cannot be said in C: " + why + "\n") + ", stderr);\nreturn 3;";
      case Deed.Remark(String text) -> comment(text);
    };
  }

  private static String must(String call, String name) {
    return "must(" + call + ", \"" + name + "\");";
  }

  private static String polled(List<String> sockets, boolean write, int millis) {
    String events = write ? "POLLIN | POLLOUT" : "POLLIN";
    String asked =
        sockets.stream()
            .map(each -> "{" + each + ", " + events + ", 0}")
            .collect(Collectors.joining(", "));
    String names =
        sockets.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
    return must(
        "poll_all((struct pollfd[]){"
            + asked
            + "}, (const char *[]){"
            + names
            + "}, "
            + sockets.size()
            + ", "
            + millis
            + ")",
        "poll");
  }

  private static String received(String s, Wanted wanted, int millis) {
    return switch (wanted) {
      case Wanted.Once(int most, _) -> "receive(" + s + ", " + most + ", 0, " + millis + ")";
      case Wanted.Exactly(int count) -> "exactly(" + s + ", " + count + ", " + millis + ")";
      case Wanted.Line _ ->
          "until(" + s + ", (struct text[]){{\"\\n\", 1}}, 1, TO_LINE, " + millis + ")";
      case Wanted.Until(var ends, var kept) ->
          "until("
              + s
              + ", (struct text[]){"
              + ends.stream().map(end -> "{" + counted(end) + "}").collect(Collectors.joining(", "))
              + "}, "
              + ends.size()
              + ", "
              + (kept == Wanted.Delimiter.DROPPED ? "DROP" : "KEEP")
              + ", "
              + millis
              + ")";
      case Wanted.Idle(var quiet) ->
          "until_quiet(" + s + ", " + Forms.millis(quiet) + ", " + millis + ")";
      case Wanted.All _ -> "to_the_end(" + s + ", " + millis + ")";
      case Wanted.Same _, Wanted.Match _ ->
          throw new IllegalArgumentException("not of a recv: " + wanted);
    };
  }
}
