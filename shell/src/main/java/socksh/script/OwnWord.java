package socksh.script;

import org.jspecify.annotations.Nullable;

/**
 * A word of the script language that is no command of the shell.
 *
 * @param usage how help writes it
 * @param summary what it does, in under 60 characters
 */
record OwnWord(String name, String usage, String summary, Deed deed) {
  /** What it does. */
  @FunctionalInterface
  interface Deed {
    @Nullable Object perform(Player player, Object[] arguments);
  }
}
