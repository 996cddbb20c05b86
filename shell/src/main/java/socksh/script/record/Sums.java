package socksh.script.record;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import socksh.language.Checksum;
import socksh.language.Layout;
import socksh.language.Payload;
import socksh.language.Piece;

/** A peer that was sent a checksum and answers with one is held to it. */
final class Sums {
  private final Map<String, Piece.Sum> bySocket = new HashMap<>();

  /** Takes note of the checksum that closes what was sent. */
  void note(Act act) {
    act.line().parts().stream()
        .filter(part -> part.value() instanceof Payload)
        .map(part -> ((Payload) part.value()).pieces().getLast())
        .filter(Piece.Sum.class::isInstance)
        .map(Piece.Sum.class::cast)
        .findFirst()
        .ifPresent(sum -> Scribe.labels(act).forEach(label -> bySocket.put(label, sum)));
  }

  /** A check of the last bytes, where they are the sum of those before, laid out as ours was. */
  Optional<Statement> check(String label, byte[] frame) {
    Piece.Sum sum = bySocket.get(label);
    if (sum == null || frame.length <= sum.layout().bytes()) {
      return Optional.empty();
    }
    Checksum kind = sum.kind();
    Layout layout = sum.layout();
    int end = frame.length - layout.bytes();
    return read(frame, end, layout) == kind.of(frame, end)
        ? Optional.of(Statement.of("check", words(kind, layout)))
        : Optional.empty();
  }

  private static long read(byte[] frame, int at, Layout layout) {
    long value = 0;
    for (int i = 0; i < layout.bytes(); i++) {
      int place = layout.littleEndian() ? frame.length - 1 - i : at + i;
      value = value << Byte.SIZE | frame[place] & 0xFF;
    }
    return value;
  }

  private static String words(Checksum kind, Layout layout) {
    String name = kind.name().toLowerCase(Locale.ROOT);
    int bytes = layout.bytes();
    String order = bytes == 1 ? "" : layout.littleEndian() ? "le" : "be";
    return "frame[0.."
        + -(bytes + 1)
        + "]."
        + name
        + " == frame[-"
        + bytes
        + "..-1].u"
        + Byte.SIZE * bytes
        + order
        + ", 'the answer ends in its "
        + name.replace('_', '-')
        + "'";
  }
}
