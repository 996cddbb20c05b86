package socksh.script.record;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import socksh.language.Payload;
import socksh.language.Piece;
import socksh.language.Text;
import socksh.language.Word;
import socksh.script.Literal;

/** A payload in the words of a script: one piece by name, several as calls in a row. */
final class PayloadPhrase {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final int ROW = 16;
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern BROKEN = Pattern.compile("-?[0-9]+\\.[0-9]+([eE][+-]?[0-9]+)?");
  private static final Pattern HEX_NUMBER = Pattern.compile("[+-]?0[xX][0-9A-Fa-f]+");
  private static final Pattern LINES = Pattern.compile("(?:[^\r\n]*\r\n){2,}");

  private final List<Word> words;
  private final Map<String, String> variables;

  /**
   * @param words those of the payload
   * @param variables which values in it are those of variables, by value
   */
  PayloadPhrase(List<Word> words, Map<String, String> variables) {
    this.words = words;
    this.variables = variables;
  }

  /** The arguments that mean a payload, what stands before them being {@code before}. */
  List<String> arguments(Payload payload) {
    List<Piece> pieces = joined(payload.pieces());
    if (pieces.size() > 1) {
      return pieces.stream().map(this::piece).toList();
    }
    return switch (pieces.getFirst()) {
      case Piece.Hex hex -> List.of("hex: " + rows(hex.bytes().toArray()));
      case Piece.Text text -> List.of(alone(text.bytes().toArray()));
      case Piece one -> List.of(piece(one));
    };
  }

  /** Every piece as a value of its own, for a place where no name can stand. */
  List<String> pieces(Payload payload) {
    return joined(payload.pieces()).stream().map(this::piece).toList();
  }

  /** Texts in a row are one text. */
  private static List<Piece> joined(List<Piece> pieces) {
    List<Piece> joined = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Text(var bytes, _, int end)
          && !joined.isEmpty()
          && joined.getLast() instanceof Piece.Text(var before, int column, _)) {
        joined.removeLast();
        joined.add(new Piece.Text(before.and(bytes), column, end));
      } else {
        joined.add(piece);
      }
    }
    return joined;
  }

  private String alone(byte[] bytes) {
    if (!Text.isText(bytes)) {
      return "hex: " + rows(bytes);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!LINES.matcher(text).matches()) {
      return text(text);
    }
    List<String> lines = Arrays.asList(text.split("\r\n", -1));
    return "lines: ["
        + String.join(", ", lines.subList(0, lines.size() - 1).stream().map(this::text).toList())
        + "]";
  }

  private String text(String text) {
    return variables.keySet().stream().anyMatch(text::contains)
        ? Literal.woven(text, variables)
        : Literal.of(text);
  }

  private String piece(Piece piece) {
    return switch (piece) {
      case Piece.Text text -> textOrHex(text.bytes().toArray());
      case Piece.Hex hex -> "hex(" + rows(hex.bytes().toArray()) + ")";
      case Piece.Repeat(int count, Piece inner, _, _) ->
          "repeat(" + count + ", " + piece(inner) + ")";
      case Piece.Packed(_, Piece value, int column, _) ->
          keyword(column) + "(" + piece(value) + ")";
      case Piece.Base64 _, Piece.Numbers _, Piece.File _, Piece.Random _, Piece.Env _ ->
          call(piece);
      case Piece.Sum _, Piece.Length _, Piece.Counter _, Piece.UnixTime _ ->
          keyword(piece.column());
    };
  }

  private String textOrHex(byte[] bytes) {
    return Text.isText(bytes)
        ? text(new String(bytes, StandardCharsets.UTF_8))
        : "hex(" + rows(bytes) + ")";
  }

  /** The word of the keyword that stands there, as a script writes it. */
  private String keyword(int column) {
    return wordsFrom(column, column + 1).getFirst().raw().replace('-', '_');
  }

  private String call(Piece piece) {
    List<String> given =
        wordsFrom(piece.column(), piece.end()).stream().skip(1).map(PayloadPhrase::value).toList();
    return keyword(piece.column()) + "(" + String.join(", ", given) + ")";
  }

  private List<Word> wordsFrom(int column, int end) {
    return words.stream().filter(word -> word.column() >= column && word.column() < end).toList();
  }

  /** A number as Groovy reads it; else a quoted word. */
  private static String value(Word word) {
    String text = word.text();
    if (WHOLE.matcher(text).matches()) {
      return new BigInteger(text).toString();
    }
    if (BROKEN.matcher(text).matches()) {
      return text;
    }
    boolean hex = HEX_NUMBER.matcher(text).matches();
    String digits = text.replaceFirst("0[xX]", "");
    return hex ? new BigInteger(digits, 16).toString() : Literal.of(text);
  }

  /** Spaced hex, sixteen bytes to a line. */
  static String rows(byte[] bytes) {
    List<String> rows = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += ROW) {
      byte[] row = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + ROW));
      rows.add(HEX.formatHex(row));
    }
    return rows.isEmpty() ? "''" : "'" + String.join(" ' +\n'", rows) + "'";
  }
}
