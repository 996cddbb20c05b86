import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks every Java file whether it looks as google-java-format would write it, or writes it so.
 *
 * <p>Maven runs this file with the JDK that compiles the project, because the formatter can only
 * read what its own JDK can. Arguments: {@code check} or {@code write}, a stamp file, a folder.
 * Files older than the stamp were found in order by an earlier run and are passed by.
 */
final class Format {

  private static final Formatter FORMATTER = new Formatter();

  private Format() {}

  static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    Path stamp = Path.of(args[1]);
    Instant began = Instant.now();
    List<Path> astray = astray(Path.of(args[2]), stamp);
    for (Path file : astray) {
      if (write) {
        Files.writeString(file, formatted(file));
      }
      IO.println((write ? "formatted: " : "not formatted: ") + file);
    }
    if (!write && !astray.isEmpty()) {
      IO.println("to format: mvn -q -B process-sources -Pformat");
      System.exit(1);
    }
    Files.createDirectories(stamp.getParent());
    Files.writeString(stamp, "");
    Files.setLastModifiedTime(stamp, FileTime.from(began));
  }

  private static List<Path> astray(Path folder, Path stamp) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && isNewer(file, stamp))
          .sorted()
          .toList()
          .parallelStream()
          .filter(file -> !read(file).equals(formatted(file)))
          .toList();
    }
  }

  private static boolean isNewer(Path file, Path stamp) {
    return file.toFile().lastModified() >= stamp.toFile().lastModified();
  }

  private static String formatted(Path file) {
    try {
      return FORMATTER.formatSourceAndFixImports(read(file));
    } catch (FormatterException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }
}
