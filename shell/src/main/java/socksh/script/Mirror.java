package socksh.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socksh.kernel.Address;
import socksh.language.Hex;
import socksh.language.HexPattern;
import socksh.session.OpenSocket;
import socksh.session.Verdict;

/**
 * The other end of one conversation of a script: where the script sends, it receives and compares;
 * where the script expects, it sends what is expected.
 */
final class Mirror {
  private static final Pattern WAS = Pattern.compile("//\\s*was:\\s?(.*)$");
  private static final String HIDDEN = "(hidden)";
  private static final Map<String, Opposite> OPPOSITES = new LinkedHashMap<>();

  static {
    OPPOSITES.put("send", (mirror, given) -> mirror.receive(mirror.payload(given)));
    OPPOSITES.put("line", (mirror, given) -> mirror.receive(mirror.withLineEnd(given)));
    OPPOSITES.put("expect", Mirror::answer);
    OPPOSITES.put("close", (mirror, _) -> mirror.endAndClose());
    OPPOSITES.put("shutdown", (mirror, given) -> mirror.shutdown(given));
    OPPOSITES.put("reset", (mirror, _) -> mirror.expect("reset", Any.ANY));
    OPPOSITES.put("recv", (mirror, _) -> mirror.answerUnnamed());
  }

  private final Player player;
  private final SocketHandle script;
  private final SocketHandle other;
  private Optional<Address> sender = Optional.empty();
  private boolean replied;
  private boolean ended;

  /** What is done here where the script says something there. */
  private interface Opposite {
    void perform(Mirror mirror, Object[] given);
  }

  /**
   * @param script the script's own end: its name is told, and its line end counts
   * @param other our end
   */
  Mirror(Player player, SocketHandle script, OpenSocket other) {
    this.player = player;
    this.script = script;
    this.other = player.variables().handle(other);
  }

  /** Whether this word makes the other end do something. */
  static boolean concerns(String verb) {
    return OPPOSITES.containsKey(verb);
  }

  /** Does the opposite of a word. */
  void perform(String verb, Object[] given) {
    Opposite opposite = OPPOSITES.get(verb);
    if (opposite != null) {
      opposite.perform(this, given);
    }
  }

  // --- where the script sends -------------------------------------------------------------------

  /** What the script's payload is on the wire. */
  byte[] payload(Object[] given) {
    return player.lines().bytesOf(given);
  }

  private byte[] withLineEnd(Object[] given) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(payload(given));
    line.writeBytes(script.socket().lineEnd().bytes());
    return line.toByteArray();
  }

  /** What the script sends has to come. */
  void receive(byte[] bytes) {
    if (other.isDatagram()) {
      sender = Optional.of(new ByteForms(other, new Comparing(other)).datagramOf(bytes));
    } else if (bytes.length > 0) {
      expect("text", new Octets(bytes));
    }
    Optional<byte[]> reply = player.simulations().reply(bytes);
    replied = reply.isPresent();
    reply.ifPresent(this::send);
  }

  private void expect(String form, Object wanted) {
    var _ = new Expecting(other).expect(new Object[] {Map.of(form, wanted)});
  }

  private void endAndClose() {
    if (other.isOpen()) {
      if (!other.isDatagram()) {
        expect("eof", Any.ANY);
      }
      say("close");
    }
  }

  private void shutdown(Object[] given) {
    if (!given[0].toString().equals("read")) {
      expect("eof", Any.ANY);
    }
  }

  // --- where the script expects -----------------------------------------------------------------

  private void answer(Object[] given) {
    if (given.length == 1 && given[0] instanceof Bare bare) {
      answer(bare.words(), Any.ANY);
    } else if (given.length == 1 && given[0] instanceof Map<?, ?> named) {
      named.forEach((form, wanted) -> answer(form.toString(), wanted));
    }
  }

  private void answer(String form, Object wanted) {
    if (replied && !form.equals("eof") && !form.equals("reset")) {
      return; // the script's own `simulate` has said it
    }
    switch (form) {
      case "line" -> send(text(wanted) + lineEnd());
      case "lines" -> ((List<?>) wanted).forEach(each -> send(text(each) + lineEnd()));
      case "text" -> send(wanted instanceof Octets octets ? octets.toArray() : utf8(text(wanted)));
      case "rest" -> rest(wanted);
      case "hex", "datagram" -> send(bytes(wanted));
      case "eof" -> end();
      case "reset" -> say("reset");
      default -> {} // silence is kept, and where it came from is known
    }
  }

  /** The script takes what comes and does not say what that is. */
  private void answerUnnamed() {
    if (!replied && !ended) {
      throw new Failure(
              Verdict.INCONCLUSIVE,
              "the script does not say what comes here, so nobody but the real one can say it",
              Optional.empty(),
              List.of(),
              "`simulate 'server', { on text: '...', reply: '...' }` would say it")
          .thrown();
    }
  }

  /** Nobody is there any more, which a datagram socket learns when it sends once more. */
  void refuse() {
    if (other.isOpen()) {
      say("close");
      player.lines().say(script, "send \"\"");
    }
  }

  private void rest(Object wanted) {
    String text = wanted == Any.ANY ? was().orElse("") : text(wanted);
    if (!text.isEmpty()) {
      send(text);
    }
    end();
  }

  /** Nothing more is sent; said once, however often the script speaks of the end. */
  private void end() {
    if (!ended) {
      say("shutdown write");
      ended = true;
    }
  }

  private String lineEnd() {
    return new String(script.socket().lineEnd().bytes(), StandardCharsets.US_ASCII);
  }

  private String text(Object wanted) {
    return switch (wanted) {
      case Pattern pattern -> remembered(pattern);
      case Any _ -> was().orElse("any");
      default -> wanted.toString();
    };
  }

  /** The client will say back what it has found in this text. */
  private String remembered(Pattern pattern) {
    String text =
        was().filter(it -> pattern.matcher(it).matches()).orElseGet(() -> Example.of(pattern));
    Matcher matcher = pattern.matcher(text);
    if (matcher.matches()) {
      matcher
          .namedGroups()
          .forEach((name, group) -> player.variables().assign(name, matcher.group(group)));
    }
    return text;
  }

  private byte[] bytes(Object wanted) {
    if (wanted == Any.ANY) {
      return utf8(was().orElse(""));
    }
    if (wanted instanceof Bare bare) {
      return player.lines().bytesOf(new Object[] {bare});
    }
    HexPattern pattern = HexPattern.parse(wanted.toString());
    byte[] bytes =
        was()
            .map(hex -> player.lines().bytesOf(new Object[] {Map.of("hex", hex)}))
            .filter(it -> pattern.match(it).isPresent())
            .orElseGet(() -> pattern.nearest(new byte[0]));
    pattern
        .match(bytes)
        .ifPresent(
            named ->
                named.forEach((name, found) -> player.variables().assign(name, new Octets(found))));
    return bytes;
  }

  /** What came when the script was recorded, from the comment behind the step. */
  private Optional<String> was() {
    Matcher matcher = WAS.matcher(player.sourceLine());
    return matcher.find()
        ? Optional.of(matcher.group(1).strip()).filter(text -> !text.equals(HIDDEN))
        : Optional.empty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void send(String text) {
    send(utf8(text));
  }

  private void send(byte[] bytes) {
    String hex = bytes.length == 0 ? "\"\"" : "hex " + Hex.spaced(bytes);
    say(sender.map(to -> "sendto \"" + to + "\" " + hex).orElse("send " + hex));
  }

  private void say(String words) {
    player.lines().say(other, words);
  }
}
