package socksh.manual.trade;

import java.util.List;

/**
 * One short page of the dictionary.
 *
 * @param name the word as the trade writes it: {@code TIME_WAIT}, {@code Recv-Q}
 * @param kind the sort of word
 * @param gloss what it is in under 60 characters
 * @param aliases other spellings; case, blanks, dashes and underscores never matter
 * @param what what it is, in a sentence or two; empty where the gloss says it all
 * @param facts when one sees it, what to do about it
 * @param example a line to type that shows it, or the empty string
 * @param read the manual page or the RFC to read
 * @param see the names of other articles
 */
public record Article(
    String name,
    Kind kind,
    String gloss,
    List<String> aliases,
    String what,
    List<Fact> facts,
    String example,
    String read,
    List<String> see) {

  /** The sort of a word, in the order in which one is looked for that several could be. */
  public enum Kind {
    CALL("calls", "a call"),
    WORD("words", ""),
    STATE("states", "a state of TCP"),
    OPTION("socket options", "an option"),
    ERRNO("errnos", "an errno");

    private final String group;
    private final String words;

    Kind(String group, String words) {
      this.group = group;
      this.words = words;
    }

    /** The heading under which its words are listed. */
    public String group() {
      return group;
    }

    /** What one of them is called; empty for a plain word. */
    public String words() {
      return words;
    }
  }

  /** Something to know about it, under a label of one word. */
  public record Fact(String label, String text) {}
}
