package socksh.script.compare;

import socksh.script.compare.Variation.Stretch;

/**
 * What matches a stretch that varies: as narrow as what was seen of it allows.
 *
 * @param regex the pattern of one such stretch
 * @param words what a person calls it
 */
record Mask(String regex, String words) {
  private static final int SHORTEST_HEX = 8;

  /** For a stretch that something follows, or that a line or a datagram ends. */
  static Mask of(Stretch stretch) {
    String many = stretch.one().isEmpty() || stretch.other().isEmpty() ? "*" : "+";
    if (fits(stretch, "\\d*")) {
      return new Mask("\\d" + many, "a number");
    }
    if (fits(stretch, "[\\d.:,]*")) {
      return new Mask("[\\d.:,]" + many, "numbers");
    }
    if (fits(stretch, "[0-9A-Fa-f]{" + SHORTEST_HEX + ",}")) {
      return new Mask("[0-9A-Fa-f]+", "hex digits");
    }
    if (fits(stretch, "\\w*")) {
      return new Mask("\\w" + many, "a word");
    }
    return fits(stretch, "\\S*")
        ? new Mask("\\S" + many, "anything without a blank")
        : new Mask(any(stretch, many), "anything");
  }

  /** For a stretch of a stream that has no end of its own: as long as it was. */
  static Mask ofLength(Stretch stretch) {
    int length = stretch.one().length();
    return fits(stretch, "\\d*")
        ? new Mask("\\d{" + length + "}", length + " digits")
        : new Mask(any(stretch, "{" + length + "}"), length + " characters");
  }

  /** A dot alone is no line end, of which Unicode has more than two. */
  private static String any(Stretch stretch, String many) {
    return fits(stretch, ".*") ? "." + many : "(?s:." + many + ")";
  }

  private static boolean fits(Stretch stretch, String regex) {
    return stretch.one().matches(regex) && stretch.other().matches(regex);
  }
}
