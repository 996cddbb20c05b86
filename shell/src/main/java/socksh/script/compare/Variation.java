package socksh.script.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two texts of the same meaning, cut into what they share and what varies. */
record Variation(List<Stretch> stretches) {
  /** A number with its unit behind it, a word, or one other character. */
  private static final Pattern TOKEN =
      Pattern.compile("(?<!\\w)\\d+(?:[.:,]\\d+)*(?=[A-Za-z]{0,3}(?!\\w))|\\w+|.", Pattern.DOTALL);

  /** Letters, digits, letters: of a word like this only the digits may vary. */
  private static final Pattern NUMBERED = Pattern.compile("([A-Za-z_]+)(\\d+)([A-Za-z_]*)");

  /** A stretch as it is in the one and in the other; the same where it does not vary. */
  record Stretch(String one, String other) {
    boolean varies() {
      return !one.equals(other);
    }
  }

  /** Texts, by words and numbers. */
  static Variation ofTexts(String one, String other) {
    return of(tokens(one), tokens(other));
  }

  /** Bytes as characters: each against the one in its place, where there are as many. */
  static Variation ofBytes(String one, String other) {
    if (one.length() != other.length()) {
      return of(bytes(one), bytes(other));
    }
    List<Stretch> stretches = new ArrayList<>();
    for (int at = 0; at < one.length(); at++) {
      add(one.substring(at, at + 1), other.substring(at, at + 1), stretches);
    }
    return new Variation(stretches);
  }

  private static List<String> bytes(String bytes) {
    return bytes.chars().mapToObj(Character::toString).toList();
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      Matcher numbered = NUMBERED.matcher(matcher.group());
      if (numbered.matches()) {
        for (int group = 1; group <= numbered.groupCount(); group++) {
          tokens.add(numbered.group(group));
        }
      } else {
        tokens.add(matcher.group());
      }
    }
    tokens.removeIf(String::isEmpty);
    return tokens;
  }

  private static Variation of(List<String> one, List<String> other) {
    List<Stretch> stretches = new ArrayList<>();
    int at = 0;
    int there = 0;
    for (Alignment.Pair pair : Alignment.of(one, other)) {
      add(
          String.join("", one.subList(at, pair.one())),
          String.join("", other.subList(there, pair.other())),
          stretches);
      add(one.get(pair.one()), other.get(pair.other()), stretches);
      at = pair.one() + 1;
      there = pair.other() + 1;
    }
    add(
        String.join("", one.subList(at, one.size())),
        String.join("", other.subList(there, other.size())),
        stretches);
    return new Variation(stretches);
  }

  /** Stretches of one kind in a row are one. */
  private static void add(String one, String other, List<Stretch> stretches) {
    if (one.isEmpty() && other.isEmpty()) {
      return;
    }
    Stretch more = new Stretch(one, other);
    if (!stretches.isEmpty() && stretches.getLast().varies() == more.varies()) {
      Stretch last = stretches.removeLast();
      stretches.add(new Stretch(last.one() + one, last.other() + other));
    } else {
      stretches.add(more);
    }
  }

  /** Only what varies. */
  List<Stretch> varying() {
    return stretches.stream().filter(Stretch::varies).toList();
  }
}
