package socksh.script.compare;

import java.util.List;
import java.util.Optional;

/**
 * A statement of a script.
 *
 * @param line its line, counted from 1
 * @param from its first character, counted in the text of the script
 * @param to behind its last one
 * @param skeleton its code with nothing in its quotes
 * @param verb the word that is said to a socket, or the empty string
 * @param form the first named argument: {@code line}, {@code hex}; or the empty string
 * @param note what its comment says, or the empty string
 */
record Step(
    int line,
    int from,
    int to,
    String skeleton,
    String verb,
    String form,
    List<Quote> quotes,
    String note) {
  private static final String WAS = "was: ";

  boolean expects() {
    return verb.equals("expect");
  }

  /** Whether another step is written in the same forms, so that they can be compared. */
  boolean isWrittenAs(Step other) {
    return forms().equals(other.forms());
  }

  private List<Boolean> forms() {
    return quotes.stream().map(Quote::isHex).toList();
  }

  /** What came when it was recorded, where the comment says so. */
  Optional<String> was() {
    return Optional.of(note)
        .filter(text -> text.startsWith(WAS))
        .map(text -> text.substring(WAS.length()))
        .filter(text -> !text.equals("(hidden)") && text.indexOf('\\') < 0);
  }
}
