package socksh.command;

import java.util.Arrays;
import java.util.List;
import socksh.kernel.Kind;
import socksh.language.Built;
import socksh.language.Escapes;
import socksh.language.Hex;
import socksh.language.Payload;
import socksh.language.Text;
import socksh.session.Ending;
import socksh.session.Report;
import socksh.session.Verdict;
import socksh.session.Wanted;

/** {@code expect}: receives in the form that what is expected asks for, and compares. */
public final class Expecting {
  private static final int MOST_TOLD = 200;
  private static final Parameter<Expected> EXPECTED = new ExpectedParameter();

  private Expecting() {}

  /** What is expected. */
  public sealed interface Expected {
    /** A line, told without its line end. */
    record Line(byte[] text) implements Expected {}

    /** Exactly these bytes. */
    record Bytes(Payload payload) implements Expected {}

    /** Something that matches. */
    record Matching(Wanted.Match match) implements Expected {}

    /** The end of the stream. */
    record End() implements Expected {}
  }

  static Command command() {
    return Command.named("expect")
        .summary("receive and compare; anything else is a failure")
        .takes(EXPECTED, Parameters.TIMEOUT)
        .on(Command.Target.REQUIRED, ReceiveCommands::canReceive)
        .calls("poll", "recv", "recvfrom")
        .example("open tcp lab:lines; expect line \"Hello client how are you\"")
        .notes(
            "`expect \"text\"` and `expect hex 16 16` want exactly these bytes, `expect line` one"
                + " line without its end, `expect match` a pattern, `expect end` the end of the"
                + " stream.")
        .does(Expecting::perform);
  }

  private static Verdict perform(Invocation invocation) {
    return switch (invocation.get(EXPECTED)) {
      case Expected.Line(byte[] text) -> line(invocation, text);
      case Expected.Bytes(Payload payload) -> bytes(invocation, payload);
      case Expected.Matching(Wanted.Match match) -> matching(invocation, match);
      case Expected.End _ -> end(invocation);
    };
  }

  private static Verdict line(Invocation invocation, byte[] text) {
    stream(invocation);
    Report.Received received = ReceiveCommands.receive(invocation, new Wanted.Line());
    byte[] got = Arrays.copyOf(received.bytes(), received.shown());
    return compare(invocation, text, text, received, got);
  }

  private static Verdict bytes(Invocation invocation, Payload payload) {
    Built built = payload.build(invocation.world());
    Report.Received received = ReceiveCommands.receive(invocation, wanted(invocation, built));
    return compare(invocation, built.bytes(), built.shown(), received, received.bytes());
  }

  /** A secret does not go on the record, so where there is one only its length is asked for. */
  private static Wanted wanted(Invocation invocation, Built built) {
    if (invocation.socket().kind() == Kind.DGRAM) {
      return WantedParameter.whatever();
    }
    return built.secrets().isEmpty()
        ? new Wanted.Same(built.bytes())
        : new Wanted.Exactly(built.bytes().length);
  }

  private static Verdict matching(Invocation invocation, Wanted.Match match) {
    stream(invocation);
    return ReceiveCommands.show(invocation, ReceiveCommands.receive(invocation, match));
  }

  private static Verdict end(Invocation invocation) {
    stream(invocation);
    Report.Received received = ReceiveCommands.receive(invocation, WantedParameter.whatever());
    if (received.ending() == Ending.END_OF_STREAM) {
      return Verdict.DONE;
    }
    ReceiveCommands.show(invocation, received);
    invocation.session().remark("expected the end of the stream; that is not it");
    return Verdict.NO;
  }

  private static void stream(Invocation invocation) {
    if (invocation.socket().kind() == Kind.DGRAM) {
      throw invocation.wrong("a datagram is whole", "`expect \"text\"` or `expect hex 16 16`");
    }
  }

  /** Compares; {@code told} is what is shown for {@code wanted}, its secrets struck out. */
  private static Verdict compare(
      Invocation invocation, byte[] wanted, byte[] told, Report.Received received, byte[] got) {
    Verdict shown = ReceiveCommands.show(invocation, received);
    if (received.ending() != Ending.COMPLETE && shown != Verdict.DONE) {
      return shown;
    }
    int at = Arrays.mismatch(wanted, got);
    if (at < 0) {
      return Verdict.DONE;
    }
    invocation.session().show(new Report.Page(difference(told, got, at)));
    return Verdict.NO;
  }

  private static List<Report.Entry> difference(byte[] wanted, byte[] got, int at) {
    return List.of(
        new Report.Entry.Heading("not what was expected: byte " + at + " differs"),
        new Report.Entry.Term("expected", told(wanted, at)),
        new Report.Entry.Term("received", told(got, at)));
  }

  /** As much of it as can be looked at, with the place {@code at} in it. */
  private static String told(byte[] bytes, int at) {
    int from = at < MOST_TOLD ? 0 : Math.min(bytes.length, at - MOST_TOLD / 4);
    byte[] some = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + MOST_TOLD));
    int rest = bytes.length - from - some.length;
    return (from == 0 ? "" : "from byte " + from + " on: ")
        + (Text.isText(some) ? Escapes.show(some) : "hex " + Hex.spaced(some))
        + (rest == 0 ? "" : " and " + rest + " bytes more");
  }

  /** Reads what is expected: a form, or a payload. */
  private record ExpectedParameter() implements Parameter<Expected> {
    @Override
    public String usage() {
      return "PAYLOAD | line TEXT | match /re/ | end";
    }

    @Override
    public Place place() {
      return Place.REQUIRED;
    }

    @Override
    public boolean startsAt(Cursor cursor) {
      return true;
    }

    @Override
    public Expected read(Cursor cursor) {
      if (!cursor.hasNext()) {
        throw cursor.missing("what is expected?", "a payload, line TEXT, match /re/ or end");
      }
      if (cursor.at("match")) {
        return new Expected.Matching((Wanted.Match) new WantedParameter().read(cursor));
      }
      if (cursor.takes("end")) {
        return new Expected.End();
      }
      return cursor.takes("line") ? line(cursor) : payload(cursor);
    }

    private static Expected line(Cursor cursor) {
      Cursor words = cursor.before("timeout");
      byte[] text = WordsParameter.joined(WordsParameter.TEXT.read(words), new byte[0]);
      return new Expected.Line(text);
    }

    private static Expected payload(Cursor cursor) {
      Cursor words = cursor.before("timeout");
      return new Expected.Bytes(Parameters.PAYLOAD.read(words));
    }

    @Override
    public List<Candidate> words() {
      return List.of(
          Candidate.of("line", "forms", "one line, told without its end"),
          Candidate.of("match", "forms", "/regex/"),
          Candidate.of("end", "forms", "the end of the stream"),
          Candidate.of("hex", "forms", "16 16: exactly these bytes"));
    }

    @Override
    public List<Candidate> candidates(Typed typed) {
      return typed.before().isEmpty() ? words() : List.of();
    }
  }
}
