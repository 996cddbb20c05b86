package socksh.command;

import java.util.ArrayList;
import java.util.List;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Kernel;
import socksh.kernel.Outcome;
import socksh.kernel.SocketOption;
import socksh.session.OpenSocket;
import socksh.session.Report;

/** Every option that a socket has, with the kernel's value. */
final class OptionList {
  private OptionList() {}

  static Report.Table of(OpenSocket socket, Kernel kernel) {
    List<List<String>> rows = new ArrayList<>();
    for (SocketOption option : SocketOption.values()) {
      if (option.appliesTo(socket.family(), socket.kind())) {
        rows.add(row(option, value(option, socket, kernel)));
      }
    }
    return new Report.Table(
        "Options of " + socket.label() + " (" + socket.protocol() + ")",
        List.of(
            Report.Column.left("name"),
            Report.Column.left("value"),
            Report.Column.left("in C"),
            Report.Column.left("meaning")),
        rows);
  }

  private static List<String> row(SocketOption option, String value) {
    boolean fixed = option.access() == SocketOption.Access.READ_ONLY;
    return List.of(
        option.word(), value, option.name(), (fixed ? "read only: " : "") + option.summary());
  }

  /** SO_ERROR is left alone: asking would clear it, and a look changes nothing. */
  private static String value(SocketOption option, OpenSocket socket, Kernel kernel) {
    if (option == SocketOption.SO_ERROR) {
      return "not asked";
    }
    Outcome outcome = kernel.perform(new Call.GetOption(socket.fd(), option));
    return outcome instanceof Outcome.Valued(var value)
        ? value.toString()
        : outcome.errno().map(Errno::name).orElse("");
  }
}
