package socksh.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import socksh.language.Line;
import socksh.language.Problem;
import socksh.language.Reading;
import socksh.language.Word;

/** Cuts a typed text into its commands and the phrases of the other language, in order. */
final class Parts {
  /** One of them. */
  sealed interface Part {
    /** A command. */
    record Typed(Line line) implements Part {}

    /** Something in the other language. */
    record Other(Phrase phrase) implements Part {}
  }

  private final String text;
  private final Interpreter shell;
  private final List<Part> all = new ArrayList<>();
  private final Set<String> coming = new HashSet<>();
  private Optional<Problem> problem = Optional.empty();

  Parts(String text, Interpreter shell) {
    this.text = text;
    this.shell = shell;
    for (int at = 0; at <= text.length(); ) {
      at = read(at);
    }
  }

  /** Reads up to the end of the next phrase; gives where to go on. */
  private int read(int from) {
    Reading reading = Line.read(text, from);
    for (Line line : reading.lines()) {
      Optional<Phrase> phrase = phrase(line);
      if (phrase.isPresent()) {
        complain(reading, line.column());
        all.add(new Part.Other(phrase.get()));
        coming.addAll(phrase.get().names());
        return phrase.get().end() + 1;
      }
      if (!line.words().isEmpty()) {
        all.add(new Part.Typed(line));
        foretell(line.words());
      }
    }
    complain(reading, text.length() + 1);
    return text.length() + 1;
  }

  private Optional<Phrase> phrase(Line line) {
    return line.words().isEmpty()
        ? Optional.empty()
        : shell.other().find(text, line.words().getFirst().column(), coming, shell);
  }

  /** What is wrong in a phrase is for its own language to say. */
  private void complain(Reading reading, int end) {
    if (problem.isEmpty() && reading.problem().isPresent()) {
      problem = reading.problem().filter(bad -> bad.column() < end);
    }
  }

  private void foretell(List<Word> words) {
    if (words.size() > 2 && words.get(words.size() - 2).is("as")) {
      coming.add(words.getLast().text());
    }
  }

  List<Part> all() {
    return all;
  }

  /** What is wrong with the words of the commands. */
  Optional<Problem> problem() {
    return problem;
  }

  List<Phrase> phrases() {
    return all.stream()
        .filter(Part.Other.class::isInstance)
        .map(part -> ((Part.Other) part).phrase())
        .toList();
  }
}
