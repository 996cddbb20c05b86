package socksh.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a source, joined where what they say goes on with the next. */
public final class Joined {
  private static final Pattern BLOCK = Pattern.compile("\\s*(if|try)\\b");
  private static final Pattern CAUGHT = Pattern.compile("\\}\\s*(?:catch|finally)\\b");
  private static final Pattern FURTHER = Pattern.compile("\\s*(?:else|catch|finally)\\b");

  private final BufferedReader lines;
  private final Interpreter shell;
  private int number;
  private @Nullable String ahead;

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
    String text = line();
    while (text != null && (shell.isUnfinished(text) || goesOn(text))) {
      String more = line();
      if (more == null) {
        return text;
      }
      text = text + "\n" + more;
    }
    return text;
  }

  private @Nullable String line() throws IOException {
    String line = ahead != null ? ahead : lines.readLine();
    ahead = null;
    number++;
    return line;
  }

  /**
   * Whether a block that could end here goes on with {@code else} or the like. Only a {@code try}
   * has to: for others nobody is kept waiting who writes line by line and reads what came of each.
   */
  private boolean goesOn(String text) throws IOException {
    Matcher block = BLOCK.matcher(text);
    if (!block.lookingAt() || !text.stripTrailing().endsWith("}")) {
      return false;
    }
    boolean must = block.group(1).equals("try") && !CAUGHT.matcher(text).find();
    if (ahead == null && (must || lines.ready())) {
      ahead = lines.readLine();
    }
    return ahead != null && FURTHER.matcher(ahead).lookingAt();
  }

  /** The number of the last line that was taken, from 1. */
  public int number() {
    return number;
  }
}
