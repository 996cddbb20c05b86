package socksh.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import socksh.language.Word;
import socksh.session.OpenSocket;
import socksh.session.Sockets;

/**
 * Something a command wants to know: it reads itself from the words, and knows what may be typed
 * for it.
 *
 * @param <T> what the words become
 */
public interface Parameter<T> {

  /** How help writes it: {@code ADDR}, {@code [timeout T]}. */
  String usage();

  /** Where it stands. */
  Place place();

  /**
   * Whether the next word can be its beginning. Asked of optional and keyword parameters; a
   * required one is read in any case, so that its complaint is the one a person sees.
   */
  boolean startsAt(Cursor cursor);

  /**
   * Reads it.
   *
   * @throws socksh.language.Misunderstood when the words cannot mean it
   */
  T read(Cursor cursor);

  /** The fixed words that may be typed for it, for its command's page of help. */
  default List<Candidate> words() {
    return List.of();
  }

  /** What may be typed for it when the words before are {@code typed} of its own. */
  List<Candidate> candidates(Typed typed);

  /** What is wanted at the cursor, in a few words, for the usage under the line being typed. */
  default String meaning(Typed typed) {
    return "";
  }

  /** Where a parameter stands among the words. */
  enum Place {
    /** In its order, and it must be there. */
    REQUIRED,
    /** In its order, if it is there. */
    OPTIONAL,
    /** Anywhere after the required ones, known by a word of its own. */
    KEYWORD
  }

  /**
   * What completion tells a parameter.
   *
   * @param behind the word that stands before its own: the verb, or another parameter's last
   * @param before its own words that stand before the cursor
   * @param prefix what is typed of the word under the cursor
   * @param meant the socket that the command speaks to, where it is known by now
   * @param coming names of sockets that earlier commands of the same text will have made
   */
  record Typed(
      Word behind,
      List<Word> before,
      String prefix,
      Catalog catalog,
      World world,
      Sockets sockets,
      Optional<OpenSocket> meant,
      Set<String> coming) {

    /** Whether its words stand right behind that bare one. */
    boolean follows(String bare) {
      return behind.is(bare);
    }

    /** Whether that bare word is among them. */
    boolean isBefore(String bare) {
      return before.stream().anyMatch(word -> word.is(bare));
    }
  }
}
