package socksh.script.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socksh.script.compare.Variation.Stretch;

/**
 * What is said back: a value of the peer's that we send later is captured, and one of ours that the
 * peer repeats needs no mask.
 */
final class Echoes {
  private static final Pattern KEY = Pattern.compile("([A-Za-z][\\w-]*)[\"']?\\s*[:= ]\\s*[\"']?$");
  private static final int LONGEST_NAME = 20;

  /** A shorter one may be a part of anything. */
  private static final int SHORTEST_PART = 2;

  /** What varies in what we send, by where in the script it stands. */
  private record Sent(int place, Stretch stretch) {}

  private final List<Sent> sent = new ArrayList<>();
  private final Map<Stretch, String> captures = new HashMap<>();
  private final UnaryOperator<String> inventor;

  /**
   * @param inventor makes a name one that no variable has
   */
  Echoes(UnaryOperator<String> inventor) {
    this.inventor = inventor;
  }

  /** We send something that varies. */
  void sends(int place, Variation variation) {
    variation.varying().forEach(stretch -> sent.add(new Sent(place, stretch)));
  }

  /** The same with what we send standing alone where it is a part of what varies. */
  Variation cut(Variation variation) {
    return new Variation(variation.stretches().stream().flatMap(it -> parts(it).stream()).toList());
  }

  private List<Stretch> parts(Stretch stretch) {
    for (Sent each : sent) {
      Stretch part = each.stretch();
      int at = stretch.one().indexOf(part.one());
      int there = stretch.other().indexOf(part.other());
      boolean isPart = part.one().length() >= SHORTEST_PART && !part.other().isEmpty();
      if (isPart && stretch.varies() && at >= 0 && there >= 0 && !part.equals(stretch)) {
        int end = at + part.one().length();
        int thereEnd = there + part.other().length();
        return List.of(
                new Stretch(stretch.one().substring(0, at), stretch.other().substring(0, there)),
                part,
                new Stretch(stretch.one().substring(end), stretch.other().substring(thereEnd)))
            .stream()
            .filter(it -> !it.one().isEmpty() || !it.other().isEmpty())
            .toList();
      }
    }
    return List.of(stretch);
  }

  /** The name of a value that came before. */
  Optional<String> name(Stretch stretch) {
    return Optional.ofNullable(captures.get(stretch));
  }

  /** Whether the peer repeats what we have said before it. */
  boolean repeats(Stretch stretch, int place) {
    return sent.stream().anyMatch(each -> each.place() < place && each.stretch().equals(stretch));
  }

  /**
   * The name for a value that we send later; empty where we do not.
   *
   * @param before what stands before it, which may tell what it is
   */
  Optional<String> capture(Stretch stretch, int place, String before) {
    boolean isUsed =
        !stretch.one().isEmpty()
            && sent.stream().anyMatch(each -> each.place() > place && has(each, stretch));
    return isUsed
        ? Optional.of(captures.computeIfAbsent(stretch, _ -> inventor.apply(key(before))))
        : Optional.empty();
  }

  private static boolean has(Sent sent, Stretch value) {
    String there = sent.stretch().one();
    return there.contains(value.one())
        && there.replace(value.one(), value.other()).equals(sent.stretch().other());
  }

  private static String key(String before) {
    Matcher matcher = KEY.matcher(before);
    String name = matcher.find() ? matcher.group(1).replaceAll("[^A-Za-z0-9]", "") : "";
    return name.isEmpty() || name.length() > LONGEST_NAME ? "value" : name;
  }

  /** A captured value that this stretch has in it, with its name. */
  Optional<Map.Entry<Stretch, String>> within(Stretch stretch) {
    return captures.entrySet().stream()
        .filter(each -> has(new Sent(0, stretch), each.getKey()))
        .findFirst();
  }
}
