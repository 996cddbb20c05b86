package socksh.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a source, joined where what they say goes on with the next. */
public final class Joined {
  private final BufferedReader lines;
  private final Interpreter shell;
  private int number;

  /** The source stays the caller's. */
  public Joined(Reader source, Interpreter shell) {
    this.lines = source instanceof BufferedReader ready ? ready : new BufferedReader(source);
    this.shell = shell;
  }

  /**
   * The next whole text; null at the end. An unfinished one at the end is given as it is.
   *
   * @throws IOException of the source
   */
  public @Nullable String next() throws IOException {
    String text = lines.readLine();
    number++;
    while (text != null && shell.isUnfinished(text)) {
      String more = lines.readLine();
      if (more == null) {
        return text;
      }
      number++;
      text = text + "\n" + more;
    }
    return text;
  }

  /** The number of the last line that was taken, from 1. */
  public int number() {
    return number;
  }
}
