package socksh.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import socksh.kernel.Call;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.session.OpenSocket;
import socksh.session.Receiving;
import socksh.session.Session;
import socksh.session.Verdict;
import socksh.session.Wanted;

/**
 * A person and a peer talk: this thread sends what is typed, another shows what comes. Every send
 * and recv is on the record; the waiting between them is not.
 */
final class Interaction {
  private static final int PATIENCE_MILLIS = 50;

  private final Session session;
  private final OpenSocket socket;
  private final Keys.Hold hold;
  private volatile boolean over;
  private volatile Verdict verdict = Verdict.DONE;

  Interaction(Invocation invocation, Keys.Hold hold) {
    this.session = invocation.session();
    this.socket = invocation.socket();
    this.hold = hold;
  }

  /** Until somebody has had enough. The socket stays open. */
  Verdict run() {
    session.remark("keys go to " + socket.label() + "; ^] returns");
    try (var _ = socket.work().claim()) {
      showHeld();
      long command = session.command();
      Thread receiver = Thread.ofPlatform().daemon().name("interact").start(() -> receive(command));
      pass();
      over = true;
      receiver.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      over = true;
    }
    return verdict;
  }

  private void showHeld() {
    if (socket.held().length > 0) {
      Wanted all = new Wanted.Once(socket.held().length);
      hold.show(new Receiving(session, socket, Duration.ZERO).receive(all).bytes());
    }
  }

  private void pass() {
    while (!over && !session.interrupted()) {
      switch (hold.read(PATIENCE_MILLIS)) {
        case Keys.Typing.Text(String text, boolean entered) -> send(text, entered);
        case Keys.Typing.End _ -> session.perform(new Call.Shutdown(socket.fd(), Call.How.SHUT_WR));
        case Keys.Typing.Back _ -> over = true;
        case Keys.Typing.Nothing _ -> {}
      }
    }
  }

  private void send(String text, boolean entered) {
    byte[] typed = text.getBytes(StandardCharsets.UTF_8);
    byte[] end = entered ? socket.lineEnd().bytes() : new byte[0];
    byte[] rest = Arrays.copyOf(typed, typed.length + end.length);
    System.arraycopy(end, 0, rest, typed.length, end.length);
    while (rest.length > 0 && !over) {
      Outcome outcome =
          session.step(new Call.Send(socket.fd(), rest, Set.of(Call.Flag.MSG_NOSIGNAL)));
      if (!outcome.ok()) {
        end(Verdict.of(outcome));
        return;
      }
      rest = Arrays.copyOfRange(rest, (int) outcome.value(), rest.length);
    }
  }

  private void end(Verdict verdict) {
    this.verdict = verdict;
    over = true;
  }

  private void receive(long command) {
    session.workFor(command);
    Call.Interest interest = new Call.Interest(socket.fd(), true, false);
    while (!over) {
      Outcome ready = session.kernel().perform(new Call.Poll(List.of(interest), PATIENCE_MILLIS));
      if (!ready.ok() || ready.value() > 0) {
        show(session.step(new Call.Recv(socket.fd(), Receiving.ROOM, Set.of())));
      }
    }
  }

  private void show(Outcome outcome) {
    if (!(outcome instanceof Outcome.Received(byte[] bytes, _, _))) {
      end(Verdict.of(outcome));
    } else if (bytes.length == 0 && socket.kind() == Kind.STREAM) {
      session.remark("the peer closed its sending side; the socket is still open");
      over = true;
    } else {
      hold.show(bytes);
    }
  }
}
