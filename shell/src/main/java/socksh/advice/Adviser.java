package socksh.advice;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.manual.Hint;
import socksh.session.Event;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.View;

/**
 * Gives advice where an event is a well-known trap: each hint once for each socket. It is to come
 * after the views that show events, so that advice stands below what it is about.
 */
public final class Adviser implements View {
  private final Session session;
  private final Map<Fd, Talk> talks = new ConcurrentHashMap<>();

  public Adviser(Session session) {
    this.session = session;
  }

  @Override
  public void see(Event event) {
    switch (event) {
      case Event.Entered(_, _, _, _, Call.Close(Fd fd)) -> closing(fd);
      case Event.Returned returned -> answered(returned.call(), returned.outcome());
      case Event.Shown(_, Report.Received received) -> received(received);
      default -> {}
    }
  }

  private Talk talk(Fd fd) {
    return talks.computeIfAbsent(fd, _ -> new Talk());
  }

  private void closing(Fd fd) {
    boolean counts =
        session.settings().hints().on()
            && session
                .sockets()
                .of(fd)
                .filter(socket -> socket.isTcp() && socket.phase() == OpenSocket.Phase.CONNECTED)
                .isPresent();
    if (counts) {
      Outcome unread = session.kernel().perform(new Call.Unread(fd));
      talk(fd).unreadAtClose(unread.ok() ? unread.value() : 0);
    }
  }

  private void answered(Call call, Outcome outcome) {
    switch (call) {
      case Call.Send(Fd fd, byte[] bytes, _) when outcome.ok() -> sent(fd, bytes);
      case Call.SendTo(Fd fd, byte[] bytes, _, _) when outcome.ok() -> sent(fd, bytes);
      case Call.Connect(Fd fd, Address to) when !outcome.ok() ->
          give(talk(fd), Refused.ofConnect(to, outcome));
      case Call.Bind(Fd fd, Address at)
          when outcome.errno().filter(Errno.EADDRINUSE::equals).isPresent() ->
          give(talk(fd), Refused.ofBind(at, session));
      case Call.Shutdown(Fd fd, Call.How how) when outcome.ok() && how != Call.How.SHUT_RD ->
          talk(fd).ends();
      case Call.Close(Fd fd) -> closed(fd);
      default -> {}
    }
  }

  private void sent(Fd fd, byte[] bytes) {
    Talk talk = talk(fd);
    talk.sent(bytes);
    Optional<OpenSocket> socket = session.sockets().of(fd);
    if (socket.isPresent()) {
      give(talk, Sent.advice(socket.get(), talk));
    }
  }

  private void received(Report.Received received) {
    Optional<OpenSocket> socket = session.sockets().find(received.socket());
    if (socket.isPresent()) {
      Talk talk = talk(socket.get().fd());
      give(talk, Heard.advice(socket.get(), talk, received, session.kernel()));
      if (received.bytes().length > 0) {
        talk.hears();
      }
    }
  }

  private void closed(Fd fd) {
    Talk talk = talks.remove(fd);
    if (talk != null && talk.unreadAtClose() > 0) {
      long bytes = talk.unreadAtClose();
      String were = bytes == 1 ? "1 byte was" : String.format(Locale.ROOT, "%,d bytes were", bytes);
      session.hint(Hint.UNREAD_RESET.id(), Hint.UNREAD_RESET.line(were));
    }
  }

  private void give(Talk talk, Optional<Advice> advice) {
    if (advice.isPresent() && talk.isNew(advice.get().hint())) {
      session.hint(advice.get().hint().id(), advice.get().line());
    }
  }
}
