package socksh.command;

/** What a stretch of a typed line is, for its colour. */
public enum Tint {
  VERB,
  SOCKET,
  KEYWORD,
  ADDRESS,
  NUMBER,
  TEXT,
  HEX,
  FILE,
  SECRET,
  NAME,
  COMMENT,
  ERROR
}
