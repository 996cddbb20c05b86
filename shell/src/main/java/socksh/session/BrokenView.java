package socksh.session;

/** A view that threw, and sees no more events: an error of ours, told once. */
public final class BrokenView extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String told;

  BrokenView(View view, RuntimeException why) {
    super(why);
    this.told = view.getClass().getSimpleName() + " is switched off: " + why;
  }

  @Override
  public String toString() {
    return told;
  }
}
