package socksh.lesson;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socksh.script.Source;

/**
 * What can be said of a lesson without playing it, read off its text: listing the course needs no
 * Groovy.
 *
 * @param number its place in the course, counted from 1
 * @param name one word: {@code accept}
 * @param title a few words: {@code Who takes the call?}
 * @param steps the names of its steps, in order
 */
record Outline(int number, String name, String title, List<String> steps, Source source) {
  private static final String QUOTED = "(['\"])((?:\\\\.|(?!\\1).)*)\\1";
  private static final Pattern LESSON =
      Pattern.compile("lesson\\s+" + QUOTED + ".*?title:\\s*(['\"])(.*?)\\3.*");
  private static final Pattern STEP = Pattern.compile("step\\s+" + QUOTED + "\\s*,\\s*\\{.*");
  private static final Pattern FILE = Pattern.compile("(?:.*/)?(\\d+)-[^/]*");

  /** Reads it off a text; its number stands at the beginning of the file's name. */
  static Outline of(Source source) {
    Optional<Matcher> head = first(LESSON, source);
    Matcher file = FILE.matcher(source.name());
    return new Outline(
        file.matches() ? Integer.parseInt(file.group(1)) : 0,
        head.map(match -> match.group(2)).orElse(source.name()),
        head.map(match -> match.group(4)).orElse(""),
        source
            .text()
            .lines()
            .map(STEP::matcher)
            .filter(Matcher::matches)
            .map(m -> m.group(2))
            .toList(),
        source);
  }

  private static Optional<Matcher> first(Pattern pattern, Source source) {
    return source.text().lines().map(pattern::matcher).filter(Matcher::matches).findFirst();
  }

  /** The key of a step in the record of progress: {@code accept 3}. */
  String key(int step) {
    return name + " " + step;
  }
}
