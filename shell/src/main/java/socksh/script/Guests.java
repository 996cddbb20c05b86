package socksh.script;

import java.util.List;

/** The client in the closure of a server, as far as can be told from words that are not done. */
final class Guests {
  private Guests() {}

  /** Whether some words end in the name of a client: {@code serve(8888) { c -> c}. */
  static boolean isGuest(List<Token> words) {
    if (words.isEmpty() || !words.getLast().isName()) {
      return false;
    }
    int brace = brace(words);
    return brace >= 0 && words.getLast().text().equals(name(words, brace));
  }

  /** The same words, but for the bytes of a client, which stand for any bytes. */
  static List<Token> known(List<Token> words) {
    int last = words.size() - 1;
    boolean bytes =
        last > 1
            && words.get(last).text().equals("bytes")
            && words.get(last - 1).is(".")
            && isGuest(words.subList(0, last - 1));
    return bytes ? List.of(received(words.get(last)), sign("("), sign(")")) : words;
  }

  private static Token received(Token at) {
    return new Token(Token.Kind.NAME, at.from(), at.end(), "recv");
  }

  private static Token sign(String text) {
    return new Token(Token.Kind.SIGN, 0, 1, text);
  }

  /** What the closure calls its client. */
  private static String name(List<Token> words, int brace) {
    boolean named = brace + 2 < words.size() && words.get(brace + 2).is("->");
    return named ? words.get(brace + 1).text() : "it";
  }

  /** Where the closure of a server begins that is still open; -1 where there is none. */
  private static int brace(List<Token> words) {
    int serve = -1;
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).text().equals("serve")) {
        serve = i;
      } else if (serve >= 0 && words.get(i).is("{")) {
        return i;
      }
    }
    return -1;
  }
}
