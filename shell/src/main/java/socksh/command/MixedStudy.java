package socksh.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import socksh.language.Problem;

/** A text of commands and of phrases in the other language: each part is studied by its own. */
final class MixedStudy implements Study {
  private final String text;
  private final Study commands;
  private final Map<Phrase, Study> phrases = new LinkedHashMap<>();
  private final OtherLanguage other;

  MixedStudy(String text, List<Phrase> found, Interpreter shell) {
    this.text = text;
    this.other = shell.other();
    this.commands = shell.catalog().study(blanked(found), shell.world(), shell.session().sockets());
    found.forEach(phrase -> phrases.put(phrase, other.study(phrase, shell)));
  }

  /** The text with blanks where the phrases are, so that all columns stay. */
  private String blanked(List<Phrase> found) {
    StringBuilder blanked = new StringBuilder(text);
    for (Phrase phrase : found) {
      int length = phrase.end() - phrase.column();
      blanked.replace(phrase.column(), phrase.end(), " ".repeat(length));
    }
    return blanked.toString();
  }

  private Study at(int cursor) {
    return phrases.entrySet().stream()
        .filter(each -> each.getKey().column() <= cursor && cursor <= each.getKey().end())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(commands);
  }

  @Override
  public List<Mark> marks() {
    List<Mark> all = new ArrayList<>(commands.marks());
    phrases.values().forEach(study -> all.addAll(study.marks()));
    return all;
  }

  @Override
  public Optional<Problem> problem() {
    return judged(commands.problem());
  }

  @Override
  public Optional<Problem> problemAt(int cursor) {
    return judged(commands.problemAt(cursor));
  }

  /** What a phrase will have made is not known, so commands beside one cannot be judged yet. */
  private Optional<Problem> judged(Optional<Problem> problem) {
    return phrases.isEmpty() ? problem : Optional.empty();
  }

  @Override
  public Offers offers(int cursor) {
    Offers offers = at(cursor).offers(cursor);
    String before = text.substring(0, offers.from()).strip();
    boolean begins =
        before.isEmpty() || before.endsWith(";") || text.startsWith("\n", offers.from() - 1);
    if (at(cursor) != commands || !begins || offers.typed().isEmpty()) {
      return offers;
    }
    List<Candidate> all = new ArrayList<>(offers.candidates());
    Set<String> offered = all.stream().map(Candidate::value).collect(Collectors.toSet());
    other.beginnings().stream().filter(each -> !offered.contains(each.value())).forEach(all::add);
    return new Offers(offers.from(), offers.to(), offers.typed(), all);
  }

  @Override
  public Optional<Usage> usage(int cursor) {
    return at(cursor).usage(cursor);
  }
}
