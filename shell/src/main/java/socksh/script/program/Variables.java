package socksh.script.program;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The variable of each socket: one name, good in every language, never given twice. */
final class Variables {
  /** Names for those that nobody named, by the command that made them. */
  private static final Map<String, String> USUAL =
      Map.of("listen", "srv", "open", "conn", "accept", "guest", "udp", "dev", "socket", "sock");

  /** Words of C, Python, Perl and the shell, and of the programs that are written here. */
  private static final Set<String> KEPT =
      Set.of(
          ("accept address ahead all and any args as asm async at auto await awk bind bytes cc"
               + " check close connect data def del die dir elif env errno esac eval event except"
               + " exec exit expect extern file fill fi from getopt got global held id in inline"
               + " input int is join key lambda len line linux list listen local main map mark"
               + " may_fail max min my name nc none nonlocal not object open option or os our pass"
               + " peek peer perl place poll port print printf put put_env put_file quiet raise"
               + " read ready receive recv register repeat reset role s select self send sender set"
               + " shift show shutdown sigaction signed sizeof sleep socat socket stderr stdin"
               + " stdout stop str struct sub sys tell test then time try type typedef unix"
               + " unsigned until use using var wait where wish with words write yield y x tr m q"
               + " qq qw qr")
              .split(" "));

  private final Map<String, String> byLabel = new LinkedHashMap<>();
  private final Map<String, Integer> given = new HashMap<>();

  /** A socket is made, by a command, and perhaps called something. */
  String enter(String label, String called, String maker) {
    String wish = called.isEmpty() ? USUAL.getOrDefault(maker, "sock") : plain(called);
    int count = given.merge(wish, 1, Integer::sum);
    String variable = count == 1 ? wish : wish + "_" + count;
    byLabel.put(label, variable);
    return variable;
  }

  /** Letters, digits and underscores, and no word that means something. */
  private static String plain(String called) {
    String ascii = called.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String word = ascii.matches("[a-z].*") ? ascii : "s" + ascii;
    boolean kept = KEPT.contains(word) || SourceVersion.isKeyword(word);
    return kept ? word + "_socket" : word;
  }

  boolean knows(String label) {
    return byLabel.containsKey(label);
  }

  /** The variable of a socket. */
  String of(String label) {
    return byLabel.getOrDefault(label, "sock");
  }
}
