package socksh.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import socksh.language.Escapes;

/**
 * What may be typed at the cursor.
 *
 * @param from where the word to be replaced starts
 * @param to where it ends, exclusive: the cursor
 * @param typed the word as typed so far, quotes included
 * @param candidates in the order of their groups
 */
public record Offers(int from, int to, String typed, List<Candidate> candidates) {
  private static final String SPECIAL = " \t\"';#\\“”‘’„";

  /** How a candidate is written, in the quotes that were begun or that it needs. */
  public String written(Candidate candidate) {
    String value = candidate.value();
    boolean literal = typed.startsWith("'") && value.indexOf('\'') < 0;
    if (candidate.style() == Candidate.Style.BARE || typed.isEmpty() && isPlain(value)) {
      return value;
    }
    if (literal) {
      return "'" + value + (candidate.isWhole() ? "'" : "");
    }
    return isPlain(value) && !isQuoted() ? value : doubleQuoted(candidate);
  }

  /** Those that go on with what is typed. */
  public List<Candidate> matching() {
    return candidates.stream().filter(each -> written(each).startsWith(typed)).toList();
  }

  private static String doubleQuoted(Candidate candidate) {
    byte[] bytes = candidate.value().getBytes(StandardCharsets.UTF_8);
    return candidate.isWhole() ? Escapes.show(bytes) : "\"" + Escapes.body(bytes);
  }

  private boolean isQuoted() {
    return !typed.isEmpty() && "\"'“”‘’„".indexOf(typed.charAt(0)) >= 0;
  }

  private static boolean isPlain(String value) {
    return value.chars().noneMatch(c -> c < ' ' || c == 0x7F || SPECIAL.indexOf(c) >= 0);
  }
}
