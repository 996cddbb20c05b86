package socksh.script;

import org.jspecify.annotations.Nullable;

/** What a word of the script language does that is no command of the shell. */
@FunctionalInterface
public interface OwnWord {
  @Nullable Object perform(Player player, Object[] arguments);
}
