package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import socksh.language.Misunderstood;
import socksh.language.Payload;
import socksh.language.Word;

/** What may be typed next for {@code serve}. */
final class ServeOffers {
  static final List<Candidate> WORDS =
      Stream.of(ServeWord.values()).map(ServeWord::candidate).toList();
  static final List<Candidate> OTHERS =
      List.of(
          Candidate.of("stop", "words", "[SERVER]: end this one, or all"),
          Candidate.of("wait", "words", "until the last server has ended, or Ctrl-C"));

  private final Parameter.Typed typed;
  private final List<Word> before;

  ServeOffers(Parameter.Typed typed) {
    this.typed = typed;
    this.before = typed.before();
  }

  List<Candidate> candidates() {
    if (before.isEmpty()) {
      List<Candidate> all = new ArrayList<>(new AddressOffers(typed).candidates());
      all.addAll(OTHERS);
      return all;
    }
    if (before.getFirst().is("stop")) {
      return before.size() > 1
          ? List.of()
          : typed.sockets().all().stream()
              .filter(socket -> socket.keeper().isPresent() && !socket.isServed())
              .map(SocketParameter::candidate)
              .toList();
    }
    if (before.getFirst().is("wait")) {
      return List.of();
    }
    int behaviours = isWhole(before.getFirst()) ? 1 : 2;
    return before.size() < behaviours
        ? new AddressOffers(typed).candidates()
        : afterClauses(behaviours);
  }

  /** Whether a word is an address by itself, and no host before its port. */
  private boolean isWhole(Word word) {
    String text = word.text();
    return text.matches("\\d+")
        || text.contains(":")
        || AddressText.isUnix(text)
        || typed.world().service(text).isPresent()
        || Catalog.socket(word, typed.sockets()).isPresent();
  }

  private List<Candidate> afterClauses(int from) {
    int at = from;
    while (at < before.size()) {
      ServeWord word = ServeWord.of(before.get(at)).orElse(null);
      if (word == null) {
        return List.of();
      }
      at++;
      if (word == ServeWord.EXEC) {
        if (at == before.size()) {
          return List.of();
        }
        at = wordsEnd(at + 1);
        continue;
      }
      if (word == ServeWord.ON) {
        if (at == before.size()) {
          return ServeCondition.FORMS;
        }
        at = conditionEnd(at);
        if (at > before.size()) {
          return List.of();
        }
        continue;
      }
      if (word.wants() == ServeWord.Wants.WORD && at++ == before.size()) {
        return values(word);
      }
      if (word.wants() == ServeWord.Wants.PAYLOAD) {
        int end = payloadEnd(at);
        if (end == before.size() && !isPayload(at, end)) {
          return List.of();
        }
        at = end;
      }
    }
    return WORDS;
  }

  /** Up to the next of the server's own words; beyond the end where something is missing. */
  private int conditionEnd(int from) {
    Word first = before.get(from);
    if (first.is("any")) {
      return from + 1;
    }
    boolean isForm = ServeCondition.FORMS.stream().anyMatch(form -> first.is(form.value()));
    return wordsEnd(isForm ? from + 2 : from + 1);
  }

  private int wordsEnd(int from) {
    int end = from;
    while (end < before.size() && ServeWord.of(before.get(end)).isEmpty()) {
      end++;
    }
    return end;
  }

  private int payloadEnd(int from) {
    int end = Math.min(before.size(), from + 1);
    while (end < before.size()
        && (ServeWord.of(before.get(end)).isEmpty()
            || end == from + 1 && before.get(from).is("file"))) {
      end++;
    }
    return end;
  }

  private boolean isPayload(int from, int end) {
    try {
      return from < end && !Payload.parse(before, from, end).pieces().isEmpty();
    } catch (Misunderstood unfinished) {
      return false;
    }
  }

  private List<Candidate> values(ServeWord word) {
    return switch (word) {
      case FILE -> Paths.candidates(typed);
      case LENGTH -> List.of(Candidate.of("u16be", "values", "two bytes, the high one first"));
      case FIXED -> List.of(Candidate.of("16", "values", "bytes"));
      case MAX -> List.of(Candidate.of("100", "values", "clients"));
      case DELAY -> List.of(Candidate.of("2s", "values", ""));
      case IDLE -> List.of(Candidate.of("30s", "values", ""));
      case ALLOW, DENY -> List.of(Candidate.of("127.0.0.1", "values", "this machine"));
      default -> List.of();
    };
  }
}
