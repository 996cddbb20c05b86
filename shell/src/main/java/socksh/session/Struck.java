package socksh.session;

import java.util.ArrayList;
import java.util.List;
import socksh.kernel.Call;
import socksh.language.Built;

/** Which bytes of a call went off the record: where what was told differs from what was sent. */
final class Struck {
  private Struck() {}

  static List<Built.Range> out(Call made, Call told) {
    return made == told ? List.of() : between(bytes(made), bytes(told));
  }

  private static byte[] bytes(Call call) {
    return switch (call) {
      case Call.Send(_, byte[] bytes, _) -> bytes;
      case Call.SendTo(_, byte[] bytes, _, _) -> bytes;
      default -> new byte[0];
    };
  }

  /** An asterisk beside a struck byte may be one that was secret itself. */
  private static List<Built.Range> between(byte[] made, byte[] told) {
    List<Built.Range> ranges = new ArrayList<>();
    int at = 0;
    while (at < Math.min(made.length, told.length)) {
      int end = at;
      boolean differs = false;
      while (end < told.length && (made[end] != told[end] || told[end] == '*')) {
        differs |= made[end] != told[end];
        end++;
      }
      if (differs) {
        ranges.add(new Built.Range(at, end));
      }
      at = end + 1;
    }
    return ranges;
  }
}
