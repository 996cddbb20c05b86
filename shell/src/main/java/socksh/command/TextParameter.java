package socksh.command;

import java.io.ByteArrayOutputStream;
import java.util.List;
import socksh.language.Word;

/** The text of a line: all words that are left, joined by single blanks. */
record TextParameter() implements Parameter<List<Word>> {

  @Override
  public String usage() {
    return "[TEXT]";
  }

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
      cursor.take(Tint.TEXT);
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
    return "the text; the line end is added";
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return List.of();
  }
}
