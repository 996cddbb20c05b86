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
        1 make one: socket, CLOSE, descriptor
        2 its name: getsockname
        3 give it back: close
      2 connect
        1 a port for the client: connect, ESTABLISHED, handshake, ephemeral port, port
        2 what localhost means: getaddrinfo, loopback, IPv6
        3 nobody listens: ECONNREFUSED, RST
        4 nobody answers: SYN_SENT, SYN, ETIMEDOUT, syncnt
        5 twice the same address: four-tuple
      3 send
        1 text or hex: send
        2 the end of a line: line end
        3 sent is not read: Send-Q, Recv-Q, ACK
      4 receive
        1 three sends: recv, stream
        2 less than asked for: rcvlowat
        3 a million bytes: buffer, segment
        4 half a line: rcvtimeo
        5 the end: EOF
      5 http
        1 who is it for?: HTTP
      6 bind
        1 a name is not a door: bind
        2 listen: listen, LISTEN
        3 your port in hex: byte order
        5 every address: wildcard
        6 taken: EADDRINUSE
        7 the low ports: EACCES
      7 accept
        1 connected without accept: accept
        2 heard by nobody: ioctl
        4 one port for all: getpeername
        5 a full queue: backlog
        6 room again: retransmission
      8 goodbye
        1 the server goes first: FIN, TIME_WAIT, states
        3 already in use?: reuseaddr
        8 half a goodbye: half-close, shutdown, FIN_WAIT1, FIN_WAIT2
        9 left open: CLOSE_WAIT, LAST_ACK, leak
      9 break
        1 two sends to nobody: EPIPE
        2 a goodbye that is none: ECONNRESET, linger
        4 what your own socket knows: info
        5 a frozen peer: keepalive, window
      10 waiting
        1 whose limit?: EINTR
        2 do not wait: EAGAIN, blocking, fcntl
        3 all of it?: partial send, sndbuf, setsockopt
        4 connect without waiting: EINPROGRESS, error, getsockopt
      11 select
        1 a client at the door: poll, readable
      12 udp
        1 three messages: datagram
        2 too short a buffer: MSG_TRUNC
        4 nobody at home: ICMP
        5 an answer from another port: sendto, recvfrom
        6 lost at home: rcvbuf
      13 framing
        2 a length in front: framing
        4 two small writes: Nagle, delayed ACK
        6 no delay: nodelay
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
