package socksh.view;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import socksh.session.OutputGone;

/**
 * A terminal that nobody types at: lines go by, and under them stands one that is drawn anew. Safe
 * for use by several threads. The stream stays the caller's.
 */
public final class Redrawn implements Paper {
  private static final byte[] FORGET = "\r\u001B[K".getBytes(StandardCharsets.UTF_8);

  private final OutputStream out;
  private final Paint paint;
  private final int width;
  private boolean drawn;

  /**
   * @param width columns; what is drawn is cut there, because only one line can be drawn anew
   */
  public Redrawn(OutputStream out, Paint paint, int width) {
    this.out = out;
    this.paint = paint;
    this.width = width;
  }

  @Override
  public synchronized void print(Styled line) {
    raw((paint.of(line) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void draw(Styled line) {
    forget();
    String text = line.text();
    String cut = text.length() < width ? text : text.substring(0, width - 1);
    write(paint.of(Styled.of(Style.DIM, cut)).getBytes(StandardCharsets.UTF_8));
    drawn = true;
  }

  /** Takes away what is drawn. */
  public synchronized void forget() {
    if (drawn) {
      write(FORGET);
      drawn = false;
    }
  }

  @Override
  public synchronized void raw(byte[] bytes) {
    forget();
    write(bytes);
  }

  /** Paper for another stream that leads to the same terminal, such as standard output. */
  public Paper beside(Paper other) {
    return new Beside(this, other);
  }

  private record Beside(Redrawn terminal, Paper other) implements Paper {
    @Override
    public void print(Styled line) {
      synchronized (terminal) {
        terminal.forget();
        other.print(line);
      }
    }

    @Override
    public void draw(Styled line) {}

    @Override
    public void raw(byte[] bytes) {
      synchronized (terminal) {
        terminal.forget();
        other.raw(bytes);
      }
    }

    @Override
    public int width() {
      return other.width();
    }
  }

  private void write(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException gone) {
      throw new OutputGone(gone);
    }
  }

  @Override
  public int width() {
    return width;
  }
}
