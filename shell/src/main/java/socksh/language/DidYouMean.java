package socksh.language;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The word somebody probably meant. */
public final class DidYouMean {
  private static final int FARTHEST = 2;

  private DidYouMean() {}

  /**
   * The candidate nearest to a word: one that begins with it, else one at most two slips away (a
   * letter more, less, wrong, or two swapped); one slip where the word has fewer than five letters.
   */
  public static Optional<String> closest(String word, Collection<String> candidates) {
    @Nullable String best = null;
    int least = Math.min(FARTHEST, (word.length() + 1) / 3) + 1;
    for (String candidate : candidates) {
      int distance = candidate.startsWith(word) ? 0 : distance(word, candidate);
      if (!word.isEmpty() && distance < least) {
        best = candidate;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A tip that asks for the nearest candidate; {@code otherwise} where none is near. */
  public static String tip(String word, Collection<String> candidates, String otherwise) {
    return closest(word, candidates)
        .map(close -> "did you mean `" + close + "`?")
        .orElse(otherwise);
  }

  private static int distance(String from, String to) {
    if (Math.abs(from.length() - to.length()) > FARTHEST) {
      return FARTHEST + 1;
    }
    int[][] rows = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : step(from, to, rows, i, j);
      }
    }
    return rows[from.length()][to.length()];
  }

  /** One cell of the optimal string alignment distance. */
  private static int step(String from, String to, int[][] rows, int i, int j) {
    int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int least = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1);
    least = Math.min(least, rows[i - 1][j - 1] + change);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
