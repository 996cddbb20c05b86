package socksh.script;

import org.jspecify.annotations.Nullable;

/** What a word does that is said to a socket and is no command of the shell. */
@FunctionalInterface
interface SocketWord {
  @Nullable Object perform(SocketHandle socket, Object[] arguments);
}
