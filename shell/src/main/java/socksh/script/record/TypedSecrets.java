package socksh.script.record;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What somebody typed in the clear and a recording therefore says, though it looks like a secret.
 */
final class TypedSecrets {
  private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");
  private static final Pattern ESCAPED_LINE_END = Pattern.compile("(?:\\\\[rn])+");
  private static final Pattern EXPECTED = Pattern.compile("\\S+\\.expect\\b.*");

  private TypedSecrets() {}

  /** A sentence that names the lines of a script to look at. */
  static Optional<String> warning(String script) {
    List<String> lines = script.lines().toList();
    List<Integer> found =
        IntStream.range(0, lines.size())
            .filter(at -> givesAway(lines.get(at)))
            .mapToObj(at -> at + 1)
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(sentence(found));
  }

  private static String sentence(List<Integer> lines) {
    String numbers = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return (lines.size() == 1 ? "line " + numbers + " says" : "lines " + numbers + " say")
        + " what looks like a secret; `send \"AUTH \" env NAME` keeps it out of the file";
  }

  private static boolean givesAway(String line) {
    Matcher literal = LITERAL.matcher(line);
    return !line.startsWith("//")
        && !EXPECTED.matcher(line).matches()
        && literal
            .results()
            .flatMap(each -> ESCAPED_LINE_END.splitAsStream(each.group(1)))
            .anyMatch(Masks::looksSecret);
  }
}
