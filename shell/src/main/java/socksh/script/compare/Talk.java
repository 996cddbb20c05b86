package socksh.script.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script says to one socket, from where it makes it.
 *
 * @param name the variable of the socket
 */
record Talk(String name, List<Step> steps) {
  private static final Pattern WORD = Pattern.compile("(?<![.\\w'])[A-Za-z_]\\w*");

  /** Its code without what is in quotes, in names that every script has. */
  List<String> skeletons(List<String> variables) {
    Map<String, String> names = new LinkedHashMap<>();
    List<String> skeletons = new ArrayList<>();
    for (Step step : steps) {
      Matcher words = WORD.matcher(step.skeleton());
      skeletons.add(
          words.replaceAll(
              word ->
                  variables.contains(word.group())
                      ? names.computeIfAbsent(word.group(), _ -> "v" + names.size())
                      : word.group()));
    }
    return skeletons;
  }

  /** Whether it is one of datagrams, which are whole. */
  boolean isOfDatagrams() {
    return steps.getFirst().skeleton().matches("\\w+ = (open )?udp\\b.*");
  }
}
