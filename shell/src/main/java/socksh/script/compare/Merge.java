package socksh.script.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import socksh.language.HexPattern;
import socksh.script.Literal;
import socksh.script.compare.Variation.Stretch;

/** Writes into the one script what fits the other as well. */
final class Merge {
  private static final String KEPT = "the client says something else";

  /** A value that came before, said between bytes. */
  private static final Pattern HAS_VALUES =
      Pattern.compile("^\\w+\\.send(?= )(?:.*,)? ?[a-z]\\w*(?:,|$)");

  private final Script one;
  private final Script other;
  private final Echoes echoes;
  private final Wording wording;
  private final Draft draft;

  /**
   * @param draft takes down what is found, and what the one script is to say
   * @param inventor makes a name one that no variable has
   */
  Merge(Script one, Script other, Draft draft, UnaryOperator<String> inventor) {
    this.one = one;
    this.other = other;
    this.draft = draft;
    this.echoes = new Echoes(inventor);
    this.wording = new Wording(echoes);
  }

  /** Takes pairs of steps, in the order of the one script. */
  void take(List<Pairing.Pair> pairs) {
    pairs.forEach(this::listen);
    pairs.forEach(this::pair);
  }

  /** What we send is known before what comes is looked at. */
  private void listen(Pairing.Pair pair) {
    if (!pair.one().expects() && !hasValues(pair.one()) && pair.one().isWrittenAs(pair.other())) {
      for (int at = 0; at < pair.one().quotes().size(); at++) {
        Quote mine = pair.one().quotes().get(at);
        Quote theirs = pair.other().quotes().get(at);
        if (mine.form() == theirs.form()) {
          echoes.sends(pair.one().from(), variation(mine, theirs));
        }
      }
    }
  }

  private static Variation variation(Quote mine, Quote theirs) {
    return mine.isPlainHex() && theirs.isPlainHex()
        ? Variation.ofBytes(mine.bytes(), theirs.bytes())
        : Variation.ofTexts(mine.value(), theirs.value());
  }

  private void pair(Pairing.Pair pair) {
    if (pair.one().skeleton().contains(Reading.SUM)
        && !one.code(pair.one()).equals(other.code(pair.other()))) {
      unchecked(pair);
      return;
    }
    if (one.code(pair.one()).contains(Reading.REST) || hasValues(pair.one())) {
      return; // it was masked before
    }
    if (!pair.one().isWrittenAs(pair.other())) {
      writtenOtherwise(pair);
      return;
    }
    for (int at = 0; at < pair.one().quotes().size(); at++) {
      Quote mine = pair.one().quotes().get(at);
      Quote theirs = pair.other().quotes().get(at);
      boolean same = mine.form() == theirs.form() && mine.value().equals(theirs.value());
      if (!same && mine.form() != Quote.Form.WOVEN) {
        if (pair.one().expects()) {
          expected(pair, mine, theirs);
        } else {
          sent(pair, mine, theirs);
        }
      }
    }
  }

  /** A text here and bytes there, or a value of the peer's in one of them. */
  private void writtenOtherwise(Pairing.Pair pair) {
    String mine = one.code(pair.one());
    String theirs = other.code(pair.other());
    boolean comes = pair.one().expects();
    draft.found(pair, mine, theirs, comes ? "" : mine, comes ? List.of() : List.of(KEPT));
  }

  /** Whether values that came before are said again. */
  private boolean hasValues(Step step) {
    return step.quotes().stream().anyMatch(quote -> quote.form() == Quote.Form.WOVEN)
        || HAS_VALUES.matcher(one.code(step)).find();
  }

  /** So many bytes that only their sum is written, and that is another one. */
  private void unchecked(Pairing.Pair pair) {
    Step step = pair.one();
    draft.edit(step.from(), step.to(), "");
    draft.note(step, "other bytes each time: they are not compared");
    draft.found(
        pair, one.code(step), other.code(pair.other()), "(taken away)", List.of("anything"));
  }

  // --- what comes -------------------------------------------------------------------------------

  private void expected(Pairing.Pair pair, Quote mine, Quote theirs) {
    if (mine.isHex()) {
      bytes(pair, mine, theirs);
    } else if (mine.form() == Quote.Form.PATTERN && fits(mine, theirs, pair.other())) {
      return; // it was masked before, and rightly
    } else if (theirs.form() == Quote.Form.PATTERN && fits(theirs, mine, pair.one())) {
      String pattern = Literal.pattern(theirs.value());
      draft.replace(pair, mine, pattern, Literal.comment(mine.value()));
      draft.found(pair, mine.value(), theirs.value(), pattern, List.of("as it is masked there"));
    } else if (mine.form() == Quote.Form.PATTERN && mine.value().contains("(?<")) {
      draft.found(pair, mine.value(), theirs.value(), "", List.of());
    } else {
      text(pair, mine, text(mine, pair.one()), text(theirs, pair.other()));
    }
  }

  private static boolean fits(Quote pattern, Quote text, Step step) {
    String said = text(text, step);
    return said.equals(pattern.value()) || Pattern.compile(pattern.value()).matcher(said).matches();
  }

  /** What came: as it stands there, or as the comment remembers it. */
  private static String text(Quote quote, Step step) {
    return quote.form() == Quote.Form.PATTERN ? step.was().orElse(quote.value()) : quote.value();
  }

  private void text(Pairing.Pair pair, Quote quote, String mine, String theirs) {
    Variation variation = echoes.cut(Variation.ofTexts(mine, theirs));
    boolean open = pair.one().form().equals("text") && !pair.talk().isOfDatagrams();
    if (open && hasNoEnd(variation)) {
      rest(pair, quote, mine, theirs);
      return;
    }
    Function<Stretch, Mask> masks =
        stretch ->
            open && stretch.one().length() == stretch.other().length()
                ? Mask.ofLength(stretch)
                : Mask.of(stretch);
    Wording.Said said = wording.expected(variation, pair.one().from(), masks);
    if (!said.code().equals(Literal.of(mine))) {
      draft.replace(pair, quote, said.code(), Literal.comment(mine));
    }
    draft.found(pair, mine, theirs, said.code(), said.reasons());
  }

  /** Whether nobody can tell where the last stretch ends. */
  private static boolean hasNoEnd(Variation variation) {
    Stretch last = variation.stretches().getLast();
    return last.varies() && last.one().length() != last.other().length();
  }

  /** Before the end of a stream what is left may be anything. */
  private void rest(Pairing.Pair pair, Quote quote, String mine, String theirs) {
    if (pair.next().filter(step -> step.skeleton().endsWith("expect eof")).isEmpty()) {
      draft.found(pair, mine, theirs, "", List.of());
      return;
    }
    draft.edit(quote.key(), quote.to(), "rest: any");
    draft.remember(pair.one(), Literal.comment(mine));
    draft.found(pair, mine, theirs, "rest: any", List.of("anything up to the end"));
  }

  private void bytes(Pairing.Pair pair, Quote mine, Quote theirs) {
    if (!mine.isPlainHex() || !theirs.isPlainHex()) {
      masked(pair, mine, theirs);
      return;
    }
    Variation variation = echoes.cut(Variation.ofBytes(mine.bytes(), theirs.bytes()));
    if (!pair.one().form().equals("datagram") && mine.bytes().length() != theirs.bytes().length()) {
      draft.found(pair, mine.value(), theirs.value(), "", List.of());
      return;
    }
    int column = mine.from() - one.source().text().lastIndexOf('\n', mine.from()) - 1;
    Wording.Said said = wording.expectedBytes(variation, pair.one().from(), column);
    if (!said.code().equals(Quote.rows(mine.value(), column))) {
      draft.replace(pair, mine, said.code(), mine.value());
    }
    draft.found(pair, mine.value(), theirs.value(), said.code(), said.reasons());
  }

  /** One of them has its masks already. */
  private void masked(Pairing.Pair pair, Quote mine, Quote theirs) {
    if (theirs.isPlainHex() && fits(mine, theirs)) {
      return;
    }
    Optional<Wording.Said> wider =
        theirs.isPlainHex()
            ? wording.widened(mine.value(), theirs.bytes(), pair.one().from())
            : Optional.empty();
    if (wider.isPresent()) {
      int column = mine.from() - one.source().text().lastIndexOf('\n', mine.from()) - 1;
      draft.replace(
          pair, mine, Quote.rows(wider.get().code(), column), Literal.comment(mine.value()));
      draft.found(pair, mine.value(), theirs.value(), wider.get().code(), wider.get().reasons());
      return;
    }
    boolean fits = mine.isPlainHex() && fits(theirs, mine);
    String literal = fits ? Literal.of(theirs.value()) : "";
    if (fits) {
      draft.replace(pair, mine, literal, mine.value());
    }
    List<String> reasons = fits ? List.of("as it is masked there") : List.of();
    draft.found(pair, mine.value(), theirs.value(), literal, reasons);
  }

  private static boolean fits(Quote pattern, Quote bytes) {
    return HexPattern.parse(pattern.value()).match(bytes.octets()).isPresent();
  }

  // --- what we send -----------------------------------------------------------------------------

  private void sent(Pairing.Pair pair, Quote mine, Quote theirs) {
    boolean hex = mine.isPlainHex() && theirs.isPlainHex();
    Optional<Wording.Said> said = wording.sent(variation(mine, theirs), hex);
    if (said.isPresent()) {
      int from = hex ? mine.key() : mine.from();
      draft.edit(from, mine.to(), said.get().code());
    }
    draft.found(
        pair,
        mine.value(),
        theirs.value(),
        said.map(Wording.Said::code).orElse(one.source().text().substring(mine.from(), mine.to())),
        said.map(Wording.Said::reasons).orElse(List.of(KEPT)));
  }
}
