package socksh.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line {@code // socksh session 1} on top of a script: which form of the language it is in. A
 * script that says nothing of it is in this one.
 */
final class Header {
  private static final String VERSION = "1";
  private static final int ON_TOP = 5;
  private static final Pattern LINE = Pattern.compile("\\s*//\\s*socksh session\\s+(\\S+).*");

  private Header() {}

  /**
   * Reads it.
   *
   * @throws ScriptWrong when the script is in a form that nobody here knows
   */
  static void check(Source source) {
    for (int number = 1; number <= ON_TOP; number++) {
      Matcher line = LINE.matcher(source.line(number));
      if (line.matches() && !line.group(1).equals(VERSION)) {
        throw new ScriptWrong(
            new Place(number, line.start(1) + 1),
            "a session of version " + line.group(1) + "; this socksh knows version " + VERSION,
            "a newer socksh made it: update, or record the session again");
      }
    }
  }
}
