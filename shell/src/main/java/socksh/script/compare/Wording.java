package socksh.script.compare;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socksh.script.Literal;
import socksh.script.compare.Variation.Stretch;

/** Says in the words of a script what fits both of two recordings. */
final class Wording {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private static final int HEX_DIGITS = 16;

  /** Some bytes under a name. */
  private static final Pattern NAMED = Pattern.compile("\\{\\w+:(\\d+)}");

  private final Echoes echoes;

  /**
   * What to write in the place of a literal.
   *
   * @param reasons what it allows, each in a few words
   */
  record Said(String code, List<String> reasons) {}

  Wording(Echoes echoes) {
    this.echoes = echoes;
  }

  // --- what comes -------------------------------------------------------------------------------

  /** A text or a pattern that fits both texts; {@code place} is where in the script it stands. */
  Said expected(Variation variation, int place, Function<Stretch, Mask> masks) {
    StringBuilder regex = new StringBuilder();
    StringBuilder woven = new StringBuilder();
    String before = "";
    boolean varies = false;
    boolean refers = false;
    List<String> reasons = new ArrayList<>();
    for (Stretch stretch : variation.stretches()) {
      Optional<String> known = stretch.varies() ? echoes.name(stretch) : Optional.empty();
      if (!stretch.varies() || known.isEmpty() && echoes.repeats(stretch, place)) {
        regex.append(Literal.exactly(stretch.one()));
        woven.append(body(stretch.one()));
        if (stretch.varies()) {
          reasons.add("what was sent comes back");
        }
      } else if (known.isPresent()) {
        refers = true;
        regex.append(masks.apply(stretch).regex());
        woven.append("${").append(known.get()).append('}');
        reasons.add("`" + known.get() + "` comes again");
      } else {
        varies = true;
        Mask mask = masks.apply(stretch);
        Optional<String> name = echoes.capture(stretch, place, before);
        regex.append(name.map(it -> "(?<" + it + ">" + mask.regex() + ")").orElse(mask.regex()));
        reasons.add(
            name.map(it -> "`" + it + "` is sent back later").orElseGet(() -> mask.words()));
      }
      before = stretch.one();
    }
    String plain = refers ? '"' + woven.toString() + '"' : Literal.of(one(variation));
    return new Said(varies ? Literal.pattern(regex.toString()) : plain, reasons);
  }

  private static String one(Variation variation) {
    return String.join("", variation.stretches().stream().map(Stretch::one).toList());
  }

  /** A text as it stands between double quotes. */
  private static String body(String text) {
    String quoted = Literal.woven(text, Map.of());
    return quoted.substring(1, quoted.length() - 1);
  }

  /**
   * Bytes that fit both: which may be any, which have a name; {@code column} is where they begin.
   */
  Said expectedBytes(Variation variation, int place, int column) {
    StringJoiner words = new StringJoiner(" ");
    List<String> reasons = new ArrayList<>();
    for (Stretch stretch : variation.stretches()) {
      int count = stretch.one().length();
      if (!stretch.varies()) {
        words.add(hex(stretch.one()));
      } else if (count != stretch.other().length()) {
        words.add("..");
        reasons.add("any run of bytes");
      } else if (echoes.name(stretch).isPresent()) {
        words.add("?? ".repeat(count).strip());
        reasons.add("`" + echoes.name(stretch).get() + "` comes again");
      } else if (echoes.repeats(stretch, place)) {
        words.add(hex(stretch.one()));
        reasons.add("what was sent comes back");
      } else {
        Optional<String> name = echoes.capture(stretch, place, "");
        words.add(name.map(it -> "{" + it + ":" + count + "}").orElse("?? ".repeat(count).strip()));
        reasons.add(
            name.map(it -> "`" + it + "` is sent back later")
                .orElse(count == 1 ? "any byte" : "any " + count + " bytes"));
      }
    }
    return new Said(Quote.rows(words.toString(), column), reasons);
  }

  /** Hex with masks that fits other bytes too, where those are as many. */
  Optional<Said> widened(String masked, String bytes, int place) {
    StringJoiner words = new StringJoiner(" ");
    List<String> reasons = new ArrayList<>();
    int at = 0;
    for (String word : masked.strip().split("\\s+")) {
      Matcher named = NAMED.matcher(word);
      int count = named.matches() ? Integer.parseInt(named.group(1)) : 1;
      if (word.equals("..") || at + count > bytes.length()) {
        return Optional.empty();
      }
      boolean literal = Character.digit(word.charAt(0), HEX_DIGITS) >= 0;
      String there = bytes.substring(at, at + count);
      if (!literal || word.equalsIgnoreCase(hex(there))) {
        words.add(word);
      } else if (echoes.repeats(new Stretch(byteOf(word), there), place)) {
        words.add(word);
        reasons.add("what was sent comes back");
      } else {
        words.add("??");
        reasons.add("any byte");
      }
      at += count;
    }
    return at == bytes.length()
        ? Optional.of(new Said(words.toString(), reasons))
        : Optional.empty();
  }

  private static String byteOf(String word) {
    return Character.toString(Integer.parseInt(word, HEX_DIGITS));
  }

  private static String hex(String bytes) {
    return HEX.formatHex(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  // --- what we send -----------------------------------------------------------------------------

  /** What we send with what came before in it; empty where something else varies. */
  Optional<Said> sent(Variation variation, boolean hex) {
    List<String> pieces = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Stretch stretch : variation.stretches()) {
      if (!stretch.varies()) {
        pieces.add(hex ? "hex('" + hex(stretch.one()) + "')" : body(stretch.one()));
        continue;
      }
      Optional<Map.Entry<Stretch, String>> known = echoes.within(stretch);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      String name = known.get().getValue();
      reasons.add("`" + name + "` is what came before");
      String value = known.get().getKey().one();
      pieces.add(hex ? around(stretch.one(), value, name) : woven(stretch.one(), value, name));
    }
    return Optional.of(
        new Said(hex ? String.join(", ", pieces) : '"' + String.join("", pieces) + '"', reasons));
  }

  private static String woven(String text, String value, String name) {
    String quoted = Literal.woven(text, Map.of(value, name));
    return quoted.substring(1, quoted.length() - 1);
  }

  private static String around(String bytes, String value, String name) {
    int at = bytes.indexOf(value);
    List<String> pieces = new ArrayList<>();
    if (at > 0) {
      pieces.add("hex('" + hex(bytes.substring(0, at)) + "')");
    }
    pieces.add(name);
    if (at + value.length() < bytes.length()) {
      pieces.add("hex('" + hex(bytes.substring(at + value.length())) + "')");
    }
    return String.join(", ", pieces);
  }
}
