package socksh.script.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import socksh.kernel.Errno;
import socksh.script.Vocabulary;

/** Who plays: the variable of each socket, by the label that the shell has for it. */
public final class Cast {
  /** Names for those that nobody named, by the command that made them. */
  private static final Map<String, String> USUAL =
      Map.of(
          "listen", "srv", "open", "conn", "accept", "peer", "serve", "srv", "udp", "dev", "socket",
          "sock");

  /** Words that Groovy or the script language keeps for itself. */
  private static final Set<String> KEPT =
      Set.of(
          "as",
          "in",
          "def",
          "trait",
          "var",
          "it",
          "any",
          "frame",
          "blob",
          "eof",
          "reset",
          "silence",
          "host",
          "port",
          "address",
          "owner",
          "delegate",
          "binding",
          "metaClass",
          "record");

  /** What parameters are called that say where a script goes. */
  private static final Pattern PLACE = Pattern.compile("(?i).*(?:address|host|port)\\d*");

  private final Vocabulary vocabulary;
  private final Map<String, String> byLabel = new LinkedHashMap<>();
  private final Map<String, Integer> taken = new HashMap<>();
  private final Set<String> invented = new HashSet<>();

  /** A stage on which nobody is yet. */
  public Cast(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The variable of a socket that is on the stage. */
  String variable(String label) {
    return byLabel.getOrDefault(label, "sock" + label.replace("#", ""));
  }

  /** Whether a socket is on the stage. */
  boolean knows(String label) {
    return byLabel.containsKey(label);
  }

  /** The name that a new socket would get: the one that was typed, or one that fits its maker. */
  String nameFor(String typed, String maker) {
    String name = typed.isEmpty() ? USUAL.getOrDefault(maker, "sock") : typed.replace('-', '_');
    return isFree(name) ? name : numbered(name);
  }

  private String numbered(String name) {
    int number = 2;
    while (!isFree(name + number)) {
      number++;
    }
    return name + number;
  }

  private boolean isFree(String name) {
    return !byLabel.containsValue(name)
        && !invented.contains(name)
        && !KEPT.contains(name)
        && !vocabulary.names().contains(name)
        && !SourceVersion.isKeyword(name)
        && Errno.named(name).isEmpty();
  }

  /** A socket comes on the stage. */
  public void enter(String label, String variable) {
    byLabel.put(label, variable);
    taken.merge(variable, 1, Integer::sum);
  }

  /**
   * Another variable that nobody has: {@code sid}, {@code sid2}. The name is the peer's, who must
   * not choose where a later step goes, nor name a class.
   */
  public String invent(String name) {
    String small = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    String harmless = PLACE.matcher(small).matches() ? "id" : small;
    String free =
        isFree(harmless) && !taken.containsKey(harmless) ? harmless : numberedNew(harmless);
    taken.merge(free, 1, Integer::sum);
    invented.add(free);
    return free;
  }

  private String numberedNew(String name) {
    int number = 2;
    while (taken.containsKey(name + number) || !isFree(name + number)) {
      number++;
    }
    return name + number;
  }

  /** A socket leaves: its name may be another's. */
  void leave(String label) {
    byLabel.remove(label);
  }
}
