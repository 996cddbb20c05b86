package socksh.script;

import org.jspecify.annotations.Nullable;

/** Words that a language made out of the script language has besides: those of the lessons, say. */
@FunctionalInterface
public interface Words {
  /** None. */
  Words NONE = name -> null;

  /** What a word does, if there is one of that name. */
  @Nullable OwnWord find(String name);
}
