package socksh.script;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socksh.command.Candidate;
import socksh.command.Catalog;
import socksh.command.Command;
import socksh.command.Parameter;
import socksh.language.Payload;

/**
 * The bare words that commands of the shell know, by their name in a script, where a dash is
 * written as an underscore. Taken from the catalogue, so a new command brings its words along.
 */
public final class Vocabulary {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]*");

  private final Map<String, String> words = new LinkedHashMap<>();

  /** The words of a catalogue. */
  public Vocabulary(Catalog catalog) {
    Payload.keywords().keySet().forEach(this::add);
    for (Command command : catalog.commands()) {
      for (Parameter<?> parameter : command.parameters()) {
        addAll(parameter.usage());
        parameter.words().stream().map(Candidate::value).forEach(this::addAll);
      }
    }
  }

  private void addAll(String usage) {
    Matcher matcher = WORD.matcher(usage);
    while (matcher.find()) {
      add(matcher.group());
    }
  }

  private void add(String word) {
    words.put(word.replace('-', '_'), word);
  }

  /** The word of the shell that a name in a script stands for. */
  public Optional<String> bare(String name) {
    return Optional.ofNullable(words.get(name.replace('-', '_')));
  }

  /** Every bare word, as a script writes it. */
  public Set<String> names() {
    return words.keySet();
  }
}
