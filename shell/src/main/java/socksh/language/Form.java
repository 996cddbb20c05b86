package socksh.language;

import socksh.language.Layout.Kind;

/** What a payload keyword is followed by and becomes. */
sealed interface Form {
  record Hex() implements Form {}

  record Base64() implements Form {}

  record File() implements Form {}

  record Numbers(Layout layout) implements Form {}

  record Repeat() implements Form {}

  record Sum(Checksum kind, Layout layout) implements Form {}

  record Length(Layout layout) implements Form {}

  record Counter() implements Form {}

  record UnixTime() implements Form {}

  record Random() implements Form {}

  record Env() implements Form {}

  static Form sum(Checksum kind, int bytes, boolean littleEndian) {
    return new Sum(kind, new Layout(bytes, Kind.UNSIGNED, littleEndian));
  }

  static Form length(int bytes, boolean littleEndian) {
    return new Length(new Layout(bytes, Kind.UNSIGNED, littleEndian));
  }
}
