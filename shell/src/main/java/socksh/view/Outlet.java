package socksh.view;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output or error when it is a file or a pipe: many small pieces leave as few large ones.
 * What was written leaves when 64 KiB have gathered, on {@link #flush}, and at the latest after a
 * few milliseconds, so that nothing is stuck behind a call that waits for the network. Safe for use
 * by several threads; whoever ends the program flushes first. The stream below stays the caller's.
 */
public final class Outlet extends OutputStream {
  private static final int ROOM = 64 * 1024;
  private static final long PATIENCE_MILLIS = 3;

  private final OutputStream below;
  private final byte[] gathered = new byte[ROOM];
  private int size;
  private @Nullable Thread courier;
  private boolean courierIdle;
  private @Nullable IOException lost;

  public Outlet(OutputStream below) {
    this.below = below;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /**
   * Takes note of bytes.
   *
   * @throws IOException when these or earlier bytes could not leave: nobody reads any more
   */
  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    complain();
    if (length > ROOM - size) {
      flush();
    }
    if (length >= ROOM) {
      below.write(bytes, from, length);
      return;
    }
    System.arraycopy(bytes, from, gathered, size, length);
    size += length;
    callCourier();
  }

  @Override
  public synchronized void flush() throws IOException {
    complain();
    pass();
    below.flush();
  }

  private void pass() throws IOException {
    int all = size;
    size = 0;
    if (all > 0) {
      below.write(gathered, 0, all);
    }
  }

  private void complain() throws IOException {
    if (lost != null) {
      throw new IOException(lost.getMessage(), lost);
    }
  }

  private void callCourier() {
    if (courier == null) {
      courier = Thread.ofPlatform().daemon().name("outlet").start(this::carry);
    } else if (courierIdle) {
      courierIdle = false;
      notifyAll();
    }
  }

  /** The courier's work: waits for something, then a little longer for more, then takes it out. */
  private synchronized void carry() {
    try {
      while (true) {
        while (size == 0) {
          courierIdle = true;
          wait();
        }
        wait(PATIENCE_MILLIS);
        pass();
        below.flush();
      }
    } catch (InterruptedException ended) {
      lost = new InterruptedIOException("the courier was stopped");
    } catch (IOException gone) {
      lost = gone;
    }
  }
}
