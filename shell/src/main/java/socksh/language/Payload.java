package socksh.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@code send} sends: pieces that are joined, exactly these bytes and no line end.
 *
 * <p>A quoted word is a piece; bare words in a row are one piece, joined by single blanks. A
 * keyword ({@link #keywords}) outside quotes starts a piece of its own. {@code hex} and the
 * integers take every following bare word that begins like one of theirs. An integer may also be
 * {@code counter} or {@code unixtime}, which are decimal text when alone.
 *
 * @param pieces in the order of the wire; at least one
 */
public record Payload(List<Piece> pieces) {
  /** The most bytes a payload may have when it is built: 256 MiB. */
  public static final int LIMIT = 1 << 28;

  /**
   * Reads all words from an index on.
   *
   * @throws Misunderstood for the first thing that cannot be read
   */
  public static Payload parse(List<Word> words, int from) {
    return parse(words, from, words.size());
  }

  /** Reads the words from one index up to another, exclusive. */
  public static Payload parse(List<Word> words, int from, int to) {
    return new PayloadReader(words, from, to).payload();
  }

  /** What each stretch of the words is; never throws. */
  public static List<Role> roles(List<Word> words, int from) {
    return new PayloadReader(words, from, words.size()).roles();
  }

  /** What may be typed after the last of these words; never throws. */
  public static Set<Expected> expected(List<Word> words, int from) {
    return new PayloadReader(words, from, words.size()).expected();
  }

  /** Every keyword by name, in the order of help. */
  public static Map<String, Keyword> keywords() {
    return Vocabulary.keywords();
  }

  /**
   * Puts the bytes together, asking the world for files, variables and changing values.
   *
   * @throws Misunderstood where a file or variable is missing, a length does not fit or the whole
   *     exceeds {@link #LIMIT}
   */
  public Built build(Surroundings surroundings) {
    return new PayloadBuilder(surroundings).build(pieces);
  }

  /** The path, when the payload is one file and nothing else: such a file need not be read. */
  public Optional<String> onlyFile() {
    return pieces.size() == 1 && pieces.getFirst() instanceof Piece.File file
        ? Optional.of(file.path())
        : Optional.empty();
  }
}
