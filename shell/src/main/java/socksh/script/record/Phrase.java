package socksh.script.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import socksh.command.Command;
import socksh.command.Mark;
import socksh.command.Parameter;
import socksh.command.Target;
import socksh.command.Tint;
import socksh.command.Understood;
import socksh.language.Payload;
import socksh.language.Quote;
import socksh.language.Word;
import socksh.script.Literal;
import socksh.script.Vocabulary;
import socksh.session.OpenSocket;

/**
 * A command in the words of a script, derived from what the catalogue made of its words: a new
 * command needs nothing new here.
 */
final class Phrase {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Pattern TIME = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m)");

  private final Vocabulary vocabulary;
  private final Cast cast;
  private final Map<String, String> variables;
  private final Function<Understood.Part, Optional<List<String>>> addresses;

  /**
   * @param variables values that are to be said by their variables, by value
   * @param addresses how an address is to be said, where not as it was typed
   */
  Phrase(
      Vocabulary vocabulary,
      Cast cast,
      Map<String, String> variables,
      Function<Understood.Part, Optional<List<String>>> addresses) {
    this.vocabulary = vocabulary;
    this.cast = cast;
    this.variables = variables;
    this.addresses = addresses;
  }

  /** What stands before the arguments: {@code web.send}, {@code open}. */
  String head(Understood line) {
    return receiver(line)
        .map(socket -> cast.variable(socket.label()) + "." + line.command().name())
        .orElse(line.command().name());
  }

  /** Who is spoken to by name. */
  static Optional<OpenSocket> receiver(Understood line) {
    Command command = line.command();
    boolean meant =
        switch (command.target()) {
          case NONE -> false;
          case REQUIRED -> true;
          case OPTIONAL ->
              line.namesSocket() || command.makes() == Command.Makes.SOCKET && !hasAddress(line);
        };
    return meant ? line.socket() : Optional.empty();
  }

  private static boolean hasAddress(Understood line) {
    return line.parts().stream()
        .flatMap(part -> part.marks().stream())
        .anyMatch(mark -> mark.tint() == Tint.ADDRESS);
  }

  /** The arguments: those without a name in their order, then those with one. */
  String arguments(Understood line) {
    List<String> plain = new ArrayList<>();
    List<String> named = new ArrayList<>();
    for (Understood.Part part : line.parts()) {
      boolean pair =
          part.parameter().place() == Parameter.Place.KEYWORD && part.words().size() == 2;
      if (pair) {
        named.add(name(part.words().getFirst()) + ": " + word(part, part.words().getLast()));
      } else {
        for (String each : arguments(part)) {
          boolean isNamed = each.startsWith("hex: ") || each.startsWith("lines: ");
          (isNamed ? named : plain).add(each);
        }
      }
    }
    plain.addAll(named);
    return String.join(", ", plain);
  }

  private List<String> arguments(Understood.Part part) {
    if (ServePhrase.isOf(part)) {
      return new ServePhrase(part, cast, variables, this::word)
          .arguments(ServePhrase.address(part).flatMap(addresses));
    }
    if (part.value() instanceof Payload payload) {
      return new PayloadPhrase(part.words(), variables).arguments(payload);
    }
    if (isTextOfALine(part)) {
      String text = part.words().stream().map(Word::text).reduce((a, b) -> a + " " + b).orElse("");
      return List.of(
          variables.keySet().stream().anyMatch(text::contains)
              ? Literal.woven(text, variables)
              : Literal.of(text));
    }
    return addresses
        .apply(part)
        .orElseGet(() -> part.words().stream().map(word -> word(part, word)).toList());
  }

  /** Words that are joined by blanks, as {@code line hello there} does. */
  private static boolean isTextOfALine(Understood.Part part) {
    return part.value() instanceof List<?> list && list.equals(part.words()) && !list.isEmpty();
  }

  private static String name(Word word) {
    return word.raw().replace('-', '_');
  }

  private String word(Understood.Part part, Word word) {
    Tint tint = tint(part, word);
    String text = word.text();
    if (part.value() instanceof OpenSocket || tint == Tint.SOCKET || isSocket(part, word)) {
      return socket(part, word);
    }
    if (word.quote() == Quote.REGEX) {
      return Literal.pattern((word.flags().contains("i") ? "(?i)" : "") + text);
    }
    if (word.quote() != Quote.BARE) {
      return Literal.of(text);
    }
    if (tint == Tint.KEYWORD && vocabulary.bare(text).filter(text::equals).isPresent()) {
      return name(word);
    }
    var time = TIME.matcher(text);
    if (part.value() instanceof Duration && time.matches()) {
      return time.group(1) + "." + time.group(2);
    }
    boolean number = tint == Tint.NUMBER || tint == Tint.ADDRESS;
    return number && NUMBER.matcher(text).matches() ? text : time(tint, text);
  }

  private static String time(Tint tint, String text) {
    var time = TIME.matcher(text);
    return tint == Tint.NUMBER && time.matches()
        ? time.group(1) + "." + time.group(2)
        : Literal.of(text);
  }

  private static boolean isSocket(Understood.Part part, Word word) {
    return part.value() instanceof Target.Of(OpenSocket socket)
        && (socket.name().filter(word.text()::equals).isPresent()
            || socket.label().equals(word.text()));
  }

  private String socket(Understood.Part part, Word word) {
    if (part.value() instanceof OpenSocket socket) {
      return cast.variable(socket.label());
    }
    if (part.value() instanceof Target.Of(OpenSocket socket)) {
      return cast.variable(socket.label());
    }
    if (part.value() instanceof List<?> list) {
      return cast.variable(((OpenSocket) list.get(part.words().indexOf(word))).label());
    }
    return Literal.of(word.text());
  }

  private static Tint tint(Understood.Part part, Word word) {
    return part.marks().stream()
        .filter(mark -> mark.column() == word.column())
        .map(Mark::tint)
        .findFirst()
        .orElse(Tint.TEXT);
  }
}
