package socksh.script;

import java.util.Map;

/**
 * On what terms a script is played.
 *
 * @param settings values for its parameters, by name
 * @param steps who is told of each step before it is made
 * @param role which side of its conversations it plays
 * @param freedom what it may say
 * @param words what it says besides the script language
 */
public record Terms(
    Map<String, String> settings, Steps steps, Stage.Role role, Freedom freedom, Words words) {

  /** What a script may say. */
  public enum Freedom {
    /** All that Groovy can. */
    ANY,
    /** Only the script language, literals, loops and closures. */
    RESTRICTED
  }

  /** Any Groovy, watched by nobody, as it was written. */
  public static Terms of(Map<String, String> settings) {
    return new Terms(settings, Steps.UNWATCHED, Stage.Role.AS_WRITTEN, Freedom.ANY, Words.NONE);
  }

  /** The same, watched. */
  public Terms with(Steps watch) {
    return new Terms(settings, watch, role, freedom, words);
  }

  /** The same, playing that side. */
  public Terms as(Stage.Role side) {
    return new Terms(settings, steps, side, freedom, words);
  }

  /** The same, with that freedom. */
  public Terms in(Freedom allowed) {
    return new Terms(settings, steps, role, allowed, words);
  }

  /** The same, with more words. */
  public Terms speaking(Words more) {
    return new Terms(settings, steps, role, freedom, more);
  }
}
