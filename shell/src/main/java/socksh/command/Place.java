package socksh.command;

import java.util.List;
import java.util.Optional;
import socksh.language.Line;
import socksh.language.Quote;
import socksh.language.Word;

/**
 * Where the cursor is in a text.
 *
 * @param line the command it is in, up to the cursor
 * @param before the whole words before it
 * @param word the word it is in or directly behind
 * @param cursor its column
 */
record Place(Line line, List<Word> before, Optional<Word> word, int cursor) {

  static Place of(String text, int cursor) {
    Line line = Line.read(text.substring(0, cursor)).lines().getLast();
    List<Word> words = line.words();
    boolean inWord = !words.isEmpty() && words.getLast().end() == cursor;
    return inWord
        ? new Place(line, words.subList(0, words.size() - 1), Optional.of(words.getLast()), cursor)
        : new Place(line, words, Optional.empty(), cursor);
  }

  /** Where the word starts. */
  int from() {
    return word.map(Word::column).orElse(cursor);
  }

  /** What the word stands for so far. */
  String prefix() {
    return word.map(Word::text).orElse("");
  }

  /** The word as typed so far. */
  String written() {
    return word.map(Word::raw).orElse("");
  }

  boolean isQuoted() {
    return word.filter(typed -> typed.quote() != Quote.BARE).isPresent();
  }

  boolean isComment() {
    return line.words().isEmpty() && !line.text().isEmpty();
  }
}
