package socksh.manual.trade;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which step of the course meets a word: the one table of it. */
public final class LessonSteps {

  /**
   * A step of the course.
   *
   * @param lesson the number of the lesson, from 1
   * @param name the name of the lesson
   * @param number the number of the step in its lesson, from 1
   * @param title what the step is about, in a few words
   */
  public record Step(int lesson, String name, int number, String title) {
    @Override
    public String toString() {
      return "lesson " + lesson + ", step " + number + ": " + name + "/" + title;
    }
  }

  /** A line a lesson with its number and name, then a line a step: number, title: words. */
  private static final String TABLE =
      """
      1 socket
        1 not in the table: socket, CLOSE, descriptor
        2 no name yet: getsockname
        3 close: close
      2 connect
        1 a port from the range: connect, ESTABLISHED, handshake, ephemeral port, port
        2 every address: getaddrinfo, loopback, IPv6
        3 refused: ECONNREFUSED, RST
        4 a full queue: SYN_SENT, SYN, ETIMEDOUT, syncnt
        5 two connections: four-tuple
      3 send
        1 text and hex: send
        2 line ends: line end
        3 nobody reads: Send-Q, Recv-Q, ACK
      4 receive
        1 three in one: recv, stream
        2 less than asked for: rcvlowat
        3 one in many: buffer, segment
        4 half a line: rcvtimeo
        5 the end: EOF
      5 http
        1 without Host: HTTP
      6 bind
        1 bound, not listening: bind
        2 listen: listen, LISTEN
        3 your port in hex: byte order
        4 another address: wildcard
        5 taken: EADDRINUSE
        6 port 80: EACCES
      7 accept
        1 connected before accept: accept
        2 bytes before accept: ioctl
        3 one port, two clients: getpeername
        4 backlog 1: backlog
        5 room for one more: retransmission
      8 goodbye
        1 server first: FIN, TIME_WAIT, states
        3 the port is taken: reuseaddr
        5 half-close: half-close, shutdown, FIN_WAIT1, FIN_WAIT2
        6 left open: CLOSE_WAIT, LAST_ACK, leak
      9 break
        1 the second send: EPIPE
        2 unread bytes: ECONNRESET, linger
        4 ask the kernel: info
        5 frozen: keepalive, window
      10 waiting
        1 a limit: EINTR
        2 nothing yet: EAGAIN, blocking, fcntl
        3 a full pipe: partial send, sndbuf, setsockopt
        4 connect without waiting: EINPROGRESS, error, getsockopt
      11 select
        1 a client waits: poll, readable
      12 udp
        1 three datagrams: datagram
        2 too little room: MSG_TRUNC
        4 a dead port: ICMP
        5 another port: sendto, recvfrom
        6 a flood: rcvbuf
      13 framing
        1 a length in front: framing
        3 40 ms: Nagle, delayed ACK, nodelay
      """;

  private static final Map<String, Step> BY_WORD = read();

  private LessonSteps() {}

  /** Every word that the course meets, by the name of its article, in the order of the course. */
  public static Map<String, Step> all() {
    return BY_WORD;
  }

  /** The step that meets a word first. */
  public static Optional<Step> of(Article article) {
    return Optional.ofNullable(BY_WORD.get(article.name()));
  }

  /** All steps that the table names, in the order of the course. */
  public static List<Step> steps() {
    return BY_WORD.values().stream().distinct().toList();
  }

  private static Map<String, Step> read() {
    Map<String, Step> steps = new LinkedHashMap<>();
    List<String> lesson = new ArrayList<>();
    for (String line : TABLE.lines().toList()) {
      String[] head = line.strip().split(" ", 2);
      if (!line.startsWith(" ")) {
        lesson = List.of(head);
        continue;
      }
      String[] step = head[1].split(": ", 2);
      int number = Integer.parseInt(lesson.getFirst());
      Step met = new Step(number, lesson.getLast(), Integer.parseInt(head[0]), step[0]);
      for (String word : step[1].split(", ")) {
        if (steps.put(word, met) != null) {
          throw new IllegalArgumentException(word + " is met twice");
        }
      }
    }
    return Collections.unmodifiableMap(steps);
  }
}
