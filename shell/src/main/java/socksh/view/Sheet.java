package socksh.view;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import socksh.session.OutputGone;

/** Paper that is a stream, such as standard error. The stream stays the caller's to flush. */
public final class Sheet implements Paper {
  private final OutputStream out;
  private final Paint paint;
  private final IntSupplier width;
  private final StringBuilder line = new StringBuilder(160);

  /**
   * @param width columns, or 0 for lines of any length
   */
  public Sheet(OutputStream out, Paint paint, int width) {
    this(out, paint, () -> width);
  }

  /**
   * @param width asked for the columns each time, because a window may change; 0 for any length
   */
  public Sheet(OutputStream out, Paint paint, IntSupplier width) {
    this.out = out;
    this.paint = paint;
    this.width = width;
  }

  @Override
  public void print(Styled styled) {
    line.setLength(0);
    paint.write(styled, line);
    line.append('\n');
    raw(line.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void draw(Styled styled) {}

  /**
   * @throws OutputGone when nobody reads the stream any more
   */
  @Override
  public void raw(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException gone) {
      throw new OutputGone(gone);
    }
  }

  @Override
  public int width() {
    return width.getAsInt();
  }
}
