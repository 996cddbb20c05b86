package socksh.language;

/** What may come next in a payload, for completion. */
public enum Expected {
  /** A keyword or text. */
  PIECE("a piece"),
  HEX("hex digits"),
  BASE64("base64 text"),
  PATH("a path"),
  /** Also {@code counter} and {@code unixtime}. */
  NUMBER("a number"),
  /** How many times, or how many bytes. */
  COUNT("a count"),
  /** The name of an environment variable. */
  VARIABLE("the name of a variable");

  private final String inWords;

  Expected(String inWords) {
    this.inWords = inWords;
  }

  /** For a message: {@code a path}. */
  public String inWords() {
    return inWords;
  }
}
