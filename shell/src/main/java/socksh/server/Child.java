package socksh.server;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Epoll;
import socksh.kernel.Errno;

/**
 * The process that one client talks to, as inetd(8) has it: what the client says is its standard
 * input, and its standard output and error go to the client. Each direction waits for its own
 * reader, with at most one buffer of {@link Epoll#ROOM} in between. The end of its output is a FIN
 * for the client, the client's FIN the end of its input; when the client is gone it is killed.
 */
final class Child {
  private static final byte[] NOTHING = new byte[0];

  private final Client client;
  private final Server server;
  private final EventLoop loop;
  private @Nullable PipeEnd input;
  private @Nullable PipeEnd output;
  private @Nullable Process process;
  private byte[] rest = NOTHING;
  private boolean inputEnds;
  private boolean over;
  private boolean ended;

  Child(Client client, Server server) {
    this.client = client;
    this.server = server;
    this.loop = server.loop;
  }

  /** Begins a command; until it runs the pipes keep what is said. */
  void begin(List<String> command) {
    int[] in = new int[2];
    int[] out = new int[2];
    int answer = loop.epoll.pipe(in);
    if (answer >= 0) {
      answer = loop.epoll.pipe(out);
      if (answer < 0) {
        close(in);
      }
    }
    if (answer < 0) {
      cannotRun(command, Errno.of(-answer).toString());
      return;
    }
    input = new PipeEnd(client, in[1], this::drain);
    output = new PipeEnd(client, out[0], this::fill);
    loop.launcher.launch(this, command, client.peer(), in[0], out[1]);
    goOn();
  }

  private void close(int[] ends) {
    for (int end : ends) {
      loop.epoll.close(EventLoop.fd(end));
    }
  }

  /** It runs. */
  void runs(Process begun) {
    process = begun;
    if (ended) {
      Launcher.kill(begun);
    }
  }

  /** It did not begin. */
  void failed(List<String> command, String why) {
    cannotRun(command, why);
    client.settle();
  }

  private void cannotRun(List<String> command, String why) {
    server.news.aside(
        "cannot run " + command.getFirst() + " for " + client.socket().label() + ": " + why);
    outputEnds();
  }

  // --- from the client --------------------------------------------------------------------------

  /** Whether it has taken what was said before. */
  boolean hasRoom() {
    return rest.length == 0;
  }

  /** Takes what was just received. */
  void hear(int count) {
    if (input == null || input.isClosed()) {
      return; // it does not listen any more
    }
    int taken = loop.epoll.writeOn(input.fd(), count);
    if (taken < 0 && -taken != Errno.EAGAIN.number()) {
      closeInput();
    } else if (taken < count) {
      loop.epoll.take(count, loop.work, 0);
      rest = Arrays.copyOfRange(loop.work, Math.max(0, taken), count);
      input.watch(Epoll.OUT);
    }
  }

  /** The client says no more. */
  void endInput() {
    inputEnds = true;
    if (rest.length == 0) {
      closeInput();
    }
  }

  private void drain() {
    if (input == null) {
      return;
    }
    int taken = loop.epoll.write(input.fd(), rest, 0, rest.length);
    if (taken < 0 && -taken != Errno.EAGAIN.number()) {
      closeInput();
    } else if (taken > 0) {
      rest = Arrays.copyOfRange(rest, taken, rest.length);
    }
    if (rest.length == 0 && !input.isClosed()) {
      input.leaveAlone();
      if (inputEnds) {
        closeInput();
      }
    }
    client.settle();
  }

  private void closeInput() {
    rest = NOTHING;
    if (input != null) {
      input.close();
    }
  }

  // --- to the client ----------------------------------------------------------------------------

  /** Whether nothing more comes from it. */
  boolean isOver() {
    return over;
  }

  /** The client has taken what came before. */
  void goOn() {
    if (output != null && !over) {
      output.watch(Epoll.IN);
    }
  }

  private void fill() {
    if (output == null) {
      return;
    }
    if (!client.sender().isIdle()) {
      output.leaveAlone();
      return;
    }
    int count = loop.epoll.read(output.fd());
    if (count > 0) {
      client.isHeard();
      client.sender().sayBack(count);
      client.settle();
    } else if (-count != Errno.EAGAIN.number()) {
      outputEnds();
      client.settle();
    }
  }

  private void outputEnds() {
    over = true;
    closeInput();
    if (output != null) {
      output.close();
    }
    client.leavesSoon();
  }

  /** The client is gone. */
  void end() {
    ended = true;
    over = true;
    closeInput();
    if (output != null) {
      output.close();
    }
    if (process != null) {
      loop.launcher.end(process);
    }
  }
}
