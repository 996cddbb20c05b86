package socksh.script.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import socksh.script.Source;

/** The scripts that come with the program, by name. */
public final class Packed {
  private static final String FOLDER = "scripts/";
  private static final String SUFFIX = ".groovy";
  private static final Pattern TITLE = Pattern.compile("session\\s+(['\"])(.*)\\1.*");

  private Packed() {}

  /** The script of a name such as {@code http-get}. */
  public static Optional<Source> find(String name) {
    String file = FOLDER + (name.endsWith(SUFFIX) ? name : name + SUFFIX);
    try (InputStream in = Packed.class.getResourceAsStream("/" + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new Source(file, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A line for each: its name and what it says it is about. */
  static List<String> listing() {
    List<String> names = names();
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    return names.stream()
        .map(name -> name + " ".repeat(width - name.length()) + "  " + title(name))
        .toList();
  }

  /** Read off the text, so that listing needs no Groovy. */
  private static String title(String name) {
    return find(name).stream()
        .flatMap(source -> source.text().lines())
        .map(TITLE::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(2))
        .findFirst()
        .orElse("");
  }

  /** All names in the order of the alphabet. */
  public static List<String> names() {
    return names("");
  }

  /** The names in a folder of the scripts: {@code lessons}, say. */
  public static List<String> names(String below) {
    String path = below.isEmpty() ? FOLDER : FOLDER + below + "/";
    URL folder = Packed.class.getResource("/" + path);
    if (folder == null) {
      return List.of();
    }
    try {
      URI uri = folder.toURI();
      if (!uri.getScheme().equals("jar")) {
        return namesIn(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return namesIn(jar.getPath(path));
      }
    } catch (IOException | URISyntaxException broken) {
      throw new IllegalStateException("cannot read " + folder, broken);
    }
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }
}
