package socksh.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import socksh.language.Line;
import socksh.language.Misunderstood;
import socksh.language.Problem;
import socksh.language.Reading;
import socksh.session.Sockets;

/** A text of commands as far as it can be understood. */
final class LineStudy implements Study {
  /** What may still be typed after an unfinished word; one of them makes it whole. */
  private static final List<String> ENDINGS =
      List.of("0", "00", "000", "s", "\"", "'", "/", "}", "0}", "{0}", "]", "=", "==");

  private final Catalog catalog;
  private final String text;
  private final World world;
  private final Sockets sockets;
  private final List<Mark> marks = new ArrayList<>();
  private final Coming coming = new Coming();
  private final List<Problem> problems = new ArrayList<>();

  LineStudy(Catalog catalog, String text, World world, Sockets sockets) {
    this.catalog = catalog;
    this.text = text;
    this.world = world;
    this.sockets = sockets;
    Reading reading = Line.read(text);
    reading.problem().ifPresent(problems::add);
    reading.lines().forEach(this::read);
  }

  private void read(Line line) {
    if (line.words().isEmpty()) {
      comment(line);
      return;
    }
    LineReader reader = new LineReader(catalog, line, world, sockets, coming);
    try {
      reader.request();
    } catch (Misunderstood bad) {
      if (!coming.isMeant(line)) {
        problems.add(bad.problem());
      }
    }
    reader.foretell(coming);
    marks.addAll(reader.marks());
  }

  private void comment(Line line) {
    if (!line.text().isEmpty()) {
      int column = line.source().indexOf('#', line.column());
      marks.add(new Mark(column, line.end(), Tint.COMMENT));
    }
  }

  @Override
  public List<Mark> marks() {
    return marks;
  }

  @Override
  public Optional<Problem> problem() {
    return problems.stream().min(Comparator.comparingInt(Problem::column));
  }

  @Override
  public Optional<Problem> problemAt(int cursor) {
    return problem().filter(bad -> !mayVanish(bad, cursor));
  }

  private boolean mayVanish(Problem bad, int cursor) {
    Place place = place(cursor);
    if (bad.column() > cursor || !atWordEnd(cursor)) {
      return false;
    }
    if (text.substring(bad.column(), cursor).isBlank()) {
      return bad.length() == 0;
    }
    return bad.column() >= place.from()
        && endings(place).anyMatch(ending -> changes(bad, cursor, ending));
  }

  private boolean atWordEnd(int cursor) {
    return cursor == text.length() || " \t;\n".indexOf(text.charAt(cursor)) >= 0;
  }

  private Stream<String> endings(Place place) {
    Stream<String> offered =
        offers(place.cursor()).candidates().stream()
            .map(Candidate::value)
            .filter(value -> value.startsWith(place.prefix()))
            .map(value -> value.substring(place.prefix().length()))
            .limit(5);
    return Stream.concat(offered, ENDINGS.stream()).filter(ending -> !ending.isEmpty());
  }

  private boolean changes(Problem bad, int cursor, String ending) {
    String longer = text.substring(0, cursor) + ending + text.substring(cursor);
    Optional<Problem> then = new LineStudy(catalog, longer, world, sockets).problem();
    return then.map(Problem::column).filter(column -> column == bad.column()).isEmpty();
  }

  @Override
  public Offers offers(int cursor) {
    Place place = place(cursor);
    return new Offers(place.from(), cursor, place.written(), next(place).candidates());
  }

  @Override
  public Optional<Usage> usage(int cursor) {
    Place place = place(cursor);
    return new Asked(catalog, place, next(place)).usage();
  }

  private Next next(Place place) {
    return new Next(catalog, place, coming(place), world, sockets);
  }

  private Place place(int cursor) {
    return Place.of(text, cursor);
  }

  /** What the commands before this one will have made. */
  private Coming coming(Place place) {
    String before = text.substring(0, place.line().column());
    return before.isEmpty() ? new Coming() : new LineStudy(catalog, before, world, sockets).coming;
  }
}
