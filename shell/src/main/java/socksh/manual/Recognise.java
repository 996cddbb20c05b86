package socksh.manual;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises, from bytes alone, what somebody probably meant or which language somebody speaks. */
public final class Recognise {
  private static final int TLS_ALERT = 0x15;
  private static final int TLS_HANDSHAKE = 0x16;
  private static final int CLIENT_HELLO = 1;
  private static final int ALERT_LENGTH = 2;
  private static final int FEWEST_HEX_DIGITS = 4;

  /** FTP, SMTP, HTTP, POP3, NNTP, IMAP, submission: each asks for CR LF in its standard. */
  private static final Set<Integer> CRLF_PORTS = Set.of(21, 25, 80, 110, 119, 143, 587);

  private static final Pattern REQUEST_LINE =
      Pattern.compile("[A-Z]{3,20} \\S+ (HTTP|RTSP|SIP)/\\d(\\.\\d)?\\r?\\n");
  private static final Pattern HTTP = Pattern.compile("[A-Z]{3,20} \\S+ HTTP/\\d\\.\\d\\r?\\n");
  private static final Pattern HTTP_11 = Pattern.compile("[A-Z]{3,20} \\S+ HTTP/1\\.1\\r?\\n");
  private static final Pattern REDIS_COUNT = Pattern.compile("\\*\\d+\\n");
  private static final Pattern END_OF_HEAD = Pattern.compile("\\n\\r?\\n");
  private static final Pattern HOST = Pattern.compile("(?i)\\nhost[ \\t]*:");
  private static final Pattern BARE_LF = Pattern.compile("(?<!\\r)\\n");
  private static final Pattern LITERAL_ESCAPE =
      Pattern.compile("\\\\(r\\\\n|r$|n$|x[0-9A-Fa-f]{2}|0$)");
  private static final Pattern HEX_PAIR = Pattern.compile("(0[xX])?[0-9A-Fa-f]{2}");
  private static final Pattern SEPARATORS = Pattern.compile("[ :,-]+");

  private Recognise() {}

  /**
   * Whether a conversation begins like a TLS client's: a handshake record with a ClientHello in it.
   */
  public static boolean isTlsHello(byte[] bytes) {
    return isTlsRecord(bytes, TLS_HANDSHAKE) && (bytes.length < 6 || bytes[5] == CLIENT_HELLO);
  }

  /** Whether an answer begins like a TLS server's complaint about plain text: an alert record. */
  public static boolean isTlsAlert(byte[] bytes) {
    return isTlsRecord(bytes, TLS_ALERT)
        && (bytes.length < 5 || bytes[3] == 0 && bytes[4] == ALERT_LENGTH)
        && (bytes.length < 6 || bytes[5] == 1 || bytes[5] == 2);
  }

  /** A record's type, and version 3.0 to 3.4: SSL 3 and every TLS. */
  private static boolean isTlsRecord(byte[] bytes, int type) {
    return bytes.length >= 3 && bytes[0] == type && bytes[1] == 3 && bytes[2] >= 0 && bytes[2] <= 4;
  }

  /** Whether an answer in plain text says that TLS was expected, as nginx, Apache and Go do. */
  public static boolean wantsTls(byte[] bytes) {
    String text = text(bytes);
    return text.startsWith("HTTP/1.")
        && (text.contains("plain HTTP request was sent to HTTPS port")
            || text.contains("speaking plain HTTP to an SSL-enabled server port")
            || text.contains("sent an HTTP request to an HTTPS server"));
  }

  /** Whether bytes begin with the request line of HTTP. */
  public static boolean isHttpRequest(byte[] bytes) {
    return HTTP.matcher(text(bytes)).lookingAt();
  }

  /** Whether text is an HTTP/1.1 request, complete up to its empty line, that names no host. */
  public static boolean httpRequestWithoutHost(String text) {
    return HTTP_11.matcher(text).lookingAt() && hasEnd(text) && !HOST.matcher(head(text)).find();
  }

  /** Whether text is an HTTP request, by whole lines, whose empty line is still missing. */
  public static boolean httpRequestWithoutEnd(String text) {
    return HTTP.matcher(text).lookingAt() && text.endsWith("\n") && !hasEnd(text);
  }

  /**
   * Whether bytes hold an LF without a CR where the protocol asks for both. The protocol is known
   * by its first line (HTTP, RTSP, SIP, Redis arrays) or by the port; what follows the head of a
   * request is its own affair.
   *
   * @param port the peer's port, or 0 where there is none
   */
  public static boolean bareLfWhereCrLfIsWanted(byte[] bytes, int port) {
    String text = text(bytes);
    if (REQUEST_LINE.matcher(text).lookingAt()) {
      return BARE_LF.matcher(head(text)).find();
    }
    return (CRLF_PORTS.contains(port) || REDIS_COUNT.matcher(text).lookingAt())
        && BARE_LF.matcher(text).find();
  }

  /**
   * Whether text holds an escape that stayed as it was typed, such as a backslash and an r and so
   * on.
   */
  public static boolean hasLiteralEscapes(String text) {
    return LITERAL_ESCAPE.matcher(text).find();
  }

  /** Whether bytes are text without a line end at their end. */
  public static boolean lacksLineEnd(byte[] bytes) {
    if (bytes.length == 0) {
      return false;
    }
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return bytes[bytes.length - 1] != '\n' && bytes[bytes.length - 1] != '\r';
  }

  /**
   * Whether text looks like bytes in hex notation: an even number of at least four hex digits, one
   * of them a figure (so not a word such as {@code cafe}), or pairs such as {@code 16 16} and
   * {@code de:ad}.
   */
  public static boolean looksLikeHexText(String text) {
    String[] words = SEPARATORS.split(text);
    return words.length < 2 ? isHexNumber(text) : Stream.of(words).allMatch(Recognise::isHexPair);
  }

  private static boolean isHexPair(String word) {
    return HEX_PAIR.matcher(word).matches();
  }

  private static boolean isHexNumber(String text) {
    String digits = withoutPrefix(text);
    return text.length() >= FEWEST_HEX_DIGITS
        && digits.length() % 2 == 0
        && digits.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)
        && digits.chars().anyMatch(Character::isDigit);
  }

  private static String withoutPrefix(String text) {
    return text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
  }

  /** How many bytes the hex notation in text stands for. */
  public static int hexTextLength(String text) {
    int digits = 0;
    for (String word : SEPARATORS.split(text)) {
      digits += withoutPrefix(word).length();
    }
    return digits / 2;
  }

  /** A request up to and with its empty line, or all of it where there is none. */
  private static String head(String text) {
    var end = END_OF_HEAD.matcher(text);
    return end.find() ? text.substring(0, end.end()) : text;
  }

  private static boolean hasEnd(String text) {
    return END_OF_HEAD.matcher(text).find();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
