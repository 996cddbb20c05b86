package socksh.console;

import java.util.Optional;
import socksh.session.OpenSocket;

/** A socket in a few words, for the prompt and the status line. */
final class Label {
  private static final int MOST = 40;
  private static final int LONGEST_NAME = 20;

  private Label() {}

  /** What stands before the line being typed. */
  static String prompt(Optional<OpenSocket> current) {
    return current.map(Label::of).orElse("socksh") + "> ";
  }

  /** {@code web tcp 127.0.0.1:80}, {@code #2 tcp listening}. */
  static String of(OpenSocket socket) {
    String short_ = name(socket) + " " + socket.protocol();
    String where =
        socket.phase() == OpenSocket.Phase.LISTENING
            ? "listening"
            : socket.peer().map(Object::toString).orElse("");
    return where.isEmpty() || where.length() > MOST ? short_ : short_ + " " + where;
  }

  /** The prompt must leave room to type, however long a name is. */
  private static String name(OpenSocket socket) {
    String name = socket.name().orElse(socket.label());
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
  }
}
