package socksh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import socksh.language.Checksum;

/**
 * The names of the script language that are no commands, in words: for completion and for the line
 * under the prompt. Kept apart from what they do, so that nobody who only types loads Groovy.
 */
final class Glossary {
  /** A name, how help writes it, and what it means in under 60 characters. */
  record Entry(String name, String usage, String summary) {}

  /** Said to a socket. */
  static final List<Entry> SOCKET_WORDS =
      List.of(
          new Entry("expect", "expect line: 'TEXT'", "receive and compare, or fail"),
          new Entry("sent", "sent N", "fail unless the last send sent so many bytes"),
          new Entry("state", "state 'NAME' [, queued: N]", "wait until the kernel says so"));

  /** Asked of a socket. */
  static final List<Entry> ATTRIBUTES =
      List.of(
          entry("local", "its own address"),
          entry("localPort", "its own port, a number"),
          entry("peer", "the address of the other end"),
          entry("peerPort", "the port of the other end, a number"),
          entry("name", "what it is called here"),
          entry("label", "its number with a hash"),
          entry("kind", "tcp, udp or unix"),
          entry("fd", "its descriptor, a number"),
          entry("state", "its state of TCP, as the kernel has it"),
          entry("queued", "how many clients wait for accept"),
          entry("unread", "how many bytes wait to be received"),
          entry("sender", "who sent the last datagram"),
          entry("unsent", "how many bytes are not acknowledged"),
          entry("drops", "how many datagrams had no room"),
          entry("bytesIn", "how many bytes were received"),
          entry("bytesOut", "how many bytes were sent"));

  /** Said to a client in the closure of a server. */
  static final List<Entry> GUEST_WORDS =
      List.of(
          new Entry("reply", "reply 'TEXT'", "answer it; anything that send can send"),
          new Entry("all", "all 'TEXT'", "say it to every client of the server"),
          new Entry("close", "close()", "send it away when all is said"),
          new Entry("reset", "reset()", "reset its connection"));

  /** Asked of a client in the closure of a server. */
  static final List<Entry> GUEST_ATTRIBUTES =
      List.of(
          entry("line", "what it said, as text"),
          entry("bytes", "what it said, as bytes"),
          entry("n", "its how manieth message this is"),
          entry("peer", "where it is"),
          entry("label", "its number with a hash"),
          entry("name", "what it is called here"),
          entry("socket", "its socket"));

  /** What can be expected of a socket. */
  static final List<Entry> FORMS =
      List.of(
          new Entry("line", "line: 'TEXT' or ~/PATTERN/", "a line that ends in CR LF"),
          new Entry("lines", "lines: ['A', 'B']", "several lines"),
          new Entry("text", "text: 'TEXT'", "just these characters"),
          new Entry("hex", "hex: '16 ?? {name:2}'", "bytes, some of them kept under a name"),
          new Entry("datagram", "datagram: '68 .. 16'", "one whole datagram"),
          new Entry("rest", "rest: 'TEXT' or any", "everything up to the end of the stream"),
          new Entry("eof", "eof", "the end of the stream"),
          new Entry("reset", "reset", "a reset by the peer"),
          new Entry("silence", "silence: 200.ms", "nothing for so long"));

  /** What bytes can be seen as. */
  static final List<Entry> VIEWS = views();

  /** Words of a script of their own. */
  static final List<Entry> OWN_WORDS = ownWords();

  private Glossary() {}

  private static Entry entry(String name, String summary) {
    return new Entry(name, name, summary);
  }

  private static List<Entry> ownWords() {
    List<Entry> all = new ArrayList<>();
    all.add(new Entry("session", "session 'TITLE'", "what this script is about"));
    all.add(new Entry("param", "param NAME: VALUE...", "values that --set can change"));
    all.add(new Entry("limit", "limit 2.s", "how long every expectation waits"));
    all.add(new Entry("check", "check CONDITION, 'WHAT'", "fail unless it is true"));
    all.add(new Entry("fails", "fails(ERRNO) { ... }", "fail unless it fails so"));
    all.add(new Entry("ready", "ready A, B, is: [B]", "wait until just these can be read"));
    all.add(new Entry("simulate", "simulate 'NAME', { on ... }", "what --simulate answers"));
    all.add(new Entry("on", "on hex: '16', reply: '68'", "one answer of a simulation"));
    all.add(new Entry("println", "println VALUE", "show a value"));
    for (Checksum sum : Checksum.values()) {
      all.add(new Entry(nameOf(sum), nameOf(sum) + "(BYTES)", "a sum over bytes"));
    }
    return List.copyOf(all);
  }

  private static List<Entry> views() {
    List<Entry> all = new ArrayList<>();
    all.add(entry("hex", "hex digits in pairs"));
    all.add(entry("text", "read as UTF-8"));
    all.add(entry("size", "how many there are"));
    for (int bits = 8; bits <= 64; bits *= 2) {
      for (String order : bits == 8 ? List.of("") : List.of("be", "le")) {
        String first = "the first " + (bits == 8 ? "byte" : bits / 8 + " bytes") + order(order);
        all.add(entry("u" + bits + order, first + ", unsigned"));
        all.add(entry("i" + bits + order, first + ", signed"));
      }
    }
    for (int bits = 32; bits <= 64; bits *= 2) {
      for (String order : List.of("be", "le")) {
        all.add(entry("f" + bits + order, "a float of " + bits / 8 + " bytes" + order(order)));
      }
    }
    for (Checksum sum : Checksum.values()) {
      all.add(entry(nameOf(sum), "a sum over all of them"));
    }
    return List.copyOf(all);
  }

  private static String order(String order) {
    return switch (order) {
      case "be" -> ", high byte first";
      case "le" -> ", low byte first";
      default -> "";
    };
  }

  /** The name of a sum in a script: {@code crc16_modbus}. */
  static String nameOf(Checksum sum) {
    return sum.name().toLowerCase(Locale.ROOT);
  }

  static boolean isOwn(String name) {
    return OWN_WORDS.stream().anyMatch(word -> word.name().equals(name));
  }
}
