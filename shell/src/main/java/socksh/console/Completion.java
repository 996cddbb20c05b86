package socksh.console;

import java.util.List;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import socksh.command.Offers;
import socksh.command.Study;

/** What Tab offers: what the catalogue offers, in its order and under its headings. */
final class Completion implements Completer {
  private final Function<String, Study> studies;

  Completion(Function<String, Study> studies) {
    this.studies = studies;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    Offers offers = studies.apply(line.line()).offers(line.cursor());
    for (socksh.command.Candidate offer : offers.candidates()) {
      candidates.add(candidate(offers, offer, candidates.size() + 1));
    }
  }

  private static Candidate candidate(Offers offers, socksh.command.Candidate offer, int place) {
    String written = offers.written(offer);
    String description = offer.description().isEmpty() ? null : offer.description();
    return new Candidate(
        written, written, offer.group(), description, null, null, offer.isWhole(), place);
  }
}
