package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import socksh.language.Payload;
import socksh.session.Report.Entry;

/**
 * Something that several commands share, explained once.
 *
 * @param name as typed after {@code help}
 * @param summary under 60 characters
 * @param mark the word of a synopsis that it explains
 * @param page its page
 */
record HelpTopic(String name, String summary, String mark, Supplier<List<Entry>> page) {

  static final List<HelpTopic> ALL =
      List.of(
          new HelpTopic(
              "addresses", "hosts, ports, Unix sockets, samples", "ADDR", HelpTopic::addresses),
          new HelpTopic(
              "payload", "text, hex, numbers, sums, files", "PAYLOAD", HelpTopic::payload),
          new HelpTopic(
              "receiving", "a line, N bytes, until, match, all", "exactly", HelpTopic::receiving),
          new HelpTopic(
              "groovy",
              "variables, loops and functions at the prompt",
              "GROOVY",
              HelpTopic::groovy));

  static Optional<HelpTopic> find(String name) {
    return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
  }

  List<Entry> entries() {
    return page.get();
  }

  /** Whether it explains a word of this command's synopsis. */
  boolean explains(Command command) {
    return command.synopsis().contains(mark);
  }

  private static List<Entry> addresses() {
    return List.of(
        new Entry.Heading("Addresses"),
        new Entry.Term(
            "HOST PORT", "two words: example.org 80; a name is looked up by getaddrinfo"),
        new Entry.Term("HOST:PORT", "the same in one word: 127.0.0.1:8080"),
        new Entry.Term("[::1]:PORT", "IPv6 stands in brackets; [::1] PORT works too"),
        new Entry.Term("PORT", "a port of this machine: 8080, or :8080"),
        new Entry.Term("*:PORT", "every address of this machine, for bind and listen"),
        new Entry.Term("unix:PATH", "a Unix socket in the file system, at most 107 bytes"),
        new Entry.Term("unix:@NAME", "an abstract Unix socket: no file, gone with its last user"),
        new Entry.Term("SOCKET", "where another socket of this shell is: `open tcp srv`"),
        new Entry.Term("lab:NAME", "a sample peer, started when it does not run; see `lab`"),
        new Entry.Text(
            "\n"
                + "A port is a number from 0 to 65535 or a name of /etc/services (http). With bind"
                + " and listen port 0 lets the kernel choose. A name that has several addresses is"
                + " tried in their order, each try shown."),
        new Entry.Heading("Examples"),
        new Entry.Example("open tcp lab:http"),
        new Entry.Example("open tcp localhost 8080"),
        new Entry.Example("listen *:8888"),
        new Entry.Example("listen unix:/tmp/demo.sock"),
        new Entry.Text("\nRead next: man 7 ip, man 7 ipv6, man 7 unix"));
  }

  private static List<Entry> payload() {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry.Heading("Payload"));
    entries.add(
        new Entry.Text(
            "One or more pieces, joined. Exactly these bytes leave; no line end is added (`line`"
                + " adds one)."));
    entries.add(new Entry.Term("\"text\"", "with \\r \\n \\t \\0 \\xHH \\u{HEX} \\\\ \\\""));
    entries.add(new Entry.Term("'text'", "as it stands, backslashes and all"));
    entries.add(new Entry.Term("words", "bare words, joined by single blanks"));
    Payload.keywords()
        .values()
        .forEach(keyword -> entries.add(new Entry.Term(keyword.name(), keyword.summary())));
    entries.add(new Entry.Heading("Examples"));
    entries.add(new Entry.Example("send \"GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n\""));
    Payload.keywords().values().stream()
        .filter(keyword -> keyword.name().matches("hex|repeat|u16be|len16be|crc16-modbus|file"))
        .forEach(keyword -> entries.add(new Entry.Example("send " + keyword.example())));
    return entries;
  }

  private static List<Entry> receiving() {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry.Heading("Receiving"));
    entries.add(new Entry.Term("recv", "whatever one recv(2) gives; for UDP one datagram"));
    entries.add(new Entry.Term("recv N", "one recv(2) of up to N bytes, as C and Perl do it"));
    ReceiveCommands.WANTED.words().forEach(form -> entries.add(HelpPage.term("recv ", form)));
    entries.add(
        new Entry.Text(
            "\n"
                + "Every form takes `timeout T` (200ms, 2s, 1m), for the whole of it; `set timeout`"
                + " is what it is otherwise. A time-out loses nothing: what came waits for the next"
                + " recv. Data, time-out, end of the stream and reset are four different"
                + " outcomes."));
    entries.add(
        new Entry.Text(
            "\nA datagram is a message: it is whole, shown with its sender, and what does not fit"
                + " into N bytes is gone, which is said. An empty one is not the end."));
    entries.add(new Entry.Heading("Examples"));
    entries.add(new Entry.Example("recv until \"\\r\\n\\r\\n\" timeout 2s"));
    entries.add(new Entry.Example("recv match /OK : (.*)\\n/"));
    entries.add(new Entry.Example("recv all to page.html"));
    entries.add(new Entry.Text("\nRead next: man 2 recv, `help recv`, `help expect`, `help peek`"));
    return entries;
  }

  private static List<Entry> groovy() {
    return List.of(
        new Entry.Heading("Groovy"),
        new Entry.Text(
            "A line that is no command and is Groovy is Groovy. A line that starts with a verb, or"
                + " with a socket and a verb, is a command always."),
        new Entry.Term("x = 5", "a variable; it lives on, and so do functions and classes"),
        new Entry.Term("web.send 'x'", "every socket is a variable, every verb its method"),
        new Entry.Term("open tcp, H, P", "a verb in Groovy: commas, and quotes around text"),
        new Entry.Term("hex: '16 16'", "the words that a command knows have a colon, or none"),
        new Entry.Term("web.peerPort", "also local, peer, localPort, fd, bytesIn, bytesOut"),
        new Entry.Term("web.expect eof", "or line:, text:, hex:, rest:, silence: 200.ms"),
        new Entry.Term("b.u16be, b[2..-1]", "bytes as numbers, text, hex, sums, and in slices"),
        new Entry.Term("_", "the last answer: a value, what was made, what was received"),
        new Entry.Text(
            "\n"
                + "A block that is not closed goes on with the next line; Ctrl-C drops it, and ends"
                + " a loop that runs. Tab knows the methods: type `web.` and Tab. A value that is"
                + " not null is shown after `=`."),
        new Entry.Heading("Examples"),
        new Entry.Example("web = open tcp, 'lab:echo'"),
        new Entry.Example("3.times { web.send \"ping\\n\" }"),
        new Entry.Example("web.recv(exactly, 4).u32be"),
        new Entry.Example("def framed(text) { [u16be(text.size()), text] }"),
        new Entry.Example("web.send framed('four')"),
        new Entry.Example("srv = listen 0; a = open tcp, srv; b = srv.accept()"),
        new Entry.Example("[a, b].each { println \"${it.label} ${it.local}\" }"),
        new Entry.Example("fails(ECONNREFUSED) { open tcp, '127.0.0.1', 1 }"));
  }
}
