package socksh.script;

/** A word or a sign of Groovy; the end is exclusive. */
record Token(Kind kind, int from, int end, String text) {
  /** What it is. */
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    PATTERN,
    COMMENT,
    SIGN
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  /** Whether it is this sign. */
  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** Whether it follows another one without a blank. */
  boolean touches(Token before) {
    return from == before.end;
  }
}
