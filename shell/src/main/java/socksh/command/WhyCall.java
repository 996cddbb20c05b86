package socksh.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.manual.Manual;
import socksh.manual.Page;
import socksh.manual.Reason;
import socksh.session.Event;
import socksh.session.OpenSocket;
import socksh.session.Report.Entry;
import socksh.session.Session;

/** One answered call at length: what was asked, what the kernel answered, why, what now. */
final class WhyCall {
  private final Session session;
  private final Event.Returned event;
  private final Page page;
  private final List<Entry> entries = new ArrayList<>();

  WhyCall(Session session, Event.Returned event) {
    this.session = session;
    this.event = event;
    this.page = Manual.page(event.call());
  }

  List<Entry> entries() {
    entries.add(new Entry.Told(event));
    entries.add(new Entry.Text(""));
    entries.add(new Entry.Term("asked", page.man() + ": " + page.what()));
    Optional<Reason> reason = answer();
    event.labels().labels().forEach((fd, label) -> entries.addAll(socket(fd, label)));
    reason.ifPresent(this::tries);
    entries.add(new Entry.Text("\nRead next: " + readNext()));
    return entries;
  }

  /** What the kernel answered, and where that was a no, why. */
  private Optional<Reason> answer() {
    Call call = event.call();
    return switch (event.outcome()) {
      case Outcome.Failure(Errno errno) -> {
        Reason reason =
            event.labels().closed() ? Manual.closedMeanwhile() : Manual.reason(call, errno, kind());
        said(errno.name() + " (" + errno.number() + "): " + errno.words(), reason);
        String usual = Manual.errno(errno).reason().sentence();
        if (!usual.equals(reason.sentence())) {
          entries.add(new Entry.Term("in general", errno.name() + ": " + usual));
        }
        yield Optional.of(reason);
      }
      case Outcome.Unresolved no -> {
        said(no.constant() + ": " + no.words(), Manual.reason(no));
        yield Optional.of(Manual.reason(no));
      }
      case Outcome yes -> {
        entries.add(new Entry.Term("answered", "yes"));
        entries.add(new Entry.Term("meaning", Manual.meaning(call, yes, kind())));
        yield Optional.empty();
      }
    };
  }

  private void said(String answer, Reason reason) {
    entries.add(new Entry.Term("answered", "no, " + answer));
    entries.add(new Entry.Term("why", reason.sentence()));
  }

  private void tries(Reason reason) {
    entries.add(new Entry.Heading("Try"));
    entries.addAll(ErrnoPages.tries(reason));
  }

  private String readNext() {
    int bracket = page.man().indexOf('(');
    String man =
        "man " + page.man().substring(bracket + 1, page.man().length() - 1) + " " + page.function();
    return event.outcome().errno().map(errno -> man + ", `errno " + errno + "`").orElse(man);
  }

  /** What has become of a socket of the call. A descriptor's number may be another's by now. */
  private List<Entry> socket(Fd fd, String label) {
    return session
        .sockets()
        .of(fd)
        .filter(socket -> socket.label().equals(label))
        .map(socket -> state(session, socket))
        .orElseGet(() -> List.of(new Entry.Term(label, "is closed by now")));
  }

  /** How a socket is now, and for TCP what its state means. */
  static List<Entry> state(Session session, OpenSocket socket) {
    Look look = new Look(session, socket);
    var info = look.info();
    List<Entry> entries = new ArrayList<>();
    String state = look.state(info, Optional.empty());
    entries.add(
        new Entry.Term(socket.label(), SocketParameter.described(socket) + "; now " + state));
    info.ifPresent(it -> entries.addAll(Meanings.of(EnumSet.of(it.state()))));
    return entries;
  }

  /** The kind of the socket, also of one that is closed by now; null where there was none. */
  private @Nullable Kind kind() {
    if (event.call() instanceof Call.Socket(_, Kind kind)) {
      return kind;
    }
    List<Event> before = session.journal().events().reversed();
    for (Map.Entry<Fd, String> one : event.labels().labels().entrySet()) {
      for (Event earlier : before) {
        if (earlier instanceof Event.Returned made
            && made.labels().labels().entrySet().contains(one)) {
          switch (made.call()) {
            case Call.Socket(_, Kind kind) -> {
              return kind;
            }
            case Call.Accept _ -> {
              return Kind.STREAM;
            }
            default -> {}
          }
        }
      }
    }
    return null;
  }
}
