package socksh.script;

import java.util.Optional;
import socksh.language.HexPattern;
import socksh.language.Text;

/**
 * Something else came than a step expects, and its literal could say so.
 *
 * @param place of the step
 * @param index which literal of a list, from 0
 * @param literal what would have to stand there
 */
record Correction(Place place, int index, String literal) {

  /** A text instead of another; empty where what came is no text. */
  static Optional<Correction> text(Place place, int index, byte[] got) {
    return Text.isText(got)
        ? Optional.of(new Correction(place, index, Literal.of(got)))
        : Optional.empty();
  }

  /** Bytes instead of others, the masks kept; empty where they would not fit. */
  static Optional<Correction> bytes(Place place, HexPattern pattern, byte[] got) {
    return pattern.with(got).map(hex -> new Correction(place, 0, "'" + hex + "'"));
  }
}
