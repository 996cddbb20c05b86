package socksh.lab;

import java.io.IOException;
import java.net.ProtocolException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Two web servers: one that takes what it gets, one that insists on the rules. */
final class HttpSamples {

  static final List<Recipe> ALL =
      List.of(
          Recipe.tcp(
                  "http",
                  "a web server: / /page /chunked /large?bytes=N",
                  HttpSamples::lenient,
                  "open tcp {address}",
                  "send \"GET / HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n\"",
                  "recv all")
              .usually(8080),
          Recipe.tcp(
                  "strict-http",
                  "a web server that insists on Host and on CR LF",
                  HttpSamples::strict,
                  "open tcp {address}",
                  "send \"GET / HTTP/1.1\\r\\n\\r\\n\"",
                  "recv all",
                  "open tcp {address}",
                  "send \"GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n\"",
                  "recv until \"\\r\\n\\r\\n\"",
                  "recv exactly 6")
              .usually(8081));

  private static final String BAD_REQUEST =
      "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private HttpSamples() {}

  private static void lenient(Conversation client) throws IOException {
    try {
      HttpRequest request;
      do {
        request = HttpRequest.read(client, client::line);
        new HttpPages(client, request).answer();
      } while (!request.isLast());
    } catch (ProtocolException misunderstood) {
      client.send(BAD_REQUEST);
    }
  }

  private static void strict(Conversation client) throws IOException {
    try {
      HttpRequest request;
      do {
        request = HttpRequest.read(client, () -> client.until("\r\n"));
        if (!request.hasHost()) {
          throw new ProtocolException("no Host");
        }
        client.send(strictAnswer(request));
      } while (!request.isLast());
    } catch (ProtocolException misunderstood) {
      client.send(BAD_REQUEST);
    }
  }

  private static String strictAnswer(HttpRequest request) {
    if (!request.path().equals("/")) {
      return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    }
    String session = Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    String head = "HTTP/1.1 200 OK\r\nDate: %s\r\nSet-Cookie: sid=%s; HttpOnly\r\n";
    return (head + "Content-Length: 6\r\n\r\n%s")
        .formatted(now(), session, request.isHead() ? "" : "hello\n");
  }

  /** The time as HTTP writes it; unlike RFC 1123 the day always has two digits. */
  static String now() {
    return ZonedDateTime.now(ZoneOffset.UTC).format(HTTP_DATE);
  }
}
