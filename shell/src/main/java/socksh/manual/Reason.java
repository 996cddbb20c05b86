package socksh.manual;

import java.util.List;

/**
 * Why the kernel said no, and what to do now.
 *
 * @param sentence one or two plain sentences, at most 140 characters
 * @param tries one to three things to try: a line for the shell, or a sentence, which ends with a
 *     full stop
 */
public record Reason(String sentence, List<String> tries) {
  public Reason {
    tries = List.copyOf(tries);
  }

  static Reason of(String sentence, String... tries) {
    return new Reason(sentence, List.of(tries));
  }

  /** The tries that can be typed as they stand. */
  public List<String> lines() {
    return tries.stream().filter(line -> !line.endsWith(".")).toList();
  }
}
