package socksh.language;

/**
 * One piece of a payload, with the part of the source text it came from: from {@code column} to
 * {@code end}, exclusive.
 */
public sealed interface Piece {
  int column();

  int end();

  /** Bytes that are known as soon as they are read. */
  sealed interface Known extends Piece {
    Bytes bytes();
  }

  /** One quoted word, or bare words joined by single blanks. */
  record Text(Bytes bytes, int column, int end) implements Known {}

  record Hex(Bytes bytes, int column, int end) implements Known {}

  record Base64(Bytes bytes, int column, int end) implements Known {}

  /** One or more numbers of one layout. */
  record Numbers(Layout layout, Bytes bytes, int column, int end) implements Known {}

  /** The content of a file, read when the payload is built. */
  record File(String path, int column, int end) implements Piece {}

  record Repeat(int count, Piece piece, int column, int end) implements Piece {}

  /** A checksum over all that stands before it in the payload. */
  record Sum(Checksum kind, Layout layout, int column, int end) implements Piece {}

  /** How many bytes follow in the payload. */
  record Length(Layout layout, int column, int end) implements Piece {}

  /** A number that grows by one each time, in decimal digits. */
  record Counter(int column, int end) implements Piece {}

  /** Seconds since 1970 in decimal digits. */
  record UnixTime(int column, int end) implements Piece {}

  /** A counter or the time, in binary. */
  record Packed(Layout layout, Piece value, int column, int end) implements Piece {}

  record Random(int count, int column, int end) implements Piece {}

  /** The value of an environment variable, which is a secret. */
  record Env(String name, int column, int end) implements Piece {}
}
