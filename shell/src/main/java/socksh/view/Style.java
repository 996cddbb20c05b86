package socksh.view;

/** What a piece of a line is, so that a terminal can colour it. The words say the same without. */
public enum Style {
  PLAIN(""),
  CALL(""),
  GOOD("32"),
  BAD("31"),
  DIM("2"),
  ADDRESS("36"),
  TEXT("32"),
  HEX(""),
  NUMBER(""),
  HEADING("1"),
  /** Where somebody stands; brackets say the same. */
  LIT("1;7"),
  EVENT("36"),
  HINT("35"),
  /** Stands for a byte that cannot be shown as itself. */
  MARK("2"),
  CARET("1;31");

  private final String sgr;

  Style(String sgr) {
    this.sgr = sgr;
  }

  /** The parameters of ECMA-48's SGR, or nothing for the terminal's own colour. */
  String sgr() {
    return sgr;
  }
}
