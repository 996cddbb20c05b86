package socksh.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import socksh.kernel.Address;
import socksh.language.DidYouMean;
import socksh.language.Misunderstood;
import socksh.language.Problem;
import socksh.language.Word;

/**
 * Reads an address: {@code HOST PORT}, {@code HOST:PORT}, {@code [::1]:PORT}, {@code PORT}, {@code
 * unix:PATH}, {@code unix:@NAME}, {@code lab:NAME}; a path or {@code @NAME} alone where it can be
 * nothing else.
 */
final class AddressText {
  static final String LAB = "lab:";
  private static final int LONGEST_UNIX_NAME = 107;

  private AddressText() {}

  /** What a word may be that has no port. */
  enum Alone {
    /** A host whose port is missing. */
    HOST,
    /** A socket that is not open. */
    SOCKET
  }

  /** Reads one address; takes a second word where the first is only a host. */
  static Target read(Cursor cursor, Alone alone) {
    if (!cursor.hasNext()) {
      throw cursor.missing(
          "an address is missing", "HOST PORT, HOST:PORT, PORT, unix:PATH or lab:NAME");
    }
    boolean afterUnix = cursor.follows("unix");
    Word word = cursor.take(Tint.ADDRESS);
    var socket = Catalog.socket(word, cursor.sockets());
    if (socket.isPresent()) {
      return new Target.Of(socket.get());
    }
    if (cursor.isComing(word)) {
      return new Target.Here(0); // where it will be is not known yet, and nobody goes there yet
    }
    String text = word.text();
    if (text.startsWith("unix:")) {
      return unix(word, text.substring("unix:".length()));
    }
    if (isUnix(text) || (afterUnix && isBareName(text, cursor))) {
      return unix(word, text); // `nc -U` and psql take a bare path too
    }
    if (text.startsWith(LAB) && !text.matches("lab:\\d+")) {
      return new Target.InLab(LabParameter.sample(word, whole -> whole.substring(LAB.length())));
    }
    if (text.contains("://")) {
      throw Misunderstood.at(
          word, "a URL is not an address", "HOST PORT, such as `" + hostOf(text) + " 80`");
    }
    return text.matches("\\d+")
        ? new Target.Here(port(word, text, 0, cursor))
        : hostAndPort(word, text, cursor, alone);
  }

  /** Whether it begins as no host does. */
  static boolean isUnix(String text) {
    return text.startsWith("/") || text.startsWith("./") || text.startsWith("@");
  }

  /** A file of this folder, where no host and port are meant. */
  private static boolean isBareName(String text, Cursor cursor) {
    return !text.contains(":") && !text.matches("\\d+") && !(cursor.hasNext() && isPort(cursor));
  }

  private static String hostOf(String url) {
    String rest = url.substring(url.indexOf("://") + 3);
    return rest.split("[/:?#]", 2)[0];
  }

  private static Target hostAndPort(Word word, String text, Cursor cursor, Alone alone) {
    int colon = text.indexOf(':');
    if (text.startsWith("[")) {
      return bracketed(word, text, cursor, alone);
    }
    boolean hasPort = colon >= 0 && (text.lastIndexOf(':') == colon || hasTwoPorts(text));
    if (colon > 0 && hasPort) {
      return at(
          word, text.substring(0, colon), port(word, text.substring(colon + 1), colon + 1, cursor));
    }
    if (hasPort) {
      return new Target.Here(port(word, text.substring(1), 1, cursor));
    }
    OptionalInt service =
        cursor.hasNext() && isPort(cursor) ? OptionalInt.empty() : cursor.world().service(text);
    if (service.isPresent()) {
      return new Target.Here(service.getAsInt());
    }
    noProtocol(word, cursor);
    return at(word, text, secondWord(word, cursor, alone));
  }

  /** {@code HOST:80:90}, which no address of IPv6 looks like: those have more colons, or two. */
  private static boolean hasTwoPorts(String text) {
    return text.matches("[^:]*:[^:]+:[^:]*");
  }

  private static boolean isPort(Cursor cursor) {
    String text = cursor.peek().text();
    return text.matches("\\d+") || cursor.world().service(text).isPresent();
  }

  private static Target bracketed(Word word, String text, Cursor cursor, Alone alone) {
    int close = text.indexOf(']');
    if (close < 0) {
      throw Misunderstood.at(word, "the closing ] is missing", "[::1]:8888");
    }
    String host = text.substring(1, close);
    if (close == text.length() - 1) {
      return at(word, host, secondWord(word, cursor, alone));
    }
    if (text.charAt(close + 1) != ':') {
      throw Misunderstood.at(word, "after ] comes : and the port", "[::1]:8888");
    }
    return at(word, host, port(word, text.substring(close + 2), close + 2, cursor));
  }

  /** A protocol is said after {@code open} and {@code socket}; elsewhere it would be a host. */
  private static void noProtocol(Word word, Cursor cursor) {
    if (word.is("unix") && cursor.hasNext()) {
      String tip = "`unix:" + cursor.peek().text() + "`";
      throw Misunderstood.at(word, "a Unix socket's address is one word here", tip);
    }
    if (word.is("tcp") || word.is("udp")) {
      String tip = cursor.hasNext() ? "`" + cursor.peek().text() + "` alone" : "HOST PORT or PORT";
      throw Misunderstood.at(word, "`" + word.text() + "` is not said here", tip);
    }
  }

  private static int secondWord(Word host, Cursor cursor, Alone alone) {
    if (!cursor.hasNext()) {
      throw withoutPort(host, cursor, alone);
    }
    Word word = cursor.take(Tint.ADDRESS);
    return port(word, word.text(), 0, cursor);
  }

  /** The place is where a port may still be typed, so that completion offers ports. */
  private static Misunderstood withoutPort(Word host, Cursor cursor, Alone alone) {
    if (host.text().matches("#\\d+")) {
      return Misunderstood.at(host, "there is no socket " + host.text(), "`sockets` lists them");
    }
    List<String> names =
        cursor.sockets().all().stream().flatMap(socket -> socket.name().stream()).toList();
    String port = host.text() + " 80, say";
    return alone == Alone.HOST
        ? cursor.missing("the port is missing", DidYouMean.tip(host.text(), names, port))
        : cursor.missing(
            "no socket is called " + host.text() + ", and a host needs a port",
            DidYouMean.tip(host.text(), names, "`sockets` lists them; " + port));
  }

  private static Target at(Word word, String host, int port) {
    if (host.equals("*")) {
      return new Target.Everywhere(port);
    }
    if (host.isEmpty()) {
      throw Misunderstood.at(word, "the host is missing", "HOST:PORT");
    }
    return NumericHost.read(host, port)
        .<Target>map(Target.Exact::new)
        .orElseGet(() -> named(word, host, port));
  }

  private static Target named(Word word, String host, int port) {
    if (!host.matches("[\\p{L}\\p{N}._%-]+") || host.matches("[\\d.]+")) {
      throw Misunderstood.at(word, "`" + host + "` is not a host", "a name, 127.0.0.1 or [::1]");
    }
    return new Target.Named(host, port);
  }

  /** A port as a number or a service's name; {@code shift} is where it starts in its word. */
  static int port(Word word, String text, int shift, Cursor cursor) {
    if (text.matches("\\d{1,9}")) {
      int port = Integer.parseInt(text);
      if (port <= 65_535) {
        return port;
      }
    }
    if (!text.isEmpty() && !text.matches("\\d+")) {
      OptionalInt service = cursor.world().service(text);
      if (service.isPresent()) {
        return service.getAsInt();
      }
    }
    if (text.indexOf(':') > 0) {
      throw secondPort(word, shift + text.indexOf(':'));
    }
    int column = Math.min(word.column() + shift, word.end());
    String what =
        text.isEmpty()
            ? "the port is missing"
            : text.matches("-?\\d+") ? "no port " + text : "no service is called " + text;
    throw new Misunderstood(
        new Problem(
            column,
            Math.max(0, word.end() - column),
            what,
            "ports are 0 to 65535, or a name such as http"));
  }

  /** {@code colon} is where the second port begins in its word. */
  private static Misunderstood secondPort(Word word, int colon) {
    int column = Math.min(word.column() + colon + 1, word.end());
    String tip = "write " + word.text().substring(0, colon);
    return new Misunderstood(
        new Problem(column, word.end() - column, "a second port: one is enough", tip));
  }

  private static Target unix(Word word, String name) {
    Optional<String> problem = unixProblem(name);
    if (problem.isPresent()) {
      throw Misunderstood.at(word, problem.get(), "unix:/run/some.sock or unix:@name");
    }
    return new Target.Exact(
        name.startsWith("@")
            ? new Address.UnixAbstract(name.substring(1))
            : new Address.UnixPath(name));
  }

  private static Optional<String> unixProblem(String name) {
    if (name.isEmpty() || name.equals("@")) {
      return Optional.of("the name of the Unix socket is missing");
    }
    int length = name.getBytes(StandardCharsets.UTF_8).length - (name.startsWith("@") ? 1 : 0);
    return length > LONGEST_UNIX_NAME
        ? Optional.of("a Unix socket's name has at most 107 bytes; this one has " + length)
        : Optional.empty();
  }
}
