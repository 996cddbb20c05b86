package socksh.script.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import socksh.script.FailureReport;
import socksh.script.Result;
import socksh.session.Verdict;
import socksh.view.Styled;

/**
 * The file that a CI reads: one {@code testcase} for each time a script was played. Failed is
 * {@code failure}, wrong is {@code error}, inconclusive is {@code skipped}.
 */
final class Junit {
  private static final int MOST_TRANSCRIPT = 64 * 1024;

  private final StringBuilder xml = new StringBuilder(4096);

  private Junit() {}

  /** Writes the file anew. */
  static void write(Path file, List<Play> plays) throws IOException {
    Files.writeString(file, new Junit().document(plays));
  }

  private String document(List<Play> plays) {
    String totals = totals(plays);
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites").append(totals).append(">\n");
    xml.append("  <testsuite name=\"socksh run\"").append(totals).append(">\n");
    plays.forEach(this::testcase);
    return xml.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private static String totals(List<Play> plays) {
    return " tests=\""
        + plays.size()
        + "\" failures=\""
        + count(plays, Verdict.NO)
        + "\" errors=\""
        + count(plays, Verdict.WRONG)
        + "\" skipped=\""
        + count(plays, Verdict.INCONCLUSIVE)
        + "\" time=\""
        + seconds(plays.stream().mapToLong(play -> play.result().took()).sum())
        + "\"";
  }

  private static long count(List<Play> plays, Verdict verdict) {
    return plays.stream().filter(play -> play.verdict() == verdict).count();
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }

  private void testcase(Play play) {
    Result result = play.result();
    xml.append("    <testcase classname=\"").append(className(result)).append("\" name=\"");
    xml.append(XmlText.of(name(play))).append("\" time=\"").append(seconds(result.took()));
    if (play.passed()) {
      xml.append("\"/>\n");
      return;
    }
    xml.append("\">\n");
    outcome(result);
    tail(play.transcript());
    xml.append("    </testcase>\n");
  }

  /** The path with dots, as a CI makes packages of it. */
  private static String className(Result result) {
    String path = result.source().name().replaceFirst("\\.groovy$", "").replaceFirst("^[./]+", "");
    return XmlText.of(path.replace('/', '.'));
  }

  private static String name(Play play) {
    Result result = play.result();
    String name = result.title().isEmpty() ? result.source().name() : result.title();
    return play.round() == 1 ? name : name + " [" + play.round() + "]";
  }

  private void outcome(Result result) {
    String element =
        switch (result.verdict()) {
          case NO -> "failure";
          case INCONCLUSIVE -> "skipped";
          case WRONG, DONE -> "error";
        };
    String what = result.failure().map(failure -> failure.what()).orElse("");
    String report =
        FailureReport.lines(result).stream().map(Styled::text).collect(Collectors.joining("\n"));
    xml.append("      <").append(element).append(" message=\"").append(XmlText.of(what));
    xml.append("\">").append(XmlText.of(report)).append("</").append(element).append(">\n");
  }

  private void tail(String transcript) {
    String end =
        transcript.length() <= MOST_TRANSCRIPT
            ? transcript
            : "...\n" + transcript.substring(transcript.length() - MOST_TRANSCRIPT);
    xml.append("      <system-out>").append(XmlText.of(end)).append("</system-out>\n");
  }
}
