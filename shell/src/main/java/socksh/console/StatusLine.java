package socksh.console;

import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp;
import org.jline.utils.Status;
import socksh.kernel.Call;
import socksh.kernel.Kernel;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.SocketOption;
import socksh.session.OpenSocket;
import socksh.session.Session;

/**
 * The last row of the screen: what is being recorded, the open sockets and what the kernel says of
 * each. Empty where there is nothing of it, gone on a screen that is dumb or low.
 */
final class StatusLine {
  private static final int FEWEST_ROWS = 10;
  private static final AttributedStyle BAR = AttributedStyle.DEFAULT.inverse();

  /** Whether there is room for where each socket goes. */
  private enum Addresses {
    SHOWN,
    SPARED
  }

  private final Terminal terminal;
  private final Editor editor;
  private final Session session;
  private boolean shown;
  private Size drawnOn = new Size();

  StatusLine(Terminal terminal, Editor editor, Session session) {
    this.terminal = terminal;
    this.editor = editor;
    this.session = session;
    editor.onResize(this::follow);
  }

  /**
   * Asks the kernel and draws what it says. From whatever thread; who draws last has asked last.
   */
  void refresh() {
    editor.undisturbed(
        () -> {
          List<AttributedString> lines = lines();
          if (!lines.isEmpty() || shown) {
            draw(lines);
          }
        });
  }

  private List<AttributedString> lines() {
    List<OpenSocket> sockets =
        session.sockets().all().stream().filter(each -> !each.isServed()).toList();
    boolean isAny = !sockets.isEmpty() || session.settings().recording().isPresent();
    boolean wanted = isAny && isRoom() && session.settings().status().on();
    return wanted ? List.of(line(sockets)) : List.of();
  }

  private boolean isRoom() {
    return terminal.getHeight() >= FEWEST_ROWS && !Terminals.isDumb(terminal);
  }

  private void draw(List<AttributedString> lines) {
    if (!(Status.getStatus(terminal, true) instanceof LastRow row)) {
      return;
    }
    Size size = terminal.getSize();
    if (!shown && !editor.isTyping()) {
      begin(row, lines, size);
      terminal.flush();
      return;
    }
    if (!size.equals(drawnOn)) {
      row.hide();
      row.resize(size);
      drawnOn = size;
    }
    row.update(lines);
    shown = !lines.isEmpty();
  }

  /** Moves to the end of a screen that has changed, on which the line being typed is drawn anew. */
  private void follow(Size now) {
    if (Status.getStatus(terminal, shown) instanceof LastRow row) {
      begin(row, lines(), now);
    }
  }

  /**
   * Draws where nothing is known of. The cursor is where a line begins, and nothing is under it: on
   * the last row it makes room, because nothing scrolls there. JLine would always scroll, and the
   * first row of a screen that is not full would be gone.
   */
  private void begin(LastRow row, List<AttributedString> lines, Size now) {
    row.forget(now);
    if (!lines.isEmpty()) {
      terminal.writer().print('\n');
      terminal.puts(InfoCmp.Capability.cursor_up);
      row.drawUnder(lines, now);
    }
    drawnOn = now;
    shown = !lines.isEmpty();
  }

  /** Where not all fits, addresses are what can be spared: `sockets` shows them. */
  private AttributedString line(List<OpenSocket> sockets) {
    AttributedString whole = line(sockets, Addresses.SHOWN);
    AttributedString fitting =
        whole.columnLength() <= terminal.getWidth() ? whole : line(sockets, Addresses.SPARED);
    int rest = Math.max(0, terminal.getWidth() - fitting.columnLength());
    return new AttributedStringBuilder()
        .append(fitting)
        .append(" ".repeat(rest), BAR)
        .toAttributedString();
  }

  private AttributedString line(List<OpenSocket> sockets, Addresses addresses) {
    AttributedStringBuilder line = new AttributedStringBuilder();
    session.settings().recording().ifPresent(name -> line.append(" rec " + name, BAR.bold()));
    for (OpenSocket socket : sockets) {
      boolean current = session.sockets().current().filter(socket::equals).isPresent();
      line.append(line.length() == 0 ? " " : " | ", BAR);
      line.append(words(session.kernel(), socket, addresses), current ? BAR.bold() : BAR);
    }
    return line.toAttributedString();
  }

  /** One socket: {@code #1 web ESTABLISHED 127.0.0.1:80 rx 12}. */
  private static String words(Kernel kernel, OpenSocket socket, Addresses addresses) {
    List<String> words = new ArrayList<>();
    words.add(socket.label());
    socket.name().ifPresent(words::add);
    boolean listens = socket.phase() == OpenSocket.Phase.LISTENING;
    boolean shown = addresses == Addresses.SHOWN;
    if (socket.isTcp() && tcp(kernel, socket) instanceof OptionValue.Info(var info)) {
      words.add(info.state().name());
      words.add(!shown ? "" : listens ? local(kernel, socket) : peer(socket));
      if (listens && info.unacked() > 0) {
        words.add(info.unacked() + " waiting");
      }
    } else {
      words.add(socket.protocol());
      words.add(listens ? "listening" : shown ? peer(socket) : "");
    }
    if (!listens) {
      words.add(unread(kernel, socket));
    }
    words.removeIf(String::isEmpty);
    return String.join(" ", words);
  }

  private static OptionValue tcp(Kernel kernel, OpenSocket socket) {
    Outcome outcome = kernel.perform(new Call.GetOption(socket.fd(), SocketOption.TCP_INFO));
    return outcome instanceof Outcome.Valued(var value) ? value : new OptionValue.Switch(false);
  }

  private static String local(Kernel kernel, OpenSocket socket) {
    return kernel.perform(new Call.Name(socket.fd())) instanceof Outcome.Named(var address)
        ? address.toString()
        : "";
  }

  private static String peer(OpenSocket socket) {
    return socket.peer().map(Object::toString).orElse("");
  }

  private static String unread(Kernel kernel, OpenSocket socket) {
    long unread = kernel.perform(new Call.Unread(socket.fd())).value();
    return unread > 0 ? "rx " + unread : "";
  }
}
