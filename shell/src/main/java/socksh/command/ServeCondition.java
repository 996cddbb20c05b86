package socksh.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import socksh.language.HexPattern;
import socksh.language.Misunderstood;
import socksh.language.Payload;
import socksh.language.Problem;
import socksh.language.Quote;
import socksh.language.Word;
import socksh.server.Condition;
import socksh.server.Regex;

/**
 * What stands behind {@code on}: which messages a rule is about.
 *
 * @param shown as it was typed
 */
record ServeCondition(Form form, String shown) {
  /** What may stand there. */
  static final List<Candidate> FORMS =
      List.of(
          Candidate.of("equals", "conditions", "PAYLOAD: the message is just that; usual"),
          Candidate.of("starts", "conditions", "PAYLOAD: it begins so"),
          Candidate.of("contains", "conditions", "PAYLOAD: that is somewhere in it"),
          Candidate.of(
              "regex", "conditions", "\"X\" or /X/: it matches; {1} in a reply is a group"),
          Candidate.of("hex", "conditions", "16 ?? {name:2} .. ff: ?? is any byte, .. any run"),
          Candidate.of("any", "conditions", "every message"));

  private static final Map<String, How> HOWS =
      Map.of("equals", How.EQUALS, "starts", How.STARTS, "contains", How.CONTAINS);

  /** Where a text is to be. */
  enum How {
    EQUALS,
    STARTS,
    CONTAINS
  }

  /** How it is said. */
  sealed interface Form {
    /** Every message. */
    record Any() implements Form {}

    /** A text. */
    record Text(How how, Payload payload) implements Form {}

    /** A pattern between slashes or quotes. */
    record Pattern(Word word) implements Form {}

    /** Bytes of which some may be any. */
    record Hex(List<Word> words) implements Form {}
  }

  // --- reading ----------------------------------------------------------------------------------

  static ServeCondition read(Cursor cursor) {
    if (!cursor.hasNext()) {
      throw cursor.missing("on what?", "on \"PING\" reply \"PONG\\n\", say");
    }
    int from = cursor.index();
    Form form = form(cursor);
    String shown =
        cursor.words().subList(from, cursor.index()).stream()
            .map(Word::raw)
            .collect(Collectors.joining(" "));
    return new ServeCondition(form, shown);
  }

  private static Form form(Cursor cursor) {
    if (cursor.takes("any")) {
      return new Form.Any();
    }
    if (cursor.takes("hex")) {
      return new Form.Hex(bytes(cursor));
    }
    if (cursor.takes("regex") || cursor.peek().quote() == Quote.REGEX) {
      return pattern(cursor);
    }
    Word how = cursor.peek();
    if (how.quote() == Quote.BARE && HOWS.containsKey(how.text())) {
      cursor.take(Tint.KEYWORD);
      return new Form.Text(HOWS.get(how.text()), ServeParameter.payload(how.text(), cursor));
    }
    return new Form.Text(How.EQUALS, ServeParameter.payload("on", cursor));
  }

  private static Form pattern(Cursor cursor) {
    if (!cursor.hasNext()) {
      throw cursor.missing("which pattern?", "on /^ADD (\\d+)$/ reply \"{1}\\n\", say");
    }
    return new Form.Pattern(cursor.take(Tint.TEXT));
  }

  private static List<Word> bytes(Cursor cursor) {
    List<Word> words = new ArrayList<>();
    while (cursor.hasNext() && ServeWord.of(cursor.peek()).isEmpty()) {
      words.add(cursor.take(Tint.NUMBER));
    }
    if (words.isEmpty()) {
      throw cursor.missing("which bytes?", "on hex 16 16 ?? 16 reply hex 06, say");
    }
    return List.copyOf(words);
  }

  // --- making -----------------------------------------------------------------------------------

  Condition build(World world) {
    return switch (form) {
      case Form.Any() -> new Condition.Any();
      case Form.Text(How how, Payload payload) -> text(how, payload.build(world).bytes());
      case Form.Pattern(Word word) -> new Condition.Matches(regex(word));
      case Form.Hex(List<Word> words) ->
          new Condition.Hex(
              new HexPattern(words.stream().flatMap(word -> parts(word).stream()).toList()));
    };
  }

  private static Condition text(How how, byte[] bytes) {
    return switch (how) {
      case EQUALS -> new Condition.Equals(bytes);
      case STARTS -> new Condition.Starts(bytes);
      case CONTAINS -> new Condition.Contains(bytes);
    };
  }

  /** Bytes are matched as Latin-1, one character each, so the pattern is spelled so too. */
  private static Regex regex(Word word) {
    String bytewise = new String(word.bytes().toArray(), StandardCharsets.ISO_8859_1);
    try {
      boolean any = word.flags().contains("i");
      return new Regex(bytewise, any ? Regex.Case.ANY : Regex.Case.AS_WRITTEN);
    } catch (PatternSyntaxException bad) {
      int shift = Math.clamp(bad.getIndex() + 1L, 0, word.raw().length() - 1);
      throw new Misunderstood(
          new Problem(
              word.column() + shift,
              1,
              bad.getDescription(),
              "the syntax is RE2's, without look-ahead and back references: no input is slow"));
    }
  }

  private static List<HexPattern.Part> parts(Word word) {
    try {
      return HexPattern.parse(word.text()).parts();
    } catch (IllegalArgumentException bad) {
      throw Misunderstood.at(
          word, word.raw() + " is no byte", "pairs of digits, ??, {name:2} or .., as in 16 ?? ff");
    }
  }
}
