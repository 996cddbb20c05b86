package socksh.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of the lenient web server; {@code /} moves on, as a well-known search page does. */
final class HttpPages {

  private static final Pattern LARGE = Pattern.compile("/large\\?bytes=(\\d{1,15})");
  private static final byte[] PATTERN =
      StreamSamples.pattern().repeat(8).getBytes(StandardCharsets.ISO_8859_1);

  private final Conversation client;
  private final HttpRequest request;

  HttpPages(Conversation client, HttpRequest request) {
    this.client = client;
    this.request = request;
  }

  void answer() throws IOException {
    Matcher large = LARGE.matcher(request.target());
    if (!request.method().equals("GET") && !request.isHead()) {
      page("405 Method Not Allowed", "Allow: GET, HEAD\r\n", "GET or HEAD, please\n");
    } else if (large.matches()) {
      large(Long.parseLong(large.group(1)));
    } else {
      small();
    }
  }

  private void small() throws IOException {
    switch (request.path()) {
      case "/" -> moved();
      case "/page" -> page("200 OK", "", "<HTML><BODY><H1>A page</H1></BODY></HTML>\r\n");
      case "/chunked" -> chunked();
      default -> page("404 Not Found", "", "There is / and /page and /chunked\n");
    }
  }

  private void moved() throws IOException {
    String there = "http://" + client.here() + "/page";
    String body =
        "<HTML><HEAD><TITLE>302 Moved</TITLE></HEAD><BODY>\r\n<H1>302 Moved</H1>\r\n"
            + "The document has moved\r\n<A HREF=\"%s\">here</A>.\r\n</BODY></HTML>\r\n"
                .formatted(there);
    page("302 Found", "Location: " + there + "\r\nCache-Control: private\r\n", body);
  }

  /** Three chunks, each in a send of its own. */
  private void chunked() throws IOException {
    client.send(head("200 OK", "Transfer-Encoding: chunked\r\n", "text/plain"));
    if (!request.isHead()) {
      for (String chunk : new String[] {"one\n", "two, longer\n", "three\n", ""}) {
        client.send("%x\r\n%s\r\n".formatted(chunk.length(), chunk));
      }
    }
  }

  private void large(long bytes) throws IOException {
    client.send(head("200 OK", "Content-Length: " + bytes + "\r\n", "text/plain"));
    long left = request.isHead() ? 0 : bytes;
    while (left > 0) {
      int size = (int) Math.min(left, PATTERN.length);
      client.send(size == PATTERN.length ? PATTERN : Arrays.copyOf(PATTERN, size));
      left -= size;
    }
  }

  private void page(String status, String headers, String body) throws IOException {
    String length = "Content-Length: " + body.length() + "\r\n";
    String head = head(status, headers + length, "text/html; charset=UTF-8");
    client.send(request.isHead() ? head : head + body);
  }

  private String head(String status, String headers, String type) {
    return "HTTP/1.1 %s\r\n%sContent-Type: %s\r\nDate: %s\r\nServer: lab\r\n%s\r\n"
        .formatted(
            status,
            headers,
            type,
            HttpSamples.now(),
            request.isLast() ? "Connection: close\r\n" : "Connection: keep-alive\r\n");
  }
}
