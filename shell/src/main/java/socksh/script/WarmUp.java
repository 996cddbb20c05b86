package socksh.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import socksh.command.Interpreter;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Fd;
import socksh.kernel.Kernel;
import socksh.kernel.Outcome;
import socksh.session.Session;

/**
 * Speaks a dialogue with nobody while a long script is being compiled, on the core that has nothing
 * to do then, so that the script's first steps meet code that is warm: a thousand steps that say
 * the same words, send and expect line, take a third of the time, those of other words half. It
 * makes no call: its kernel is a memory of what was sent last, and its session nobody's.
 */
final class WarmUp implements AutoCloseable {
  /** A script with fewer lines is over before it would gain. */
  private static final int LONG = 200;

  /** After so many rounds the JVM has compiled what they need. */
  private static final int ROUNDS = 3000;

  private final Interpreter shell;
  private volatile boolean over;

  private WarmUp(Interpreter shell) {
    this.shell = shell;
  }

  /** Begins, where the script is worth it, and goes on until it is closed or warm. */
  static WarmUp before(Source source, Interpreter shell) {
    WarmUp warmUp = besides(shell);
    if (source.text().lines().limit(LONG).count() == LONG) {
      Thread.ofPlatform().daemon().name("warm-up").start(warmUp::speak);
    }
    return warmUp;
  }

  /** One that has not begun, with the words of a shell and nothing else of it. */
  static WarmUp besides(Interpreter shell) {
    Session session = new Session(new Memory(), System::nanoTime, List.of());
    return new WarmUp(new Interpreter(session, shell.catalog(), shell.world()));
  }

  /** What a script would say to a peer that says the same; how often it was said. */
  int speak() {
    Player player = new Player(shell, Terms.of(Map.of()), Part.AS_WRITTEN);
    Verbs verbs = player.warm();
    int rounds = 0;
    if (verbs.say("open", words(new Bare("tcp"), "127.0.0.1", 1)) instanceof SocketHandle peer) {
      while (rounds < ROUNDS && !over) {
        player.step(new Place(rounds, 1));
        verbs.tell(peer, "send", words("ping " + rounds + "\r\n"));
        verbs.tell(peer, "expect", words(Map.of("line", "ping " + rounds)));
        rounds++;
      }
    }
    return rounds;
  }

  private static Object[] words(Object... words) {
    return words;
  }

  /** The script is ready to begin. */
  @Override
  public void close() {
    over = true;
  }

  /** A kernel with one socket, which gives back what it was given. */
  private static final class Memory implements Kernel {
    private static final Fd SOCKET = new Fd(Integer.MAX_VALUE);
    private static final Outcome READY =
        new Outcome.Ready(List.of(new Outcome.Readiness(SOCKET, true, true, false, false)));

    private byte[] sent = {};

    @Override
    public Outcome perform(Call call) {
      return switch (call) {
        case Call.Socket _ -> new Outcome.Opened(SOCKET);
        case Call.Name _, Call.Peer _ -> new Outcome.Named(Address.loopback(1));
        case Call.Poll _ -> READY;
        case Call.Recv _ -> new Outcome.Received(sent, sent.length, Optional.empty());
        case Call.Send send -> {
          sent = send.bytes();
          yield new Outcome.Done(sent.length);
        }
        default -> new Outcome.Done(0);
      };
    }

    /** Nothing waits here. */
    @Override
    public void interrupt(Thread thread, BooleanSupplier still) {}
  }
}
