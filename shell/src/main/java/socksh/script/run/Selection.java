package socksh.script.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import socksh.language.DidYouMean;
import socksh.script.Source;

/**
 * Which scripts are meant: files, folders and packed names become their texts. {@code record hello}
 * writes hello.groovy, so {@code run hello} is that, and a packed one only where there is none.
 */
public final class Selection {
  private static final String SUFFIX = ".groovy";

  private Selection() {}

  /**
   * The scripts in the order of the words; those of a folder in the order of their paths.
   *
   * @throws IllegalArgumentException when one is not there or cannot be read
   */
  public static List<Source> of(List<String> words) {
    List<Source> all = new ArrayList<>();
    words.forEach(word -> all.addAll(of(word)));
    return all;
  }

  private static List<Source> of(String word) {
    Path path = path(word);
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    if (Files.exists(path)) {
      return List.of(read(path));
    }
    Path recorded = path(word + SUFFIX);
    if (Files.isRegularFile(recorded)) {
      return List.of(read(recorded));
    }
    return List.of(Packed.find(word).orElseThrow(() -> unknown(word)));
  }

  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException impossible) {
      throw new IllegalArgumentException("no file can be called `" + word + "`", impossible);
    }
  }

  private static IllegalArgumentException unknown(String word) {
    boolean looksLikeFile = word.contains("/");
    return new IllegalArgumentException(
        looksLikeFile
            ? "there is no file " + word
            : "there is no file and no packed script `"
                + word
                + "` ("
                + DidYouMean.tip(word, Packed.names(), "`socksh run` lists the packed ones")
                + ")");
  }

  private static List<Source> folder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Source> scripts =
          files
              .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
              .filter(file -> !isLesson(folder.relativize(file)))
              .sorted()
              .map(Selection::read)
              .toList();
      if (scripts.isEmpty()) {
        throw new IllegalArgumentException("no script (*.groovy) is in the folder " + folder);
      }
      return scripts;
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("cannot read the folder " + folder, unreadable);
    }
  }

  private static boolean isLesson(Path below) {
    return StreamSupport.stream(below.spliterator(), false)
        .anyMatch(part -> part.toString().equals("lessons"));
  }

  private static Source read(Path file) {
    try {
      return new Source(file.toString(), Files.readString(file));
    } catch (CharacterCodingException notText) {
      throw new IllegalArgumentException(file + " is not text in UTF-8", notText);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("cannot read the file " + file, unreadable);
    }
  }
}
