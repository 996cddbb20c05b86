package socksh.kernel;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process that has a socket open: its number and the name of its command. Found by the links of
 * {@code /proc/PID/fd}; those of other users' processes can be read by root only, so an owner may
 * stay unknown.
 */
public record Owner(long pid, String command) {
  private static final Path PROC = Path.of("/proc");

  /** A process that holds the socket with this inode; empty where there is none that we may see. */
  public static Optional<Owner> of(long inode) {
    if (inode <= 0) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process, "socket:[" + inode + "]")) {
          return Optional.of(
              new Owner(Long.parseLong(process.getFileName().toString()), command(process)));
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * The inode of one of this process's own sockets; empty for a descriptor that is closed or no
   * socket.
   */
  public static Optional<Long> inodeOf(Fd fd) {
    String link = link(PROC.resolve("self/fd/" + fd.number()));
    return link.startsWith("socket:[")
        ? Optional.of(Long.parseLong(link, "socket:[".length(), link.length() - 1, 10))
        : Optional.empty();
  }

  private static boolean holds(Path process, String link) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        if (link(descriptor).equals(link)) {
          return true;
        }
      }
      return false;
    } catch (IOException | java.nio.file.DirectoryIteratorException anothersOrGone) {
      return false;
    }
  }

  private static String link(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException gone) {
      return "";
    }
  }

  private static String command(Path process) {
    try {
      return Files.readString(process.resolve("comm")).strip();
    } catch (IOException gone) {
      return "?";
    }
  }
}
