package socksh.script;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import socksh.command.Command;
import socksh.language.DidYouMean;
import socksh.language.Escapes;
import socksh.language.Hex;

/**
 * Turns a method and its arguments into the line a person would have typed. A string becomes a
 * quoted word, whatever is in it, so nothing that came from a peer is ever read as a command.
 */
final class Saying {
  private static final Pattern HEX_TEXT = Pattern.compile("[0-9A-Fa-fx:,?.\\s]*");
  private static final Pattern BASE64_TEXT = Pattern.compile("[0-9A-Za-z+/=_-]*");

  private final Vocabulary vocabulary;
  private final UnaryOperator<String> files;

  /**
   * @param files finds the file that a script names
   */
  Saying(Vocabulary vocabulary, UnaryOperator<String> files) {
    this.vocabulary = vocabulary;
    this.files = files;
  }

  /**
   * The line.
   *
   * @param socket the label of the socket that is spoken to, or the empty string
   * @param limit what a command without a limit of its own is given where it would wait for ever;
   *     empty where somebody is there to end the wait
   */
  String line(String socket, Command command, Object[] arguments, Optional<Duration> limit) {
    StringJoiner line = new StringJoiner(" ");
    if (!socket.isEmpty()) {
      line.add(socket);
    }
    line.add(command.name());
    words(arguments, line);
    if (limit.isPresent() && waitsForEver(command, arguments) && !isBounded(arguments)) {
      line.add("timeout").add(time(limit.get()));
    }
    return line.toString();
  }

  /**
   * accept waits for a client, and wait for so many of them, however long it takes; all others keep
   * to the session's limit. Who waits for the end of a server means it.
   */
  private static boolean waitsForEver(Command command, Object[] arguments) {
    return command.name().equals("accept") || command.name().equals("wait") && arguments.length > 0;
  }

  private static boolean isBounded(Object[] arguments) {
    return arguments.length > 0
        && arguments[0] instanceof Map<?, ?> named
        && named.containsKey("timeout");
  }

  /** The words of arguments: those without a name first, as Groovy hands them over. */
  void words(Object[] arguments, StringJoiner line) {
    boolean named = arguments.length > 0 && arguments[0] instanceof Map<?, ?>;
    for (int i = named ? 1 : 0; i < arguments.length; i++) {
      line.add(word(arguments[i]));
    }
    if (named) {
      ((Map<?, ?>) arguments[0]).forEach((key, value) -> named(key.toString(), value, line));
    }
  }

  /** A piece of payload: {@code hex '16 16'}, {@code u16be 20}. */
  String piece(String keyword, Object[] arguments) {
    return arguments.length == 1
        ? keyword + " " + valueOf(keyword, arguments[0])
        : keyword + " " + Arrays.stream(arguments).map(Saying::word).collect(joining(" "));
  }

  private void named(String key, @Nullable Object value, StringJoiner line) {
    switch (key) {
      case "text" -> line.add(word(value));
      case "lines" -> each(value).forEach(each -> line.add(quoted(each + "\r\n")));
      default -> {
        line.add(vocabulary.bare(key).orElseThrow(() -> unknown(key)));
        if (!Boolean.TRUE.equals(value)) {
          line.add(valueOf(key, value));
        }
      }
    }
  }

  private IllegalArgumentException unknown(String key) {
    return new IllegalArgumentException(
        "nothing is called `" + key + ":` " + DidYouMean.tip(key, vocabulary.names(), ""));
  }

  private String valueOf(String key, @Nullable Object value) {
    if (value instanceof CharSequence text && key.equals("hex")) {
      return checked(text, HEX_TEXT, "hex digits");
    }
    if (value instanceof Octets octets && key.equals("hex")) {
      return octets.hex();
    }
    if (value instanceof CharSequence path && key.equals("file")) {
      return quoted(files.apply(path.toString()));
    }
    return value instanceof CharSequence text && key.equals("base64")
        ? checked(text, BASE64_TEXT, "base64")
        : word(value);
  }

  private static String checked(CharSequence text, Pattern allowed, String what) {
    if (!allowed.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "not " + what + ": " + Escapes.show(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
    return text.toString().replaceAll("\\s+", " ").strip();
  }

  private static List<?> each(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> list;
      case null -> throw new IllegalArgumentException("a line is null");
      default -> List.of(value);
    };
  }

  /** One value as one or more words. */
  static String word(@Nullable Object value) {
    return switch (value) {
      case null -> throw new IllegalArgumentException("a value is null");
      case Bare bare -> bare.words();
      case Any _ -> "any";
      case SocketHandle socket -> socket.socket().label();
      case Duration time -> time(time);
      case Number number -> number.toString();
      case Octets octets -> octets.size() == 0 ? "\"\"" : "hex " + octets.hex();
      case byte[] bytes -> bytes.length == 0 ? "\"\"" : "hex " + Hex.spaced(bytes);
      case Pattern pattern -> "/" + pattern.pattern().replace("/", "\\/") + "/";
      case List<?> list -> list.stream().map(Saying::word).reduce((a, b) -> a + " " + b).orElse("");
      case CharSequence text -> quoted(text.toString());
      default -> throw new IllegalArgumentException("no word of the shell: " + value);
    };
  }

  static String quoted(String text) {
    return Escapes.show(text.getBytes(StandardCharsets.UTF_8));
  }

  static String time(Duration time) {
    long least = time.isZero() ? 0 : 1;
    return String.format(Locale.ROOT, "%dms", Math.max(least, time.toMillis()));
  }
}
