package socksh.session;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Nobody reads what is written any more: the other program of a pipe has ended. No fault of ours.
 */
public final class OutputGone extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  public OutputGone(IOException cause) {
    super("nobody reads the output any more", cause);
  }
}
