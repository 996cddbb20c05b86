package socksh.lesson;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in words what a part of a goal looks at, where it has one of the usual forms. */
final class Plainly {
  private static final List<Way> MISSING =
      List.of(
          way("calls\\('(\\w+)'\\)\\.any \\{ it\\.ok \\}", "no $1 has worked yet"),
          way("calls\\('(\\w+)'\\)\\.any \\{ it\\.errno == (\\w+) \\}", "no $1 ended in $2 yet"),
          way("calls\\(\\)\\.any \\{ it\\.errno == (\\w+) \\}", "no call ended in $1 yet"),
          way("calls\\('(\\w+)'\\)\\.any \\{ it\\.value == (\\d+) \\}", "no $1 gave $2 yet"),
          way("calls\\('(\\w+)'\\)\\.any \\{.*\\}", "the $1 that is asked for is missing"),
          way("received\\(\\)\\.any \\{ it\\.text == '(.*)' \\}", "`$1` is not received yet"),
          way("received\\(\\)\\.any \\{.*'TIMED_OUT'.*\\}", "the recv that times out is missing"),
          way("received\\(\\)\\.any \\{.*'END_OF_STREAM'.*\\}", "the end is not received yet"),
          way("received\\(\\)\\*\\.text.*\\('(.*)'\\)", "`$1` is not received yet"),
          way("received\\(\\)\\.any \\{.*\\}", "what is to be received is missing"),
          way("(?:rows|clients)\\((\\w+)\\)\\.any \\{.*'(\\w+)'.*\\}", "no such row in $2 yet"),
          way("closed\\((\\w+)\\)", "$1 is not closed yet"),
          way("shown\\('(.*)'\\)\\.any \\{.*\\}", "the table on $1 has not shown it yet"),
          way("heard\\('([\\w-]+)'\\)\\.any \\{.*\\}", "$1 has not got the right bytes yet"));

  private static final List<Way> LOOKED_AT =
      List.of(
          way("calls\\('(\\w+)'\\)\\.size\\(\\)", "the number of $1 calls"),
          way("calls\\('(\\w+)'\\)\\.last\\(\\)\\.value", "the answer of the last $1"),
          way("calls\\('(\\w+)'\\)\\.count \\{ it\\.ok \\}", "the number of $1 calls that worked"),
          way("said\\((\\w+)\\)", "what $1 has received"),
          way("received\\(\\)\\.size\\(\\)", "the number of receipts"),
          way("mine\\(\\)\\.size\\(\\)", "the number of your sockets"),
          way("mine\\('(\\w+)'\\)\\.size\\(\\)", "the number of your $1 sockets"),
          way(
              "(?:rows|clients)\\([\\w.]+\\)\\.count \\{.*'(\\w+)' \\}",
              "the number of rows in $1"),
          way("calls\\('(\\w+)'\\)\\.count \\{.*\\}", "the number of such $1 calls"),
          way("clients\\((\\w+)\\)\\.size\\(\\)", "the number of clients of $1"));

  private Plainly() {}

  /** A form, and what is said for it. */
  private record Way(Pattern form, String words) {}

  private static Way way(String form, String words) {
    return new Way(Pattern.compile(form), words);
  }

  /** What is to be said when this does not hold. */
  static String missing(String text) {
    return first(MISSING, text, text + " is not so yet");
  }

  /** What is compared. */
  static String lookedAt(String text) {
    return first(LOOKED_AT, text, text);
  }

  private static String first(List<Way> ways, String text, String otherwise) {
    for (Way way : ways) {
      Matcher found = way.form().matcher(text);
      if (found.matches()) {
        return found.replaceFirst(way.words());
      }
    }
    return otherwise;
  }
}
