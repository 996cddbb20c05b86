package socksh.language;

/** What may come next in a payload, for completion. */
public enum Expected {
  /** A keyword or text. */
  PIECE,
  HEX,
  BASE64,
  PATH,
  NUMBER,
  /** How many times, or how many bytes. */
  COUNT,
  /** The name of an environment variable. */
  VARIABLE
}
