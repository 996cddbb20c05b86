package socksh.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Fd;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;
import socksh.kernel.TcpState;

/**
 * Looks into the kernel after a call and tells how the sockets that it touched stand now, and their
 * other ends. Looks change nothing and are no calls of the conversation.
 */
final class Lookout implements AutoCloseable {
  /** Ends of long ago are forgotten. */
  private static final int MOST_ENDS = 2_000;

  private final Session session;
  private final Map<String, Row> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Row> eldest) {
          return size() > MOST_ENDS;
        }
      };
  private @Nullable SocketTable table;
  private boolean closed;

  Lookout(Session session) {
    this.session = session;
  }

  /** What is new after a call; nothing after one that can change nothing. */
  Optional<Event.Stood> after(Event.Returned returned) {
    List<String> touched = touched(returned);
    List<Standing> news = touched.isEmpty() ? List.of() : look(touched, target(returned.call()));
    boolean worth = !news.isEmpty() || !touched.isEmpty() && returned.isAnswer();
    return worth
        ? Optional.of(new Event.Stood(session.now(), returned.id(), news))
        : Optional.empty();
  }

  /** What is new after somebody was told that something arrived. */
  Optional<Event.Stood> after(Notice notice) {
    return switch (notice) {
      case Notice.ClientWaiting(String socket, _) -> arrived(List.of(socket));
      case Notice.BytesWaiting(String socket, _) -> arrived(List.of(socket));
      case Notice.PeerClosed(String socket) -> arrived(List.of(socket));
      case Notice.Broken(String socket, _) -> arrived(List.of(socket));
      default -> Optional.empty();
    };
  }

  /** What is new about all sockets, open or not. */
  Optional<Event.Stood> around() {
    return arrived(everything());
  }

  private Optional<Event.Stood> arrived(List<String> sockets) {
    List<Standing> news = look(sockets, Optional.empty());
    return news.isEmpty() ? Optional.empty() : Optional.of(new Event.Stood(session.now(), 0, news));
  }

  private synchronized List<String> everything() {
    Stream<String> open = session.sockets().all().stream().map(OpenSocket::label);
    Stream<String> old = known.keySet().stream().filter(key -> key.startsWith("#"));
    return Stream.concat(open, old).distinct().toList();
  }

  /** The labels of the sockets that a call may have changed. */
  private List<String> touched(Event.Returned returned) {
    return switch (returned.call()) {
      case Call.Socket _, Call.Bind _, Call.Connect _, Call.Listen _, Call.Accept _ ->
          returned.labels().all();
      case Call.Send _, Call.SendTo _, Call.Shutdown _ -> returned.labels().all();
      case Call.SendFile(Fd out, _, _, _) -> List.of(returned.labels().of(out));
      case Call.SendMapped(Fd out, _, _, _) -> List.of(returned.labels().of(out));
      case Call.Recv(_, _, var flags) when !flags.contains(Call.Flag.MSG_PEEK) ->
          returned.labels().all();
      case Call.RecvFrom(_, _, var flags) when !flags.contains(Call.Flag.MSG_PEEK) ->
          returned.labels().all();
      case Call.Poll _ -> connecting(returned);
      case Call.Close _ -> closing(returned.labels().all());
      default -> List.of();
    };
  }

  /** poll(2) changes nothing, but a connect may have been answered meanwhile. */
  private synchronized List<String> connecting(Event.Returned poll) {
    return poll.labels().all().stream()
        .filter(label -> stateOf(label) == TcpState.SYN_SENT)
        .toList();
  }

  /** A listener takes with it those who wait for accept. */
  private List<String> closing(List<String> labels) {
    return labels.stream().anyMatch(label -> stateOf(label) == TcpState.LISTEN)
        ? everything()
        : labels;
  }

  private synchronized @Nullable TcpState stateOf(String label) {
    Row row = known.get(label);
    return row == null ? null : row.state();
  }

  private static Optional<Address> target(Call call) {
    return call instanceof Call.SendTo(_, _, _, var to) ? Optional.of(to) : Optional.empty();
  }

  private synchronized List<Standing> look(List<String> labels, Optional<Address> target) {
    List<Standing> news = new ArrayList<>();
    if (closed) {
      return news;
    }
    if (table == null) {
      table = SocketTable.open();
    }
    Ends ends = new Ends(session, table, known);
    for (String label : labels) {
      ends.of(label).ifPresent(row -> note(label, row, news));
    }
    for (String label : labels) {
      ends.others(label, target).forEach(end -> note(end.socket(), end.row(), news));
    }
    return news;
  }

  private void note(String label, Row row, List<Standing> news) {
    Row still = row.untimed();
    String key = label.isEmpty() ? Ends.key(still) : label;
    if (!still.equals(known.put(key, still))) {
      news.add(new Standing(label, still));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (table != null) {
      table.close();
    }
  }
}
