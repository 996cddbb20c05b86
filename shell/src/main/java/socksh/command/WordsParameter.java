package socksh.command;

import java.io.ByteArrayOutputStream;
import java.util.List;
import socksh.language.Word;

/**
 * All words that are left, such as the text of a line.
 *
 * @param wanted what they are, in a few words
 * @param offers what may be typed for the first of them
 */
record WordsParameter(String usage, Tint tint, String wanted, List<Candidate> offers)
    implements Parameter<List<Word>> {

  /** The text of a line. */
  static final WordsParameter TEXT =
      new WordsParameter("[TEXT]", Tint.TEXT, "the text; the line end is added", List.of());

  @Override
  public Place place() {
    return Place.OPTIONAL;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return true;
  }

  @Override
  public List<Word> read(Cursor cursor) {
    int from = cursor.index();
    while (cursor.hasNext()) {
      cursor.take(tint);
    }
    return cursor.words().subList(from, cursor.end());
  }

  /** The bytes of the words, joined by blanks, and an ending. */
  static byte[] joined(List<Word> words, byte[] ending) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < words.size(); i++) {
      bytes.writeBytes(i == 0 ? new byte[0] : new byte[] {' '});
      bytes.writeBytes(words.get(i).bytes().toArray());
    }
    bytes.writeBytes(ending);
    return bytes.toByteArray();
  }

  @Override
  public String meaning(Typed typed) {
    return wanted;
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return typed.before().isEmpty() ? offers : List.of();
  }
}
