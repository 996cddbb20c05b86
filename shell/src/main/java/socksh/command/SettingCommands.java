package socksh.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import socksh.language.Escapes;
import socksh.session.LineEnd;
import socksh.session.OpenSocket;
import socksh.session.Programs;
import socksh.session.Report;
import socksh.session.Settings;
import socksh.session.Verdict;

/** What can be turned: {@code set} for the session, {@code eol} for one socket. */
final class SettingCommands {
  static final Map<String, String> LINE_ENDS =
      Map.of(
          "lf", "\\n, as Unix writes it",
          "crlf", "\\r\\n, as HTTP and mail want it",
          "cr", "\\r, as some devices want it",
          "none", "nothing: `line` is then `send`");

  private static final Parameter<SettingParameter.Wish> SETTING = new SettingParameter();
  private static final Parameter<LineEnd> LINE_END =
      Parameters.choice(
          "[lf|crlf|cr|none]",
          Parameter.Place.OPTIONAL,
          Setting.words(LineEnd.values()),
          LINE_ENDS);

  private SettingCommands() {}

  static Catalog.Family family() {
    return new Catalog.Family("Settings", List.of(set(), ExplainCommand.command(), eol()));
  }

  private static Command set() {
    return Command.named("set")
        .summary("see or change how the shell behaves")
        .takes(SETTING)
        .ofTheShell()
        .example("set timeout 2s; set view hex; set")
        .notes("For this session only. No setting changes a byte on the wire but `eol`.")
        .does(SettingCommands::performSet);
  }

  private static Verdict performSet(Invocation invocation) {
    Optional<SettingParameter.Wish> wish = invocation.find(SETTING);
    if (wish.isEmpty()) {
      return invocation.show(all(invocation.session().settings()));
    }
    boolean isForPeople = wish.get().setting() == SettingTable.EXEC;
    if (isForPeople && invocation.sayer() == Programs.Sayer.SCRIPT) {
      throw invocation.wrong("a script does not say what may be run", "`socksh --allow-exec NAME`");
    }
    wish.get().change().ifPresent(change -> change.accept(invocation.session().settings()));
    return tell(invocation, wish.get().setting());
  }

  static Verdict tell(Invocation invocation, Setting setting) {
    String value = setting.shows().apply(invocation.session().settings());
    invocation.session().remark(setting.name() + ": " + value);
    return Verdict.DONE;
  }

  private static Report.Table all(Settings settings) {
    return new Report.Table(
        "",
        List.of(
            Report.Column.left("setting"),
            Report.Column.left("now"),
            Report.Column.left("meaning")),
        SettingTable.ALL.stream()
            .map(each -> List.of(each.name(), each.shows().apply(settings), each.meaning()))
            .toList());
  }

  private static Command eol() {
    return Command.named("eol")
        .summary("see or change what `line` adds to its text")
        .takes(LINE_END)
        .on(Command.Target.REQUIRED, socket -> socket.phase() == OpenSocket.Phase.CONNECTED)
        .ofTheShell()
        .example("open tcp lab:http; eol crlf; line \"GET / HTTP/1.0\"; line; recv all")
        .notes("`set eol` is for the sockets that are still to be made.")
        .does(SettingCommands::performEol);
  }

  private static Verdict performEol(Invocation invocation) {
    OpenSocket socket = invocation.socket();
    invocation.find(LINE_END).ifPresent(socket::lineEnd);
    String bytes = Escapes.show(socket.lineEnd().bytes());
    String what = socket.lineEnd() == LineEnd.NONE ? "nothing" : bytes;
    invocation
        .session()
        .remark(socket.label() + " eol: " + socket.lineEnd().word() + ", `line` adds " + what);
    return Verdict.DONE;
  }
}
