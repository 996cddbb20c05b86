package socksh.language;

/** How a word was written. */
public enum Quote {
  /** At least one character outside quotes, as in {@code hello} or {@code host="x y"}. */
  BARE,
  /** Wholly in double quotes: escapes were read. */
  DOUBLE,
  /** Wholly in single quotes: literal. */
  SINGLE,
  /** A pattern between slashes, after the bare word {@code match}. */
  REGEX
}
