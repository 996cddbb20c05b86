package socksh.kernel;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
          return Optional.of(owner(process));
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** The processes that hold these sockets, by inode, in one walk through all processes. */
  public static Map<Long, Owner> all(Set<Long> inodes) {
    Map<Long, Owner> owners = new HashMap<>();
    if (inodes.stream().noneMatch(inode -> inode > 0)) {
      return owners;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        collect(process, inodes, owners);
      }
      return owners;
    } catch (IOException unreadable) {
      return owners;
    }
  }

  private static void collect(Path process, Set<Long> inodes, Map<Long, Owner> owners) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        inode(link(descriptor))
            .filter(inodes::contains)
            .ifPresent(inode -> owners.computeIfAbsent(inode, _ -> owner(process)));
      }
    } catch (IOException | DirectoryIteratorException anothersOrGone) {
      return;
    }
  }

  private static Owner owner(Path process) {
    return new Owner(Long.parseLong(process.getFileName().toString()), command(process));
  }

  /**
   * The inode of one of this process's own sockets; empty for a descriptor that is closed or no
   * socket.
   */
  public static Optional<Long> inodeOf(Fd fd) {
    return inode(link(PROC.resolve("self/fd/" + fd.number())));
  }

  private static Optional<Long> inode(String link) {
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
    } catch (IOException | DirectoryIteratorException anothersOrGone) {
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
