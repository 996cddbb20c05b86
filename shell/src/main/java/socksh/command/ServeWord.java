package socksh.command;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import socksh.language.Word;

/** The words that say what a server does, how it reads, and for whom. */
public enum ServeWord {
  GREET(Wants.PAYLOAD, "PAYLOAD: say this to whoever comes"),
  ECHO(Wants.NOTHING, "say what was said"),
  DISCARD(Wants.NOTHING, "take what comes and say nothing"),
  CHARGEN(Wants.NOTHING, "say printable characters without end"),
  DAYTIME(Wants.NOTHING, "say the date and time, and goodbye"),
  REPLY(Wants.PAYLOAD, "PAYLOAD: answer each message; {line} {hex} {peer} {n} are filled in"),
  ON(Wants.CONDITION, "CONDITION: a rule; the first that fits a message is all that answers it"),
  DELAY(Wants.WORD, "T: of a rule: wait so long before it"),
  CLOSE(Wants.NOTHING, "of a rule: say goodbye after it"),
  RESET(Wants.NOTHING, "of a rule: reset the connection after it"),
  CLOSURE(Wants.NOTHING, "Groovy answers: serve(8888) { c -> c.reply 'hi\\n' }"),
  EXEC(Wants.COMMAND, "COMMAND: a process for each client; only what your init file allows"),
  CHAT(Wants.NOTHING, "everyone hears what everyone else says"),
  FILE(Wants.WORD, "PATH: send the file, and goodbye"),
  LINES(Wants.NOTHING, "a message is a line; usual with reply and chat"),
  FIXED(Wants.WORD, "N: a message is so many bytes"),
  LENGTH(Wants.WORD, "u16be: two bytes say how many follow"),
  UNTIL(Wants.PAYLOAD, "PAYLOAD: a message ends in these bytes"),
  DATAGRAM(Wants.NOTHING, "a message is a datagram: UDP, not TCP"),
  MAX(Wants.WORD, "N: so many clients at once, others wait in the queue"),
  ALLOW(Wants.WORD, "HOST: only from there; also 10.0.0.0/8, and several times"),
  DENY(Wants.WORD, "HOST: not from there"),
  IDLE(Wants.WORD, "T: who is silent for so long is sent away");

  /** What stands behind such a word. */
  public enum Wants {
    NOTHING,
    WORD,
    PAYLOAD,
    CONDITION,
    COMMAND
  }

  private final Wants wants;
  private final String description;

  ServeWord(Wants wants, String description) {
    this.wants = wants;
    this.description = description;
  }

  public Wants wants() {
    return wants;
  }

  /** As it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Candidate candidate() {
    return Candidate.of(word(), "words", description);
  }

  /** The one that a word is. */
  static Optional<ServeWord> of(Word word) {
    return Stream.of(values()).filter(each -> word.is(each.word())).findFirst();
  }
}
