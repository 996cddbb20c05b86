package socksh.script.record;

import java.util.List;
import java.util.Map;
import socksh.command.Understood;
import socksh.language.Payload;
import socksh.language.Word;
import socksh.script.Literal;

/** {@code expect}, which a script says in a way of its own. */
final class ExpectPhrase {
  private ExpectPhrase() {}

  /** The arguments of a typed {@code expect}. */
  static String arguments(Understood line) {
    List<Word> words = line.parts().getFirst().words();
    Word first = words.getFirst();
    if (first.is("end")) {
      return "eof";
    }
    if (first.is("line") || first.is("match")) {
      String text = words.stream().skip(1).map(Word::text).reduce((a, b) -> a + " " + b).orElse("");
      boolean anyCase = words.getLast().flags().contains("i");
      return first.is("line")
          ? "line: " + Literal.of(text)
          : "text: " + Literal.pattern((anyCase ? "(?i)" : "") + text);
    }
    String payload =
        String.join(", ", new PayloadPhrase(words, Map.of()).arguments(Payload.parse(words, 0)));
    return payload.startsWith("hex: ") || payload.startsWith("lines: ")
        ? payload
        : "text: " + payload;
  }
}
