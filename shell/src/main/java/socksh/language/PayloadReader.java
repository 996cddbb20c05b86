package socksh.language;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socksh.language.Role.Kind;

/** Reads words as pieces; goes on after a problem, so that a half-typed line can be coloured. */
public final class PayloadReader {
  private static final int DEEPEST = 8;

  private final List<Word> words;
  private final int to;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Role> roles = new ArrayList<>();
  private Set<Expected> expected = EnumSet.of(Expected.PIECE);
  private @Nullable Problem problem;
  private int at;

  /** Reads the words from one index up to another, exclusive. */
  public PayloadReader(List<Word> words, int from, int to) {
    this.words = words;
    this.to = to;
    at = from;
    while (at < to) {
      next();
    }
  }

  /**
   * What was read.
   *
   * @throws Misunderstood for the first thing that could not be
   */
  public Payload payload() {
    if (problem != null) {
      throw new Misunderstood(problem);
    }
    if (pieces.isEmpty()) {
      throw new Misunderstood(endColumn(), 0, "nothing to send", "for example \"hello\\r\\n\"");
    }
    return new Payload(List.copyOf(pieces));
  }

  /** What each stretch of the words is. */
  public List<Role> roles() {
    return List.copyOf(roles);
  }

  Set<Expected> expected() {
    return expected;
  }

  private void next() {
    try {
      pieces.add(piece(0));
    } catch (Misunderstood bad) {
      problem = problem == null ? bad.problem() : problem;
      if (at < to) {
        take(Kind.ERROR);
      }
    }
  }

  private Piece piece(int depth) {
    Word word = words.get(at);
    Optional<Form> form = Vocabulary.form(word);
    if (form.isEmpty()) {
      return text();
    }
    take(Kind.KEYWORD);
    expect(Expected.PIECE);
    return keyword(word, form.get(), depth);
  }

  private Piece keyword(Word word, Form form, int depth) {
    int column = word.column();
    return switch (form) {
      case Form.Hex() -> hex(column);
      case Form.Base64() -> base64(column);
      case Form.File() ->
          new Piece.File(argument(word, Expected.PATH, Kind.FILE).text(), column, last().end());
      case Form.Numbers(Layout layout) -> numbers(word, layout);
      case Form.Repeat() -> repeat(word, depth);
      case Form.Sum(Checksum kind, Layout layout) ->
          new Piece.Sum(kind, layout, column, word.end());
      case Form.Length(Layout layout) -> new Piece.Length(layout, column, word.end());
      case Form.Counter() -> new Piece.Counter(column, word.end());
      case Form.UnixTime() -> new Piece.UnixTime(column, word.end());
      case Form.Random() -> new Piece.Random(count(word), column, last().end());
      case Form.Env() ->
          new Piece.Env(
              argument(word, Expected.VARIABLE, Kind.SECRET).text(), column, last().end());
    };
  }

  private Piece text() {
    Word first = words.get(at);
    requireByteOrder(first);
    expect(Expected.PIECE);
    if (first.quote() == Quote.DOUBLE || first.quote() == Quote.SINGLE) {
      take(Kind.TEXT);
      return new Piece.Text(first.bytes(), first.column(), first.end());
    }
    ByteSink value = new ByteSink();
    for (Word word = first; word != null; word = nextBare()) {
      if (word != first) {
        value.add(' ');
      }
      value.add(meaning(word));
      take(Kind.TEXT);
    }
    return new Piece.Text(new Bytes(value.toArray()), first.column(), last().end());
  }

  /** A pattern in a payload was no pattern: its slashes belong to the text. */
  private static byte[] meaning(Word word) {
    return (word.quote() == Quote.REGEX ? Bytes.of(word.raw()) : word.bytes()).shared();
  }

  private @Nullable Word nextBare() {
    Word word = at < to ? words.get(at) : null;
    boolean bare =
        word != null
            && (word.quote() == Quote.BARE || word.quote() == Quote.REGEX)
            && Vocabulary.form(word).isEmpty()
            && !Vocabulary.lacksByteOrder(word);
    return bare ? word : null;
  }

  private static void requireByteOrder(Word word) {
    if (Vocabulary.lacksByteOrder(word)) {
      String name = word.raw();
      throw Misunderstood.at(
          word,
          name + " needs a byte order",
          "write " + name + "be or " + name + "le; quote it to send it as text");
    }
  }

  private Piece hex(int column) {
    ByteSink value = new ByteSink();
    Word first = argument(words.get(at - 1), Expected.HEX);
    Word word = first;
    do {
      Hex.read(word, value);
      take(Kind.HEX);
      expect(Expected.HEX, Expected.PIECE);
      word = nextBare();
    } while (word != null && Hex.isMeant(word.raw()));
    if (value.size() == 0) {
      throw Misunderstood.at(first, "there are no hex digits here", "as in hex 16 16 00 ff");
    }
    return new Piece.Hex(new Bytes(value.toArray()), column, last().end());
  }

  private Piece base64(int column) {
    Word word = argument(words.get(at - 1), Expected.BASE64);
    byte[] value = Base64Text.read(word);
    take(Kind.HEX);
    expect(Expected.PIECE);
    return new Piece.Base64(new Bytes(value), column, word.end());
  }

  private Piece numbers(Word keyword, Layout layout) {
    ByteSink value = new ByteSink();
    Word word = argument(keyword, Expected.NUMBER);
    if (layout.kind() != Layout.Kind.FLOAT && (word.is("counter") || word.is("unixtime"))) {
      return new Piece.Packed(layout, piece(0), keyword.column(), word.end());
    }
    do {
      value.add(Numbers.encode(word, keyword.raw(), layout));
      take(Kind.NUMBER);
      expect(Expected.NUMBER, Expected.PIECE);
      word = nextBare();
    } while (word != null && Numbers.isMeant(word.raw()));
    return new Piece.Numbers(layout, new Bytes(value.toArray()), keyword.column(), last().end());
  }

  private Piece repeat(Word keyword, int depth) {
    if (depth == DEEPEST) {
      throw Misunderstood.at(keyword, "too many repeats inside one another", "at most 8");
    }
    int count = count(keyword);
    if (at == to) {
      throw missing(keyword, "repeat needs a piece", "repeat 100 \"x\"");
    }
    Word next = words.get(at);
    Piece piece = piece(depth + 1);
    if (piece instanceof Piece.Sum || piece instanceof Piece.Length) {
      throw Misunderstood.at(next, next.raw() + " cannot be repeated", "repeat text or bytes");
    }
    return new Piece.Repeat(count, piece, keyword.column(), last().end());
  }

  private int count(Word keyword) {
    Word word = argument(keyword, Expected.COUNT);
    int count = Numbers.count(word, Payload.LIMIT);
    take(Kind.NUMBER);
    expect(Expected.PIECE);
    return count;
  }

  private Word argument(Word keyword, Expected what, Kind kind) {
    Word word = argument(keyword, what);
    take(kind);
    expect(Expected.PIECE);
    return word;
  }

  /** The word after a keyword, not yet taken. */
  private Word argument(Word keyword, Expected what) {
    if (at < to) {
      return words.get(at);
    }
    expect(what);
    String name = keyword.raw();
    throw missing(
        keyword,
        name + " needs " + what.inWords(),
        Objects.requireNonNull(Payload.keywords().get(name)).example());
  }

  private Misunderstood missing(Word keyword, String what, String example) {
    String tip = "as in " + example + "; to send the word itself write \"" + keyword.raw() + "\"";
    return new Misunderstood(endColumn(), 0, what, tip);
  }

  private void take(Kind kind) {
    Word word = words.get(at++);
    roles.add(new Role(word.column(), word.end(), kind));
  }

  private void expect(Expected first, Expected... more) {
    expected = EnumSet.of(first, more);
  }

  private Word last() {
    return words.get(at - 1);
  }

  private int endColumn() {
    return at == 0 ? 0 : last().end();
  }
}
