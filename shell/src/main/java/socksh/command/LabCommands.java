package socksh.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import socksh.lab.Lab;
import socksh.lab.Program;
import socksh.lab.Running;
import socksh.lab.Sample;
import socksh.session.Report;
import socksh.session.Verdict;

/** {@code lab}: sample peers on this machine, so that everything can be tried without a network. */
final class LabCommands {
  /** More samples than this are told as a table, without what to try. */
  private static final int FEW = 3;

  private static final Parameter<LabParameter.Wish> WISH = new LabParameter();

  private LabCommands() {}

  static Catalog.Family family() {
    return new Catalog.Family("To try things with", List.of(lab()));
  }

  private static Command lab() {
    return Command.named("lab")
        .summary("sample peers on this machine, to try things with")
        .takes(WISH)
        .ofTheShell()
        .example("lab device; udp lab:device hex 1616161600FFFFFFFFFF; recv 64; lab log device")
        .notes(
            "Each sample has a usual port; where that is taken it gets a free one, and says so."
                + " Everything listens on 127.0.0.1 only and ends with the shell.",
            "`lab:NAME` is an address: `open tcp lab:http` starts the sample if it does not run"
                + " and connects to it.",
            "`freeze`, `thaw` and `kill` are for the sample that is a process of its own,"
                + " `program`: the process is really stopped, and its sockets live on.",
            "The samples are built on the JDK's own sockets, so they share no code with what they"
                + " are there to try.")
        .does(LabCommands::perform);
  }

  private static Verdict perform(Invocation invocation) {
    Optional<LabParameter.Wish> wish = invocation.find(WISH);
    return switch (wish.orElse(new LabParameter.Wish.Start(List.of()))) {
      case LabParameter.Wish.Start(var samples) when samples.isEmpty() -> list(invocation);
      case LabParameter.Wish.Start(var samples) -> start(invocation, samples);
      case LabParameter.Wish.Stop(var samples) -> stop(invocation, samples);
      case LabParameter.Wish.Log(var sample) -> log(invocation, sample);
      case LabParameter.Wish.Signal(var signal, var sample) -> signal(invocation, signal, sample);
    };
  }

  private static Verdict list(Invocation invocation) {
    List<Report.Column> columns =
        List.of(
            Report.Column.left("name"),
            Report.Column.left("over"),
            Report.Column.right("runs at"),
            Report.Column.left("what it does"));
    List<List<String>> rows = new ArrayList<>();
    for (Sample sample : Lab.samples()) {
      String runs = invocation.lab().running(sample.name()).map(LabCommands::port).orElse("");
      rows.add(List.of(sample.name(), protocol(sample), runs, sample.summary()));
    }
    invocation.session().show(new Report.Table("sample peers on 127.0.0.1", columns, rows));
    return invocation.show(
        new Report.Sentence("`lab NAME` starts one; `lab:NAME` can be used as an address."));
  }

  private static String port(Running peer) {
    return peer.port() == 0 ? "a file" : ":" + peer.port();
  }

  /** What a sample is spoken to over, as {@code open} writes it. */
  static String protocol(Sample sample) {
    return sample.protocol().name().toLowerCase(Locale.ROOT);
  }

  private static Verdict start(Invocation invocation, List<Sample> samples) {
    List<Running> started = new ArrayList<>();
    samples.forEach(sample -> new Starting(invocation).start(sample).ifPresent(started::add));
    if (samples.size() <= FEW) {
      started.forEach(peer -> invocation.show(new Report.Page(tries(peer))));
    }
    return started.size() == samples.size() ? Verdict.DONE : Verdict.INCONCLUSIVE;
  }

  private static List<Report.Entry> tries(Running peer) {
    List<Report.Entry> entries = new ArrayList<>();
    String what = peer.sample().name() + ": " + peer.sample().summary();
    entries.add(new Report.Entry.Text("Try (" + what + "):"));
    peer.tries().forEach(line -> entries.add(new Report.Entry.Example(line)));
    return entries;
  }

  private static Verdict stop(Invocation invocation, List<Sample> samples) {
    List<String> names =
        samples.isEmpty()
            ? invocation.lab().running().stream().map(peer -> peer.sample().name()).toList()
            : samples.stream().map(Sample::name).toList();
    if (names.isEmpty()) {
      invocation.session().remark("no sample runs");
    }
    names.forEach(name -> stop(invocation, name));
    return Verdict.DONE;
  }

  private static void stop(Invocation invocation, String name) {
    try {
      boolean ran = invocation.lab().stop(name);
      invocation.session().remark(name + (ran ? " is stopped" : " does not run"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Verdict log(Invocation invocation, Sample sample) {
    LabLog.show(running(invocation, sample), invocation.session());
    return Verdict.DONE;
  }

  private static Verdict signal(Invocation invocation, LabSignal signal, Sample sample) {
    Program program =
        running(invocation, sample)
            .program()
            .orElseThrow(
                () ->
                    invocation.wrong(
                        sample.name() + " is no process of its own", "`lab program` is one"));
    try {
      signal.sendTo(program);
      if (!program.isAlive()) {
        var _ = invocation.lab().stop(sample.name());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    invocation
        .session()
        .remark(sample.name() + " (process " + program.number() + ") " + signal.effect());
    return Verdict.DONE;
  }

  private static Running running(Invocation invocation, Sample sample) {
    return invocation
        .lab()
        .running(sample.name())
        .orElseThrow(
            () ->
                invocation.wrong(
                    sample.name() + " does not run", "`lab " + sample.name() + "` starts it"));
  }
}
