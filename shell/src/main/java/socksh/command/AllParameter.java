package socksh.command;

import java.util.List;
import socksh.language.Misunderstood;
import socksh.language.Payload;

/** What is done to every client. */
public record AllParameter() implements Parameter<AllParameter.Wish> {
  private static final List<Candidate> WORDS =
      List.of(
          Candidate.of("send", "words", "PAYLOAD: send each of them this"),
          Candidate.of("close", "words", "close the connection of each"));

  /** What is done. */
  public sealed interface Wish {
    /** Send this. */
    record Send(Payload payload) implements Wish {}

    /** Close the connection. */
    record Close() implements Wish {}
  }

  @Override
  public String usage() {
    return "send PAYLOAD | close";
  }

  @Override
  public Place place() {
    return Place.REQUIRED;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return cursor.hasNext();
  }

  @Override
  public Wish read(Cursor cursor) {
    if (cursor.takes("close")) {
      return new Wish.Close();
    }
    if (cursor.takes("send")) {
      return new Wish.Send(Parameters.PAYLOAD.read(cursor));
    }
    if (!cursor.hasNext()) {
      throw cursor.missing("what to all of them?", "`all send \"hello\\n\"` or `all close`");
    }
    throw Misunderstood.at(cursor.peek(), "all of them what?", "`all send \"hello\\n\"`");
  }

  @Override
  public List<Candidate> words() {
    return WORDS;
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return typed.before().isEmpty() ? WORDS : List.of();
  }

  @Override
  public String meaning(Typed typed) {
    return typed.before().isEmpty() ? "what to say to every client" : "the bytes for each";
  }
}
