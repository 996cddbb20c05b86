package socksh.script;

import java.util.function.Predicate;
import socksh.command.Catalog;
import socksh.command.Command;
import socksh.language.Payload;

/**
 * The words that a script in the restricted form may say: all of the script language but those that
 * play or write other scripts.
 */
record RestrictedWords(Catalog catalog) implements Predicate<String> {
  @Override
  public boolean test(String name) {
    return OwnWords.find(name) != null
        || SocketWords.names().contains(name)
        || Payload.keywords().containsKey(name)
        || catalog.find(name).filter(this::isHarmless).isPresent();
  }

  private boolean isHarmless(Command command) {
    return command.use() != Command.Use.AT_THE_PROMPT;
  }
}
