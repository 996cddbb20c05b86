package socksh.kernel;

/** An address family of socket(2). */
public enum Family {
  UNIX(1, "AF_UNIX"),
  INET(2, "AF_INET"),
  INET6(10, "AF_INET6");

  private final int number;
  private final String constant;

  Family(int number, String constant) {
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
}
