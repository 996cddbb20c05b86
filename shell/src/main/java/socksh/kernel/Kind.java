package socksh.kernel;

/** A socket type of socket(2): a stream of bytes or single datagrams. */
public enum Kind {
  STREAM(1, "SOCK_STREAM"),
  DGRAM(2, "SOCK_DGRAM");

  private final int number;
  private final String constant;

  Kind(int number, String constant) {
    this.number = number;
    this.constant = constant;
  }

  /** The number that C calls by {@link #constant()}. */
  public int number() {
    return number;
  }

  /** The name of the constant in C. */
  public String constant() {
    return constant;
  }

  /** The kind with this number, as {@code SO_TYPE} gives it. */
  public static Kind of(int number) {
    return number == STREAM.number ? STREAM : DGRAM;
  }
}
