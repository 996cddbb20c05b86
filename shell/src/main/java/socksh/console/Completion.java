package socksh.console;

import java.util.List;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import socksh.command.Offers;
import socksh.command.Study;

/**
 * What Tab offers: what the catalogue offers, in its order and under its headings; described where
 * there is room.
 */
final class Completion implements Completer {
  /** The rows that the line being typed and the status line may need. */
  private static final int OTHER_ROWS = 3;

  private final Function<String, Study> studies;

  Completion(Function<String, Study> studies) {
    this.studies = studies;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    Offers offers = studies.apply(line.line()).offers(line.cursor());
    boolean room = isRoom(offers, reader.getTerminal().getHeight());
    for (socksh.command.Candidate offer : offers.candidates()) {
      int place = candidates.size() + 1;
      candidates.add(room ? described(offers, offer, place) : plain(offers, offer, place));
    }
  }

  /** Whether a row for each that matches, and one for each heading, fits the screen. */
  private static boolean isRoom(Offers offers, int rows) {
    List<socksh.command.Candidate> matching = offers.matching();
    long headings = matching.stream().map(socksh.command.Candidate::group).distinct().count();
    return matching.size() + headings < rows - OTHER_ROWS;
  }

  private static Candidate described(Offers offers, socksh.command.Candidate offer, int place) {
    String written = offers.written(offer);
    String description = offer.description().isEmpty() ? null : offer.description();
    return new Candidate(
        written, written, offer.group(), description, null, null, offer.isWhole(), place);
  }

  private static Candidate plain(Offers offers, socksh.command.Candidate offer, int place) {
    String written = offers.written(offer);
    return new Candidate(written, written, null, null, null, null, offer.isWhole(), place);
  }
}
