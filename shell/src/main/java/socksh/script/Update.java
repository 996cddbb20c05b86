package socksh.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import socksh.session.Verdict;
import socksh.view.Style;
import socksh.view.Styled;

/**
 * Corrects the literals of a script that were not what came, and nothing else: masks, comments and
 * layout stay as they are.
 */
public final class Update implements Steps {
  private final Source source;
  private final Literals literals;
  private final Steps told;
  private Optional<Result> first = Optional.empty();
  private final Map<Literals.Span, String> edits =
      new TreeMap<>(Comparator.comparingInt(Literals.Span::from));

  public Update(Source source) {
    this(source, Steps.UNWATCHED);
  }

  /**
   * @param told who is told of each step, too
   */
  public Update(Source source, Steps told) {
    this.source = source;
    this.told = told;
    this.literals = new Literals(source);
  }

  @Override
  public void before(Player player, Place place) {
    told.before(player, place);
  }

  @Override
  public boolean mayCorrect() {
    return true;
  }

  @Override
  public boolean takes(Player player, Failure failure, Correction correction) {
    boolean taken = correct(correction);
    if (taken && first.isEmpty()) {
      first =
          Optional.of(
              new Result(source, "", Verdict.NO, correction.place(), Optional.of(failure), 0));
    }
    return taken;
  }

  @Override
  public void failed(Player player, Failure failure) {
    told.failed(player, failure);
  }

  /** The result of a script that is not to be corrected after all: its first difference. */
  public Result uncorrected(Result result) {
    return first
        .map(
            was ->
                new Result(
                    was.source(),
                    was.title(),
                    was.verdict(),
                    was.place(),
                    was.failure(),
                    result.took()))
        .orElse(result);
  }

  /** Notes a correction; false where there is no plain literal to correct. */
  boolean correct(Correction correction) {
    Optional<Literals.Span> span = literals.at(correction.place(), correction.index());
    span.ifPresent(each -> edits.put(each, correction.literal()));
    return span.isPresent();
  }

  /** Whether anything is to be corrected. */
  public boolean isNeeded() {
    return !edits.isEmpty();
  }

  /** The corrected text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (Map.Entry<Literals.Span, String> edit : edits.entrySet()) {
      text.append(source.text(), done, edit.getKey().from()).append(edit.getValue());
      done = edit.getKey().to();
    }
    return text.append(source.text().substring(done)).toString();
  }

  /** The lines that change, as they are and as they will be. */
  public List<Styled> difference() {
    Source after = new Source(source.name(), text());
    List<Styled> lines = new ArrayList<>();
    int count = (int) source.text().lines().count();
    for (int number = 1; number <= count; number++) {
      if (!source.line(number).equals(after.line(number))) {
        lines.add(Styled.of(Style.PLAIN, source.name() + ":" + number));
        lines.add(Styled.of(Style.BAD, "- " + source.line(number).strip()));
        lines.add(Styled.of(Style.GOOD, "+ " + after.line(number).strip()));
      }
    }
    return lines;
  }
}
