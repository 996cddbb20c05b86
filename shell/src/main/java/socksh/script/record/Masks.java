package socksh.script.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socksh.script.Literal;

/**
 * What differs from run to run in what a peer says: dates, cookies, ids, ports. A line that has
 * such a thing becomes a pattern; what we say back to the peer later gets a name in it.
 */
final class Masks {
  private static final int SHORTEST_CAPTURE = 4;
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  /** A kind of thing that differs; its group {@code v} is the stretch, {@code key} its name. */
  private record Kind(Pattern pattern, String matches, boolean secret) {
    static Kind open(String regex, String matches) {
      return new Kind(Pattern.compile(regex), matches, false);
    }

    static Kind secret(String regex) {
      return new Kind(Pattern.compile(regex), "[^;\\s]+", true);
    }
  }

  private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
  private static final String CLOCK = "\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?";
  private static final List<Kind> KINDS =
      List.of(
          Kind.secret("(?i)^(?:set-)?cookie: *(?<key>[\\w.-]+)=(?<v>[^;\\s]+)"),
          Kind.secret("(?i)^(?:proxy-)?authorization: *\\w+ (?<v>\\S+)"),
          Kind.secret(
              "(?i)\\b(?<key>sid|session(?:[_-]?id)?|token|csrf\\w*|nonce|auth|passw(?:or)?d|secret"
                  + "|api[_-]?key)[\"']?(?: *[=:] *| )[\"']?(?=\\S*\\d)(?<v>[^\\s;\"'&,<>]{4,})"),
          Kind.open("(?<v>\\w{3,9}, \\d\\d?[ -]\\w{3}[ -]\\d{2,4} " + CLOCK + " [\\w+-]+)", ".+"),
          Kind.open(
              "(?<v>(?:\\w{3} )?" + MONTH + " [ \\d]\\d " + CLOCK + "(?: \\w{3,4})?(?: \\d{4})?)",
              ".+"),
          Kind.open(
              "(?<v>(?:\\w{3} )?\\d\\d? " + MONTH + " \\d{4}(?: " + CLOCK + "(?: [\\w+-]+)?)?)",
              ".+"),
          Kind.open(
              "(?<v>\\d{4}-\\d\\d-\\d\\d(?:[T ]" + CLOCK + "(?: ?(?:Z|[+-]\\d\\d:?\\d\\d))?)?)",
              ".+"),
          Kind.open("\\b(?<v>" + CLOCK + ")\\b", ".+"),
          Kind.open("(?i)\\b(?<v>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\\b", "[0-9A-Fa-f-]+"),
          Kind.open("(?i)^etag: *(?<v>\\S+)", "\\S+"),
          Kind.open("(?i)\\b(?<v>(?=[a-f]*\\d)(?=\\d*[a-f])[0-9a-f]{16,})\\b", "[0-9A-Fa-f]+"),
          Kind.open(
              "(?<![\\w+/=.-])(?<v>(?=\\S*\\d)(?=\\S*[a-z])(?=\\S*[A-Z])[\\w+/-]{20,}=*)(?![\\w+/=.-])",
              "\\S+"),
          Kind.open(
              "(?:127\\.0\\.0\\.1|\\[::1\\]|localhost)[: ](?<v>3276[89]|327[7-9]\\d|32[89]\\d\\d"
                  + "|3[3-9]\\d{3}|[45]\\d{4}|60\\d{3})\\b",
              "\\d+"));

  /** A stretch that differs. */
  private record Span(int from, int to, String key, Kind kind) {}

  /**
   * What is to be expected instead of a text.
   *
   * @param wanted a literal of Groovy: the text, or a pattern
   * @param note what the comment says of the masked text, or the empty string
   */
  record Masked(String wanted, String note) {}

  /** What the comment says of something that was a secret. */
  static final String HIDDEN = "was: (hidden)";

  private final Set<Integer> ownPorts;
  private final Set<String> secrets;
  private final Predicate<String> isSentLater;
  private final UnaryOperator<String> inventor;
  private final Map<String, String> captures = new LinkedHashMap<>();

  /**
   * @param ownPorts ports that the kernel chose
   * @param secrets what must not be written
   * @param isSentLater whether a value is something that we say to a peer
   * @param inventor makes a name one that no variable has
   */
  Masks(
      Set<Integer> ownPorts,
      Set<String> secrets,
      Predicate<String> isSentLater,
      UnaryOperator<String> inventor) {
    this.ownPorts = ownPorts;
    this.secrets = secrets;
    this.isSentLater = isSentLater;
    this.inventor = inventor;
  }

  /** The values that have a variable now, each with its name. */
  Map<String, String> captures() {
    return captures;
  }

  /** A line of text without its line end. */
  Masked line(String text) {
    return masked(text, Span::kind);
  }

  /** A text of a stream that has no end of its own: what differs is matched by its length. */
  Masked stretch(String text) {
    return masked(
        text,
        span -> new Kind(span.kind().pattern(), ".{" + (span.to() - span.from()) + "}", false));
  }

  /** A line whose number is that of something that differs. */
  Masked number(String text) {
    String regex = Literal.exactly(text).replaceFirst("\\d+$", "\\\\d+");
    return new Masked(Literal.pattern(regex), "was: " + Literal.comment(text));
  }

  /** Whether there is something in a text that differs from run to run. */
  boolean varies(String text) {
    return !spans(text).isEmpty();
  }

  private Masked masked(String text, Function<Span, Kind> how) {
    List<Span> spans = spans(text);
    if (spans.isEmpty()) {
      return new Masked(Literal.of(text), "");
    }
    StringBuilder regex = new StringBuilder();
    int at = 0;
    for (Span span : spans) {
      regex.append(Literal.exactly(text.substring(at, span.from())));
      regex.append(matcher(text.substring(span.from(), span.to()), span, how.apply(span)));
      at = span.to();
    }
    regex.append(Literal.exactly(text.substring(at)));
    boolean secret = spans.stream().anyMatch(span -> span.kind().secret());
    return new Masked(
        Literal.pattern(regex.toString()), secret ? HIDDEN : "was: " + Literal.comment(text));
  }

  private String matcher(String value, Span span, Kind kind) {
    if (value.length() < SHORTEST_CAPTURE || !isSentLater.test(value)) {
      return kind.matches();
    }
    String name = inventor.apply(span.key());
    captures.put(value, name);
    String matches = value.matches("\\w+") ? "\\w+" : kind.matches();
    return "(?<" + name + ">" + matches + ")";
  }

  private List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    for (String secret : secrets) {
      int at = text.indexOf(secret);
      for (; at >= 0; at = text.indexOf(secret, at + secret.length())) {
        add(new Span(at, at + secret.length(), "", new Kind(NOTHING, ".+", true)), spans);
      }
    }
    for (Kind kind : KINDS) {
      Matcher matcher = kind.pattern().matcher(text);
      while (matcher.find()) {
        add(new Span(matcher.start("v"), matcher.end("v"), key(matcher), kind), spans);
      }
    }
    Matcher numbers = Pattern.compile("(?<!\\d)\\d{4,5}(?!\\d)").matcher(text);
    while (numbers.find()) {
      if (ownPorts.contains(Integer.valueOf(numbers.group()))) {
        Kind port = new Kind(NOTHING, "\\d+", false);
        add(new Span(numbers.start(), numbers.end(), "port", port), spans);
      }
    }
    spans.sort(Comparator.comparingInt(Span::from));
    return spans;
  }

  /** Whether a line of text has something in it that looks like a password, a token or a cookie. */
  static boolean looksSecret(String line) {
    return KINDS.stream().anyMatch(kind -> kind.secret() && kind.pattern().matcher(line).find());
  }

  /** Whether there is a secret in bytes. */
  boolean hides(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return secrets.stream()
        .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
        .anyMatch(secret -> text.contains(new String(secret, StandardCharsets.ISO_8859_1)));
  }

  private static String key(Matcher matcher) {
    String key =
        Optional.ofNullable(matcher.namedGroups().get("key")).map(matcher::group).orElse("id");
    String name = key == null ? "" : key.replaceAll("[^A-Za-z0-9]", "");
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "id" : name;
  }

  private static void add(Span span, List<Span> spans) {
    if (spans.stream().noneMatch(other -> span.from() < other.to() && other.from() < span.to())) {
      spans.add(span);
    }
  }
}
