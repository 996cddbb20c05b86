package socksh.script.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import socksh.command.Invocation;
import socksh.command.Person;
import socksh.language.Amounts;
import socksh.language.Misunderstood;
import socksh.script.ScriptWrong;
import socksh.script.Source;
import socksh.script.Stage;
import socksh.session.Journal;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Verdict;

/** Keeps what happens while it records, and writes it to a file. One recording at a time. */
public final class Recorder {
  private static final String BEGUN_EARLIER = "`record` before it begins";
  private static final String ENDING = ".groovy";

  private final Map<Session, Tape> tapes = new WeakHashMap<>();

  /** {@code record NAME}: begins; without a title the name is the title. */
  public Verdict begin(
      Invocation invocation, String name, Optional<String> title, boolean overwrite) {
    Session session = invocation.session();
    Tape running = tape(session);
    if (running != null) {
      throw invocation.wrong(
          running.file() + " is being recorded already", "`record stop` ends it");
    }
    Path file = file(name);
    if (!Person.allowsWriting(invocation, file, overwrite)) {
      session.remark("nothing is recorded");
      return Verdict.NO;
    }
    Tape tape = new Tape(session, file, title.orElseGet(() -> title(file)));
    put(session, tape);
    session.watch(tape);
    session.beforeEnd(() -> stopAtEnd(invocation, tape));
    session.remark("recording to " + file + "; `record stop` ends it");
    return Verdict.DONE;
  }

  /** {@code record show}: what the script would be now. */
  public Verdict show(Invocation invocation) {
    Tape tape = running(invocation);
    return show(invocation, text(invocation, tape));
  }

  private static Verdict show(Invocation invocation, String text) {
    List<Report.Entry> lines = text.lines().<Report.Entry>map(Report.Entry.Example::new).toList();
    return invocation.show(new Report.Page(lines));
  }

  /**
   * {@code record stop}: writes the script.
   *
   * @param reader knows something to say of what was written
   */
  public Verdict stop(
      Invocation invocation, BiFunction<Invocation, Path, Optional<String>> reader) {
    Tape tape = running(invocation);
    invocation.session().unwatch(tape);
    put(invocation.session(), null);
    Verdict written = write(invocation, tape.file(), text(invocation, tape));
    reader.apply(invocation, tape.file()).ifPresent(invocation.session()::remark);
    return written;
  }

  /** {@code record drop}: forgets it. */
  public Verdict drop(Invocation invocation) {
    Tape tape = running(invocation);
    invocation.session().unwatch(tape);
    put(invocation.session(), null);
    invocation.session().remark(tape.file() + " is not written");
    return Verdict.DONE;
  }

  /** Who leaves without a word keeps the recording all the same. */
  private void stopAtEnd(Invocation invocation, Tape tape) {
    if (tape(invocation.session()) == tape) {
      try {
        var _ = stop(invocation, (_, _) -> Optional.empty());
      } catch (Misunderstood refused) {
        invocation.session().remark(refused.problem().what());
      }
    }
  }

  /** {@code save NAME}: what was already done, as a script; shown where there is no name. */
  public Verdict save(
      Invocation invocation,
      Optional<String> name,
      Optional<String> title,
      Optional<Integer> last,
      boolean overwrite) {
    Session session = invocation.session();
    List<Journal.Entry> entries = session.journal().entries();
    Path file = file(name.orElse("session"));
    Recording recording =
        recording(invocation, entries, title.orElseGet(() -> title(file)), BEGUN_EARLIER);
    String text = last.map(recording::last).orElseGet(() -> recording.since(0));
    if (name.isEmpty()) {
      return show(invocation, text);
    }
    if (!Person.allowsWriting(invocation, file, overwrite)) {
      session.remark("nothing is saved");
      return Verdict.NO;
    }
    return write(invocation, file, text);
  }

  /** Whether this session is being recorded. */
  public boolean isRecording(Session session) {
    return tape(session) != null;
  }

  private Tape running(Invocation invocation) {
    Tape tape = tape(invocation.session());
    if (tape == null) {
      throw invocation.wrong("nothing is being recorded", "`record NAME` begins");
    }
    return tape;
  }

  private @Nullable Tape tape(Session session) {
    synchronized (tapes) {
      return tapes.get(session);
    }
  }

  private void put(Session session, @Nullable Tape tape) {
    session.settings().recording(Optional.ofNullable(tape).map(each -> bareName(each.file())));
    synchronized (tapes) {
      if (tape == null) {
        tapes.remove(session);
      } else {
        tapes.put(session, tape);
      }
    }
  }

  private static String text(Invocation invocation, Tape tape) {
    if (tape.isFull()) {
      invocation
          .session()
          .remark(
              "of what went through taps the first "
                  + Amounts.size(tape.tapped())
                  + " were kept; `tap ... keep NAME` writes all of it to files");
    }
    String why = tape.isFull() ? "its bytes were more than that" : BEGUN_EARLIER;
    return recording(invocation, tape.entries(), tape.title(), why).since(tape.from());
  }

  private static Recording recording(
      Invocation invocation, List<Journal.Entry> entries, String title, String whyNotWhole) {
    for (String connection : Overseen.incomplete(entries)) {
      invocation
          .session()
          .remark(connection + " is left out, it was not kept whole: " + whyNotWhole);
    }
    Duration limit = invocation.session().settings().timeout();
    long millis = Math.max(1, limit.toMillis());
    String time = millis % 1000 == 0 ? millis / 1000 + ".s" : millis + ".ms";
    return new Recording(entries, invocation.catalog(), invocation.world(), title, time);
  }

  private static String title(Path file) {
    return bareName(file).replaceAll("[-_]+", " ");
  }

  private static String bareName(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ENDING.length());
  }

  private static Path file(String name) {
    return Path.of(name.endsWith(ENDING) ? name : name + ENDING);
  }

  // --- files ------------------------------------------------------------------------------------

  /** Reads it back before it is written: what cannot be played is no recording. */
  public static Verdict write(Invocation invocation, Path file, String text) {
    Optional<ScriptWrong> wrong = new Stage().check(new Source(file.toString(), text));
    if (wrong.isPresent()) {
      throw new IllegalStateException(
          "the recording does not read back at " + wrong.get().place() + ": " + wrong.get().what());
    }
    try {
      Files.writeString(file, text);
    } catch (IOException refused) {
      throw invocation.wrong("cannot write " + file + ": " + refused.getMessage(), "");
    }
    invocation
        .session()
        .remark(
            file + ": " + text.lines().count() + " lines; play it with `socksh run " + file + "`");
    TypedSecrets.warning(text).ifPresent(invocation.session()::remark);
    return Verdict.DONE;
  }
}
