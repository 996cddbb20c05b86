package socksh.lab;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A request as RFC 9112 frames it, its body read and forgotten.
 *
 * @param headers by lower-case name; of several with one name the last counts
 */
record HttpRequest(String method, String target, String version, Map<String, String> headers) {

  /** Where the lines of a request come from; how they must end is for the sample to say. */
  @FunctionalInterface
  interface Lines {
    String next() throws IOException;
  }

  /**
   * Reads one request.
   *
   * @throws ProtocolException when it is not one
   * @throws java.io.EOFException when the client has said all
   */
  static HttpRequest read(Conversation client, Lines lines) throws IOException {
    String[] words = lines.next().split(" ");
    if (words.length != 3 || !words[2].matches("HTTP/1\\.[01]")) {
      throw new ProtocolException("not a request line");
    }
    HttpRequest request = new HttpRequest(words[0], words[1], words[2], headers(lines));
    client.exactly(request.bodyLength());
    return request;
  }

  private static Map<String, String> headers(Lines lines) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      String[] pair = line.split(":", 2);
      if (pair.length != 2 || pair[0].isBlank()) {
        throw new ProtocolException("not a header line");
      }
      headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1].strip());
    }
    return Map.copyOf(headers);
  }

  private int bodyLength() throws ProtocolException {
    String length = headers.getOrDefault("content-length", "0");
    if (!length.matches("\\d{1,9}") || headers.containsKey("transfer-encoding")) {
      throw new ProtocolException("a body of unknown length");
    }
    return Integer.parseInt(length);
  }

  String path() {
    return target.split("\\?", 2)[0];
  }

  boolean hasHost() {
    return headers.containsKey("host") || version.equals("HTTP/1.0");
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  /** Whether the connection ends after the answer: asked for, or the habit of HTTP/1.0. */
  boolean isLast() {
    String wish = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    return wish.equals("close") || version.equals("HTTP/1.0") && !wish.equals("keep-alive");
  }
}
