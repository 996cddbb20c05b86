package socksh.script;

import org.jspecify.annotations.Nullable;
import socksh.command.Command;

/**
 * Which side of its conversations a script plays: the one it was written for, the other one, or
 * both.
 */
interface Part {
  /** The side it was written for. */
  Part AS_WRITTEN =
      new Part() {
        @Override
        public @Nullable Object say(
            Player player, Command command, Object[] arguments, Deed asWritten) {
          return asWritten.perform();
        }

        @Override
        public @Nullable Object tell(
            SocketHandle socket, String verb, Object[] arguments, Deed asWritten) {
          return asWritten.perform();
        }

        @Override
        public @Nullable Object own(String word, Object[] arguments, Deed asWritten) {
          return asWritten.perform();
        }
      };

  /** What the script says, done as it is written. */
  @FunctionalInterface
  interface Deed {
    @Nullable Object perform();
  }

  /** A command without a socket before it. */
  @Nullable Object say(Player player, Command command, Object[] arguments, Deed asWritten);

  /** Something said to a socket. */
  @Nullable Object tell(SocketHandle socket, String verb, Object[] arguments, Deed asWritten);

  /** A word of the script language, such as {@code check}. */
  @Nullable Object own(String word, Object[] arguments, Deed asWritten);

  /** The script is over: what was opened for it and not by it is closed. */
  default void end(Player player) {}
}
