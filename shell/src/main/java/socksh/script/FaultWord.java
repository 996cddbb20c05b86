package socksh.script;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import socksh.command.Candidate;
import socksh.language.Word;

/** The words that say what a tap does to what goes through it. */
enum FaultWord {
  LATENCY("T", "it goes on so much later: 200ms", "200ms", "1s"),
  JITTER("T", "it goes on up to so much later, by chance: 50ms", "50ms"),
  SLICE("N", "a stream goes on in pieces of so many bytes, each its own send", "3", "1"),
  BANDWIDTH("N", "so many bytes a second: 1M", "1M", "64k"),
  DROP("P%", "of datagrams so many are lost: 10%", "10%", "50%"),
  RESET("after N", "both sides get a RST when so many bytes have gone on", "after"),
  HALFOPEN("after N", "then nothing more goes on, and nobody is told", "after"),
  CORRUPT("P% | at N", "a bit of so many bytes is turned, or of that byte", "1%", "at"),
  SEED("N", "chance repeats itself with the same number", "7");

  /** The words that say which way. */
  static final List<Candidate> WAYS =
      List.of(
          Candidate.of("there", "words", "what follows is for the way from client to server"),
          Candidate.of("back", "words", "what follows is for the way from server to client"),
          Candidate.of("both", "words", "what follows is for both ways again"));

  static final List<Candidate> ALL =
      Stream.of(values())
          .map(each -> Candidate.of(each.word(), "words", each.value + ": " + each.description))
          .toList();

  private final String value;
  private final String description;
  private final List<String> samples;

  FaultWord(String value, String description, String... samples) {
    this.value = value;
    this.description = description;
    this.samples = List.of(samples);
  }

  /** As it is typed. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String description() {
    return description;
  }

  /** What may stand behind it. */
  List<Candidate> offers() {
    return samples.stream().map(each -> Candidate.of(each, "values", description)).toList();
  }

  /** The one that a word is. */
  static Optional<FaultWord> of(Word word) {
    return Stream.of(values()).filter(each -> word.is(each.word())).findFirst();
  }
}
