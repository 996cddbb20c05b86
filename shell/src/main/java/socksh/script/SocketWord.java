package socksh.script;

import org.jspecify.annotations.Nullable;

/**
 * A word of the script language that is said to a socket and is no command of the shell.
 *
 * @param usage how help writes it
 * @param summary what it does, in under 60 characters
 */
record SocketWord(String name, String usage, String summary, Deed deed) {
  /** What it does. */
  @FunctionalInterface
  interface Deed {
    @Nullable Object perform(SocketHandle socket, Object[] arguments);
  }
}
