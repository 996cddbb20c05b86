package socksh.command;

import java.util.Optional;

/** The keyboard and the screen of a person, for a command that passes keys on. */
public interface Keys {

  /** How keys are passed on. */
  enum Mode {
    /** When Enter ends a line: the terminal shows what is typed, and Backspace works. */
    LINES,
    /** Each key at once, Ctrl-C too; nothing is shown but what the peer sends. */
    EACH
  }

  /**
   * Takes the keyboard; whoever took it closes the hold, which gives it back.
   *
   * @return nothing for a command in the background: somebody may be typing a line
   */
  Optional<Hold> take(Mode mode);

  /** The keyboard in hand. One thread reads, any thread shows. */
  interface Hold extends AutoCloseable {

    /** The next thing that was typed, or {@link Typing.Nothing} after that many milliseconds. */
    Typing read(int millis);

    /** Shows what came from the peer, made safe unless the raw view was asked for. */
    void show(byte[] bytes);

    @Override
    void close();
  }

  /** What was typed. */
  sealed interface Typing {
    /** Keys, as UTF-8, without the Enter of {@link Mode#LINES}. */
    record Text(String text, boolean entered) implements Typing {}

    /** Ctrl-D on an empty line: nothing more will be sent. */
    record End() implements Typing {}

    /** {@code ^]}: back to the shell. */
    record Back() implements Typing {}

    /** Nothing so far. */
    record Nothing() implements Typing {}
  }
}
