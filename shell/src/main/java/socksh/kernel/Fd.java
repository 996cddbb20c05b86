package socksh.kernel;

/** A descriptor of this process, as the kernel counts them. Whoever opened it closes it. */
public record Fd(int number) {
  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
