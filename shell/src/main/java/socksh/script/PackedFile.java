package socksh.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file that a packed script sends: it is put where the kernel can read it, until we end. */
final class PackedFile {
  private PackedFile() {}

  /**
   * A copy of the file.
   *
   * @param path as it is in the project, such as {@code samples/payloads/request.bin}
   */
  static Optional<Path> of(Path path) {
    try (InputStream in = PackedFile.class.getResourceAsStream("/" + path.normalize())) {
      return in == null ? Optional.empty() : Optional.of(copy(in));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Path copy(InputStream in) throws IOException {
    Path copy = Files.createTempFile("socksh", ".bin");
    copy.toFile().deleteOnExit();
    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    return copy;
  }
}
