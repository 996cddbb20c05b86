package socksh.manual;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the text that pages are written in: {@code ECONSTANT: sentence}, under it {@code > one try
 * | another}, and {@code As ever: EBADF EINTR} for what is the same with every call. A long
 * sentence goes on in the next line.
 */
final class Paragraphs {
  private static final String TRIES = "> ";
  private static final String AS_EVER = "As ever: ";
  private static final String NEXT = "\n(?=E[A-Z0-9_]+(?: E[A-Z0-9_]+)*: |As ever: )";
  private static final Pattern START = Pattern.compile("(E[A-Z0-9_]+(?: E[A-Z0-9_]+)*): .*");

  private Paragraphs() {}

  /** A page: manual page, signature, sentence, an empty line, reasons. */
  static Page page(String text) {
    int gap = text.indexOf("\n\n");
    String head = gap < 0 ? text.strip() : text.substring(0, gap);
    String[] lines = head.split("\n", 2);
    int end = lines[1].indexOf(";\n");
    return new Page(
        lines[0],
        joined(lines[1].substring(0, end)),
        joined(lines[1].substring(end + 2)),
        gap < 0
            ? Collections.unmodifiableSequencedMap(new LinkedHashMap<>())
            : reasons(text.substring(gap + 2), General::reason));
  }

  /**
   * Reasons by constant, in the order of the text.
   *
   * @param general gives the reason of a constant that is named after {@code As ever:}
   */
  static SequencedMap<String, Reason> reasons(String text, Function<String, Reason> general) {
    SequencedMap<String, Reason> reasons = new LinkedHashMap<>();
    for (String paragraph : text.strip().split(NEXT)) {
      if (paragraph.startsWith(AS_EVER)) {
        for (String constant : paragraph.substring(AS_EVER.length()).split("\\s+")) {
          put(reasons, constant, general.apply(constant));
        }
      } else {
        Reason reason = reason(paragraph);
        for (String constant : constants(paragraph)) {
          put(reasons, constant, reason);
        }
      }
    }
    return Collections.unmodifiableSequencedMap(reasons);
  }

  private static void put(SequencedMap<String, Reason> reasons, String constant, Reason reason) {
    if (reasons.put(constant, reason) != null) {
      throw new IllegalArgumentException(constant + " is explained twice on one page");
    }
  }

  private static String[] constants(String paragraph) {
    if (!START.matcher(paragraph).lookingAt()) {
      throw new IllegalArgumentException("no constant at the start of: " + paragraph);
    }
    return paragraph.substring(0, paragraph.indexOf(": ")).split(" ");
  }

  private static Reason reason(String paragraph) {
    StringBuilder sentence = new StringBuilder();
    List<String> tries = new ArrayList<>();
    for (String line : paragraph.substring(paragraph.indexOf(": ") + 2).split("\n")) {
      if (line.startsWith(TRIES)) {
        tries.addAll(List.of(line.substring(TRIES.length()).split(" \\| ")));
      } else {
        sentence.append(sentence.isEmpty() ? "" : " ").append(line.strip());
      }
    }
    return new Reason(sentence.toString(), tries);
  }

  private static String joined(String lines) {
    return lines.strip().replaceAll("\\s*\n\\s*", " ");
  }
}
