package socksh.manual.trade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import socksh.kernel.TcpState;
import socksh.manual.Manual;
import socksh.manual.StatePage;

/** An article for each state of TCP. */
final class StateArticles {
  private static final Map<String, Note> NOTES =
      Note.all(
          """
          CLOSE: no connection, not yet or no more
          also CLOSED
          type socket tcp; state
          see socket, connect, RST

          LISTEN: waits for clients
          also listening
          type listen 0; state
          see listen, accept, backlog, SYN_SENT

          SYN_SENT: has asked for a connection, no answer yet
          type open tcp lab:full-backlog timeout 300ms
          see connect, SYN, backlog, ETIMEDOUT

          SYN_RECV: was asked, has answered, waits for the last ACK
          also SYN_RECEIVED, SYN-RCVD
          type listen 0 as srv; srv option deferaccept 5; open tcp srv; state srv
          see LISTEN, handshake, NEW_SYN_RECV

          NEW_SYN_RECV: the kernel's note of a half-open connection
          see SYN_RECV, LISTEN, deferaccept

          ESTABLISHED: connected, data may flow both ways
          also connected, ESTAB
          type open tcp lab:echo; state
          see handshake, send, recv

          FIN_WAIT1: has said goodbye, not acknowledged yet
          also FIN-WAIT-1
          see close, FIN, FIN_WAIT2

          FIN_WAIT2: our goodbye has arrived, theirs is missing
          also FIN-WAIT-2
          type listen 0 as srv; open tcp srv; shutdown write; state
          see half-close, shutdown, CLOSE_WAIT, linger2

          CLOSING: both said goodbye at the same moment
          see FIN, FIN_WAIT1, TIME_WAIT

          TIME_WAIT: the kernel keeps the ports for 60 s
          also TW, 2MSL
          type listen 0 as s; open tcp s; s accept; close; close; close; explain states
          see EADDRINUSE, reuseaddr, close, CLOSE_WAIT

          CLOSE_WAIT: the peer said goodbye; our close is missing
          type open tcp lab:greet-close; recv all; explain states
          see EOF, close, half-close, LAST_ACK

          LAST_ACK: closed second; the last ACK is missing
          see CLOSE_WAIT, FIN, TIME_WAIT
          """);

  private StateArticles() {}

  static List<Article> all() {
    return Arrays.stream(TcpState.values()).map(StateArticles::of).toList();
  }

  private static Article of(TcpState state) {
    StatePage page = Manual.state(state);
    Note note = Note.of(state.name(), NOTES);
    List<String> see = new ArrayList<>(note.list("see"));
    see.add("states");
    return new Article(
        state.name(),
        Article.Kind.STATE,
        note.gloss(),
        note.list("also"),
        page.meaning(),
        List.of(
            new Article.Fact("way in", page.in()),
            new Article.Fact("next", page.next()),
            new Article.Fact("way out", page.out())),
        note.part("type"),
        "man 7 tcp, RFC 9293 3.3.2",
        see);
  }
}
