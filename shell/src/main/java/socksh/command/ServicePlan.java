package socksh.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Kind;
import socksh.language.Durations;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.server.AddressBlock;
import socksh.server.Behaviour;
import socksh.server.Framing;
import socksh.server.Service;
import socksh.server.Template;

/** Makes a service out of the words of a line; complains before anything is opened. */
final class ServicePlan {
  private static final int LARGEST_FRAME = 64 * 1024;
  private static final int BITS_OF_INET = 32;
  private static final int BITS_OF_INET6 = 128;

  private final World world;
  private final List<Behaviour> behaviours = new ArrayList<>();
  private final List<AddressBlock> allowed = new ArrayList<>();
  private final List<AddressBlock> denied = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private Optional<Framing> framing = Optional.empty();
  private Optional<Duration> idle = Optional.empty();
  private Kind kind = Kind.STREAM;
  private int most = Integer.MAX_VALUE;

  ServicePlan(List<ServeWish.Clause> clauses, World world) {
    this.world = world;
    clauses.forEach(this::add);
    if (behaviours.isEmpty()) {
      throw Misunderstood.at(
          clauses.getLast().word(), "what should it do?", "echo, reply \"OK : {line}\\n\", say");
    }
    if (kind == Kind.DGRAM) {
      clauses.forEach(ServicePlan::fitsDatagrams);
    }
  }

  /** What kind of socket it is served on. */
  Kind kind() {
    return kind;
  }

  Service service() {
    Framing usual =
        behaviours.stream().anyMatch(ServicePlan::speaksInMessages) && kind == Kind.STREAM
            ? new Framing.Lines()
            : new Framing.Whole();
    return new Service(
        words.toString(),
        framing.orElse(usual),
        List.copyOf(behaviours),
        new Service.Admission(most, List.copyOf(allowed), List.copyOf(denied)),
        idle);
  }

  private static boolean speaksInMessages(Behaviour behaviour) {
    return behaviour instanceof Behaviour.Reply || behaviour instanceof Behaviour.Chat;
  }

  private static void fitsDatagrams(ServeWish.Clause clause) {
    switch (clause.is()) {
      case GREET, CHAT, FILE, LINES, FIXED, LENGTH, UNTIL, MAX, IDLE ->
          throw Misunderstood.at(
              clause.word(),
              "`" + clause.word().text() + "` is for connections",
              "datagrams have echo, discard, chargen, daytime and reply");
      default -> {}
    }
  }

  private void add(ServeWish.Clause clause) {
    words.append(words.isEmpty() ? "" : " ").append(clause.word().text());
    clause.value().ifPresent(word -> words.append(' ').append(word.raw()));
    switch (clause.is()) {
      case GREET -> behaviours.add(new Behaviour.Greet(said(clause)));
      case ECHO -> behaviours.add(new Behaviour.Echo());
      case DISCARD -> behaviours.add(new Behaviour.Discard());
      case CHARGEN -> behaviours.add(new Behaviour.Chargen());
      case DAYTIME -> behaviours.add(new Behaviour.Daytime());
      case REPLY -> behaviours.add(new Behaviour.Reply(new Template(said(clause))));
      case CHAT -> behaviours.add(new Behaviour.Chat());
      case FILE -> behaviours.add(new Behaviour.FileOf(content(clause.value().orElseThrow())));
      case LINES, FIXED, LENGTH, UNTIL, DATAGRAM -> frame(clause);
      case MAX -> most = Parameters.number(clause.value().orElseThrow(), 1, 1_000_000);
      case ALLOW -> allowed.add(block(clause.value().orElseThrow()));
      case DENY -> denied.add(block(clause.value().orElseThrow()));
      case IDLE -> idle = Optional.of(Durations.read(clause.value().orElseThrow()));
    }
  }

  private byte[] said(ServeWish.Clause clause) {
    return clause.payload().orElseThrow().build(world).bytes();
  }

  private byte[] content(Word path) {
    try {
      return world.file(path.text());
    } catch (IOException e) {
      throw Misunderstood.at(path, "cannot read " + path.text(), String.valueOf(e.getMessage()));
    }
  }

  private void frame(ServeWish.Clause clause) {
    if (framing.isPresent()) {
      throw Misunderstood.at(clause.word(), "its messages are cut in one way only", "leave one");
    }
    framing = Optional.of(framing(clause));
    kind = clause.is() == ServeWord.DATAGRAM ? Kind.DGRAM : kind;
  }

  private Framing framing(ServeWish.Clause clause) {
    return switch (clause.is()) {
      case FIXED ->
          new Framing.Fixed(Parameters.number(clause.value().orElseThrow(), 1, LARGEST_FRAME));
      case LENGTH -> length(clause.value().orElseThrow());
      case UNTIL -> new Framing.Until(said(clause));
      case LINES -> new Framing.Lines();
      default -> new Framing.Whole();
    };
  }

  private static Framing length(Word word) {
    if (!word.is("u16be")) {
      throw Misunderstood.at(word, "a length is two bytes here", "`length u16be`");
    }
    return new Framing.LengthU16be();
  }

  private static AddressBlock block(Word word) {
    String[] parts = word.text().split("/", 2);
    Address host =
        NumericHost.read(parts[0], 0)
            .orElseThrow(
                () ->
                    Misunderstood.at(
                        word, word.text() + " is not an address", "127.0.0.1, 10.0.0.0/8, ::1"));
    int all = host instanceof Address.Inet4 ? BITS_OF_INET : BITS_OF_INET6;
    if (parts.length == 1) {
      return new AddressBlock(host, all);
    }
    if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > all) {
      throw Misunderstood.at(word, "no number of bits: " + parts[1], "0 to " + all);
    }
    return new AddressBlock(host, Integer.parseInt(parts[1]));
  }
}
