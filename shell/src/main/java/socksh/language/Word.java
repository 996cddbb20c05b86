package socksh.language;

/**
 * One word of a line.
 *
 * @param raw the source text, quotes and escapes included
 * @param bytes what it stands for; of a pattern, the pattern without slashes and flags
 * @param column where it starts in the source text
 * @param quote how it was written
 */
public record Word(String raw, Bytes bytes, int column, Quote quote) {

  /** The column after the last character. */
  public int end() {
    return column + raw.length();
  }

  /** What the word stands for, read as UTF-8. */
  public String text() {
    return bytes.text();
  }

  /** Whether this is exactly that word, without any quotes. */
  public boolean is(String bare) {
    return quote == Quote.BARE && raw.equals(bare);
  }

  /** The letters after the closing slash of a pattern; empty for every other word. */
  public String flags() {
    return quote == Quote.REGEX ? raw.substring(raw.lastIndexOf('/') + 1) : "";
  }

  /** The column of the character of {@link #text} at an index, exact where no escape was used. */
  int columnOf(int index) {
    int shift = Text.isStraightQuote(raw.charAt(0)) || Text.isCurlyQuote(raw.charAt(0)) ? 1 : 0;
    return Math.min(column + shift + index, end());
  }
}
