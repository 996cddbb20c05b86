package socksh.lab;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Closes many things, all of them, whatever one of them says. */
final class Closing {

  private @Nullable IOException first;

  private Closing() {}

  /**
   * Closes them in their order.
   *
   * @throws IOException the first failure, the others attached
   */
  static void all(Collection<? extends Closeable> things) throws IOException {
    Closing closing = new Closing();
    things.forEach(closing::close);
    if (closing.first != null) {
      throw closing.first;
    }
  }

  private void close(Closeable thing) {
    try {
      thing.close();
    } catch (IOException failure) {
      if (first == null) {
        first = failure;
      } else {
        first.addSuppressed(failure);
      }
    }
  }
}
