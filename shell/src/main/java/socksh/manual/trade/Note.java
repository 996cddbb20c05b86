package socksh.manual.trade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What a person wrote down about a word: parts of text under a label each. In the text they are
 * written in, a note begins with {@code name: gloss}, a part with its label, what goes on is
 * indented, and an empty line ends the note.
 */
record Note(String name, String gloss, Map<String, String> parts) {
  private static final List<String> LABELS =
      List.of("also", "is", "when", "do", "type", "read", "see");

  /** The notes of a text, by name. */
  static SequencedMap<String, Note> all(String... texts) {
    SequencedMap<String, Note> notes = new LinkedHashMap<>();
    for (String text : texts) {
      for (String paragraph : text.strip().split("\n\n")) {
        Note note = of(paragraph.replaceAll("\n +", " ").split("\n"));
        if (notes.put(note.name, note) != null) {
          throw new IllegalArgumentException(note.name + " has two notes");
        }
      }
    }
    return notes;
  }

  /** The note on a word that must have one. */
  static Note of(String name, Map<String, Note> notes) {
    Note note = notes.get(name);
    if (note == null) {
      throw new IllegalArgumentException(name + " has no note");
    }
    return note;
  }

  private static Note of(String[] lines) {
    int colon = lines[0].indexOf(':');
    Map<String, String> parts = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int blank = lines[i].indexOf(' ');
      String label = lines[i].substring(0, Math.max(0, blank));
      if (!LABELS.contains(label)) {
        throw new IllegalArgumentException("no label at the start of: " + lines[i]);
      }
      parts.put(label, lines[i].substring(blank + 1));
    }
    return new Note(lines[0].substring(0, colon), lines[0].substring(colon + 1).strip(), parts);
  }

  /** A part; empty where there is none. */
  String part(String label) {
    return parts.getOrDefault(label, "");
  }

  /** The words of a part, separated by commas. */
  List<String> list(String label) {
    return Stream.of(part(label).split(", ")).filter(word -> !word.isEmpty()).toList();
  }

  /** When one sees it and what to do about it, as far as they are noted. */
  List<Article.Fact> facts() {
    List<Article.Fact> facts = new ArrayList<>();
    for (String label : List.of("when", "do")) {
      if (!part(label).isEmpty()) {
        facts.add(new Article.Fact(label, part(label)));
      }
    }
    return facts;
  }
}
