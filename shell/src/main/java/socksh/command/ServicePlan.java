package socksh.command;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Kind;
import socksh.language.Durations;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.server.AddressBlock;
import socksh.server.Answerer;
import socksh.server.Behaviour;
import socksh.server.Condition;
import socksh.server.Framing;
import socksh.server.Rule;
import socksh.server.Service;
import socksh.server.Template;

/** Makes a service out of the words of a line; complains before anything is opened. */
final class ServicePlan {
  private static final int LARGEST_FRAME = 64 * 1024;

  private final World world;
  private final ServeProgram program;
  private final Optional<Answerer> answerer;
  private final List<Behaviour> behaviours = new ArrayList<>();
  private final List<AddressBlock> allowed = new ArrayList<>();
  private final List<AddressBlock> denied = new ArrayList<>();
  private final ServiceWords words = new ServiceWords();
  private Optional<Framing> framing = Optional.empty();
  private Optional<Duration> idle = Optional.empty();
  private Kind kind = Kind.STREAM;
  private @Nullable RuleDraft draft;
  private int most = Integer.MAX_VALUE;

  ServicePlan(List<ServeWish.Clause> clauses, Invocation invocation) {
    this.world = invocation.world();
    this.program =
        new ServeProgram(
            invocation.session().settings().programs(), invocation.sayer(), invocation.world());
    this.answerer = invocation.answerer();
    clauses.forEach(this::add);
    if (draft != null) {
      finish(draft, Rule.After.STAYS);
    }
    if (behaviours.isEmpty()) {
      throw Misunderstood.at(
          clauses.getLast().word(), "what should it do?", "echo, reply \"OK : {line}\\n\", say");
    }
    clauses.stream()
        .filter(clause -> clause.is() == ServeWord.EXEC && !isAlone())
        .findFirst()
        .ifPresent(
            clause -> {
              throw Misunderstood.at(
                  clause.word(),
                  "`exec` has its clients for itself",
                  "only greet, max, allow, deny and idle go with it");
            });
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
        behaviours.stream().anyMatch(ServicePlan::speaksInMessages)
                && behaviours.stream().noneMatch(ServicePlan::isAboutBytes)
                && kind == Kind.STREAM
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
    return behaviour instanceof Behaviour.Reply
        || behaviour instanceof Behaviour.Chat
        || behaviour instanceof Behaviour.On
        || behaviour instanceof Behaviour.Asking;
  }

  /** Bytes that a device says do not end in a line feed. */
  private static boolean isAboutBytes(Behaviour behaviour) {
    return behaviour instanceof Behaviour.On(Rule rule) && rule.when() instanceof Condition.Hex;
  }

  private static void fitsDatagrams(ServeWish.Clause clause) {
    switch (clause.is()) {
      case GREET, CHAT, FILE, EXEC, CLOSE, RESET, LINES, FIXED, LENGTH, UNTIL, MAX, IDLE ->
          throw Misunderstood.at(
              clause.word(),
              "`" + clause.word().text() + "` is for connections",
              "datagrams have echo, discard, chargen, daytime, reply and on");
      default -> {}
    }
  }

  private void add(ServeWish.Clause clause) {
    words.add(clause, draft != null && isOfRule(clause.is()));
    if (draft != null && !isOfRule(clause.is())) {
      finish(draft, Rule.After.STAYS);
    }
    switch (clause.is()) {
      case GREET -> behaviours.add(new Behaviour.Greet(said(clause)));
      case ECHO -> does(new Behaviour.Echo());
      case DISCARD -> does(new Behaviour.Discard());
      case CHARGEN -> behaviours.add(new Behaviour.Chargen());
      case DAYTIME -> behaviours.add(new Behaviour.Daytime());
      case REPLY -> does(new Behaviour.Reply(template(clause)));
      case ON -> draft = new RuleDraft(clause.condition().orElseThrow().build(world));
      case DELAY -> ofRule(clause).delay(clause);
      case CLOSE -> finish(ofRule(clause), Rule.After.CLOSE);
      case RESET -> finish(ofRule(clause), Rule.After.RESET);
      case CLOSURE -> behaviours.add(new Behaviour.Asking(asked(clause)));
      case EXEC -> behaviours.add(program.behaviour(clause.command()));
      case CHAT -> behaviours.add(new Behaviour.Chat());
      case FILE -> behaviours.add(new Behaviour.FileOf(content(clause.value().orElseThrow())));
      case LINES, FIXED, LENGTH, UNTIL, DATAGRAM -> frame(clause);
      case MAX -> most = Parameters.number(clause.value().orElseThrow(), 1, 1_000_000);
      case ALLOW -> allowed.add(BlockText.read(clause.value().orElseThrow()));
      case DENY -> denied.add(BlockText.read(clause.value().orElseThrow()));
      case IDLE -> idle = Optional.of(Durations.read(clause.value().orElseThrow()));
    }
  }

  /** Whether nothing but a process and a greeting is for a client; bytes go as they come. */
  private boolean isAlone() {
    return framing.isEmpty()
        && behaviours.stream().filter(each -> !(each instanceof Behaviour.Greet)).count() == 1;
  }

  // --- rules ------------------------------------------------------------------------------------

  /** Whether a word may go on with the rule before it. */
  private boolean isOfRule(ServeWord word) {
    return switch (word) {
      case DELAY, CLOSE, RESET -> true;
      case REPLY, ECHO, DISCARD -> draft != null && draft.lacksAnswer();
      default -> false;
    };
  }

  private RuleDraft ofRule(ServeWish.Clause clause) {
    if (draft == null) {
      throw Misunderstood.at(
          clause.word(),
          "`" + clause.word().text() + "` belongs to a rule",
          "on \"QUIT\" reply \"bye\\n\" close, say; `on any` is about every message");
    }
    return draft;
  }

  private void does(Behaviour behaviour) {
    if (draft == null) {
      behaviours.add(behaviour);
    } else {
      draft.does(behaviour);
    }
  }

  private Template template(ServeWish.Clause clause) {
    return draft == null ? new Template(said(clause)) : draft.template(said(clause), clause.word());
  }

  private void finish(RuleDraft rule, Rule.After after) {
    behaviours.add(rule.finished(after));
    draft = null;
  }

  private Answerer asked(ServeWish.Clause clause) {
    return answerer.orElseThrow(
        () ->
            Misunderstood.at(
                clause.word(),
                "a closure stands in braces, in Groovy",
                "serve(8888) { c -> c.reply \"OK : ${c.line}\\n\" }"));
  }

  private byte[] said(ServeWish.Clause clause) {
    return clause.payload().orElseThrow().build(world).bytes();
  }

  private byte[] content(Word path) {
    try {
      return world.file(path.text());
    } catch (NoSuchFileException missing) {
      throw Misunderstood.at(path, "no such file: " + path.text(), "file /etc/hostname, say");
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
      case UNTIL -> new Framing.Until(mark(clause));
      case LINES -> new Framing.Lines();
      default -> new Framing.Whole();
    };
  }

  private byte[] mark(ServeWish.Clause clause) {
    byte[] mark = said(clause);
    if (mark.length == 0) {
      throw Misunderstood.at(clause.word(), "a message ends in a byte or more", "until \";\"");
    }
    return mark;
  }

  private static Framing length(Word word) {
    if (!word.is("u16be")) {
      throw Misunderstood.at(word, "a length is two bytes here", "`length u16be`");
    }
    return new Framing.LengthU16be();
  }
}
