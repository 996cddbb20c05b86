package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import socksh.kernel.Outcome;
import socksh.language.Amounts;
import socksh.session.Event;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Settings;
import socksh.session.Verdict;
import socksh.session.Wire;

/** {@code capture}: the segments themselves, where this machine lets us see them. */
final class CaptureCommand {
  private static final int USUAL = 20;
  private static final int MOST = 100_000;

  private static final Parameter<Settings.Toggle> TOGGLE =
      new ToggleParameter("the segments of this shell's sockets are recorded");
  private static final Parameter<List<String>> SOCKETS = new LabelsParameter(Set.of("last"));
  private static final Parameter<Integer> LAST =
      Parameters.keyword(
          "last", "N", "how many, counted from the end", word -> Parameters.number(word, 1, MOST));

  private CaptureCommand() {}

  static Command capture() {
    return Command.named("capture")
        .summary("record the real segments on loopback, or list them")
        .takes(TOGGLE, SOCKETS, LAST)
        .on(Command.Target.OPTIONAL, socket -> socket.isTcp())
        .calls("socket", "setsockopt", "bind")
        .example("capture on; listen 0 as srv; open tcp srv; capture")
        .notes(
            "`capture on` listens to the loopback interface with a socket of AF_PACKET; see"
                + " packet(7). It takes the right CAP_NET_RAW, which root has. Without it `capture"
                + " on` says so, and what is drawn of segments stays inferred.",
            "`capture` lists the last ones: when the kernel sent it, from where to where, flags,"
                + " the number of its first byte, the byte that is expected next, and how many"
                + " bytes it carries. Numbers count from the SYN, as in Wireshark.",
            "Only segments of this shell's own sockets are kept, with the first 1514 bytes of each"
                + " frame as they were sent: secrets too. Loopback carries up to 64 KiB in one"
                + " segment, which a real network would cut. Of one command at most 2000 are kept,"
                + " and every SYN, FIN and RST; the rest is counted.")
        .does(CaptureCommand::perform);
  }

  private static Verdict perform(Invocation invocation) {
    Optional<Settings.Toggle> toggle = invocation.find(TOGGLE);
    if (toggle.isEmpty()) {
      return show(invocation);
    }
    return toggle.get().on() ? on(invocation.session()) : off(invocation.session());
  }

  private static Verdict on(Session session) {
    Outcome outcome = session.wire().on();
    if (outcome instanceof Outcome.Failure(var errno)) {
      session.remark(
          "socket(AF_PACKET) = -1 "
              + errno
              + " ("
              + errno.words()
              + ")"
              + ": recording segments takes the right CAP_NET_RAW, which root has (`sudo"
              + " socksh`; setcap on java would give it to every Java program). Without it"
              + " segments stay inferred.");
    } else {
      session.remark("capture is on: `capture` lists the segments of this shell's sockets");
    }
    return Verdict.of(outcome);
  }

  private static Verdict off(Session session) {
    session.wire().off();
    session.remark("capture is off: " + recorded(session.wire().account()));
    return Verdict.DONE;
  }

  private static String recorded(Wire.Account account) {
    String recorded = Amounts.count(account.kept(), "segment") + " recorded";
    if (account.passedOver() > 0) {
      recorded += ", " + account.passedOver() + " more only counted";
    }
    return account.dropped() == 0
        ? recorded + ", none lost"
        : recorded
            + ", "
            + Amounts.count(account.dropped(), "frame")
            + " of loopback lost, as there was no more room for them";
  }

  private static Verdict show(Invocation invocation) {
    Session session = invocation.session();
    Wire.Account account = session.wire().account();
    List<List<String>> rows = rows(session, labels(invocation));
    if (!rows.isEmpty()) {
      int first = Math.max(0, rows.size() - invocation.find(LAST).orElse(USUAL));
      session.show(Segments.table(rows.subList(first, rows.size()), first));
    }
    String on = account.on() ? "capture is on: " : "capture is off (`capture on`): ";
    return invocation.show(new Report.Sentence(on + recorded(account) + "."));
  }

  private static List<String> labels(Invocation invocation) {
    List<String> labels = new ArrayList<>(invocation.find(SOCKETS).orElse(List.of()));
    invocation
        .target()
        .filter(_ -> invocation.namesSocket())
        .ifPresent(socket -> labels.add(socket.label()));
    return labels;
  }

  /** All segments are read, as numbers are told from where a conversation began. */
  private static List<List<String>> rows(Session session, List<String> labels) {
    Segments segments = new Segments();
    List<List<String>> rows = new ArrayList<>();
    for (Event event : session.journal().events()) {
      if (event instanceof Event.Captured captured) {
        List<String> row = segments.row(captured);
        if (labels.isEmpty()
            || labels.contains(captured.from())
            || labels.contains(captured.to())) {
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
