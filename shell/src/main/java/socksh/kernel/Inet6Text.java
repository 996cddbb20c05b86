package socksh.kernel;

/** Writes an IPv6 address the way RFC 5952 asks. */
final class Inet6Text {
  private Inet6Text() {}

  static String of(long high, long low) {
    if (high == 0 && low >>> 32 == 0xffff) {
      return "::ffff:" + new Address.Inet4((int) low, 0).host();
    }
    int[] groups = new int[8];
    for (int i = 0; i < 4; i++) {
      groups[i] = (int) (high >>> 48 - 16 * i) & 0xffff;
      groups[i + 4] = (int) (low >>> 48 - 16 * i) & 0xffff;
    }
    int[] gap = longestZeros(groups);
    if (gap[1] < 2) {
      return joined(groups, 0, 8);
    }
    return joined(groups, 0, gap[0]) + "::" + joined(groups, gap[0] + gap[1], 8);
  }

  /** The start and the length of the longest run of zero groups, the first one of equals. */
  private static int[] longestZeros(int[] groups) {
    int[] best = {0, 0};
    int start = 0;
    for (int i = 0; i <= groups.length; i++) {
      if (i == groups.length || groups[i] != 0) {
        if (i - start > best[1]) {
          best = new int[] {start, i - start};
        }
        start = i + 1;
      }
    }
    return best;
  }

  private static String joined(int[] groups, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
