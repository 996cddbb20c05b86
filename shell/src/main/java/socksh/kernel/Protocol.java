package socksh.kernel;

/** Whose table a socket stands in. */
public enum Protocol {
  TCP(6),
  UDP(17),
  UNIX(0);

  private final int number;

  Protocol(int number) {
    this.number = number;
  }

  /** Its number in the header of IP. */
  public int number() {
    return number;
  }
}
