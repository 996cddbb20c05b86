package socksh.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.kernel.TcpInfo;
import socksh.kernel.TcpState;
import socksh.language.Amounts;
import socksh.session.Event;
import socksh.session.Notice;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;

/** Finds our sockets whose peer has said goodbye and which we have not closed. */
final class Leaks {
  /** Younger ones are conversations that are just ending. */
  private static final long PATIENCE_MILLIS = 2_000;

  private final Session session;
  private final Map<String, String> lines = new HashMap<>();
  private final Map<String, Long> goodbyes = new HashMap<>();

  Leaks(Session session) {
    this.session = session;
    String line = "";
    for (Event event : session.journal().events()) {
      switch (event) {
        case Event.Typed typed -> line = typed.line();
        case Event.Returned returned -> made(returned, line);
        case Event.Noticed(long at, Notice.PeerClosed(String socket)) -> goodbyes.put(socket, at);
        default -> {}
      }
    }
  }

  private void made(Event.Returned event, String line) {
    Optional<Fd> made =
        switch (event.outcome()) {
          case Outcome.Opened(Fd fd) -> Optional.of(fd);
          case Outcome.Accepted(Fd fd, _) -> Optional.of(fd);
          default -> Optional.empty();
        };
    made.ifPresent(fd -> lines.putIfAbsent(event.labels().of(fd), line));
  }

  Report report() {
    List<List<String>> rows = new ArrayList<>();
    for (OpenSocket socket : session.sockets().all()) {
      Look look = new Look(session, socket);
      look.info()
          .filter(info -> info.state() == TcpState.CLOSE_WAIT)
          .filter(info -> age(socket, info) >= PATIENCE_MILLIS)
          .ifPresent(info -> rows.add(row(socket, look, info)));
    }
    return rows.isEmpty()
        ? new Report.Sentence("No socket waits only for our close.")
        : new Report.Table(
            "In CLOSE_WAIT: only `close` ends these",
            List.of(
                Report.Column.left("#"),
                Report.Column.left("name"),
                Report.Column.left("peer"),
                Report.Column.left("silent for"),
                Report.Column.left("opened by")),
            rows);
  }

  /** Milliseconds since the goodbye was seen; where nobody watched, since the last byte came. */
  private long age(OpenSocket socket, TcpInfo info) {
    Long goodbye = goodbyes.get(socket.label());
    return goodbye == null ? info.lastDataReceivedMillis() : (session.now() - goodbye) / 1_000_000;
  }

  private List<String> row(OpenSocket socket, Look look, TcpInfo info) {
    return List.of(
        socket.label(),
        socket.name().orElse("-"),
        look.peer().map(Object::toString).orElse("-"),
        Amounts.millis(age(socket, info)),
        lines.getOrDefault(socket.label(), "(forgotten)"));
  }
}
