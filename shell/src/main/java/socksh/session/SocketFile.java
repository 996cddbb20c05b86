package socksh.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Consumer;
import socksh.kernel.Address;

/**
 * The file that bind(2) made for a Unix socket. The kernel leaves it there when the socket is
 * closed, and the next bind meets EADDRINUSE; see unix(7). Whoever serves there takes it away.
 */
public final class SocketFile {
  private final Path path;
  private final Optional<Object> inode;

  private SocketFile(Path path) {
    this.path = path;
    this.inode = inode(path);
  }

  /** The file of a socket that was just bound; none where its address has no file. */
  public static Optional<SocketFile> of(Address bound) {
    return bound instanceof Address.UnixPath(String path)
        ? Optional.of(new SocketFile(Path.of(path)))
        : Optional.empty();
  }

  private static Optional<Object> inode(Path path) {
    try {
      return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /**
   * Takes it away, unless it is gone or somebody else has put his own in its place.
   *
   * @param complaint told why it stays, where that is not allowed
   */
  public void remove(Consumer<String> complaint) {
    if (inode.isEmpty() || !inode.equals(inode(path))) {
      return;
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException forbidden) {
      complaint.accept("the file " + path + " stays: " + forbidden);
    }
  }
}
