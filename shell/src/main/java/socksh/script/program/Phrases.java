package socksh.script.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What programs of a language begin with, and functions that they may use: a text in that language,
 * in sections. A line of {@code %% name} or {@code %% name|other} begins each; a function may use
 * those before it.
 */
final class Phrases {
  private static final String MARK = "%% ";
  private static final String HEAD = "head";

  private final Map<String, String> sections = new LinkedHashMap<>();

  private Phrases(String text) {
    String name = HEAD;
    for (String line : text.lines().toList()) {
      if (line.startsWith(MARK)) {
        name = line.substring(MARK.length());
      } else {
        sections.merge(name, line + "\n", String::concat);
      }
    }
  }

  /** Those of a resource beside this class. */
  static Phrases of(String resource) {
    try (InputStream text =
        Objects.requireNonNull(Phrases.class.getResourceAsStream(resource), resource)) {
      return new Phrases(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The head, and of the functions those that the code uses, and those that these use. */
  String neededBy(String code) {
    StringBuilder all = new StringBuilder(code);
    List<String> used = new ArrayList<>();
    for (Map.Entry<String, String> section : List.copyOf(sections.entrySet()).reversed()) {
      if (section.getKey().equals(HEAD)) {
        used.add(section.getValue());
      } else if (isUsed(section.getKey(), all)) {
        used.add("\n" + section.getValue());
        all.append(section.getValue());
      }
    }
    return String.join("", used.reversed());
  }

  private static boolean isUsed(String name, CharSequence code) {
    return Pattern.compile("\\b(?:" + name + ")\\b").matcher(code).find();
  }
}
