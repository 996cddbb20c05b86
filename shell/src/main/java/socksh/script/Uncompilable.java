package socksh.script;

import groovyjarjarasm.asm.ClassTooLargeException;
import groovyjarjarasm.asm.MethodTooLargeException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.jspecify.annotations.Nullable;

/** Why a text cannot be compiled: where, what is wrong, and what to try. */
final class Uncompilable {
  private static final int MOST_CAUSES = 10;
  private static final Pattern LONE_QUOTE =
      Pattern.compile("Unexpected character: '(?:\"|\\\\?')'.*");

  private Uncompilable() {}

  /**
   * What Groovy threw, as the script's fault.
   *
   * @param thrown by Groovy's compiler, whose own faults come as all kinds of throwables
   */
  static ScriptWrong of(Source source, Throwable thrown) {
    List<Throwable> causes = causes(thrown);
    if (causes.stream().anyMatch(MethodTooLargeException.class::isInstance)) {
      return new ScriptWrong(
          Heaviest.place(source),
          "this is too large: it becomes more than 64 KB of code",
          "make a loop of it, or cut it into several");
    }
    if (causes.stream().anyMatch(ClassTooLargeException.class::isInstance)) {
      return new ScriptWrong(
          Place.START,
          "the script is too long: it says more than 65,535 different things",
          "cut it into two scripts");
    }
    if (causes.stream().anyMatch(StackOverflowError.class::isInstance)) {
      return new ScriptWrong(
          new Place(densestLine(source), 1),
          "this is nested too deeply, or has too many operators in a row",
          "make a list or a loop of it");
    }
    return causes.stream()
        .filter(SyntaxException.class::isInstance)
        .map(SyntaxException.class::cast)
        .findFirst()
        .map(Uncompilable::syntax)
        .orElseGet(() -> new ScriptWrong(Place.START, firstLine(thrown), "is it Groovy?"));
  }

  private static ScriptWrong syntax(SyntaxException wrong) {
    return new ScriptWrong(
        new Place(Math.max(1, wrong.getLine()), Math.max(1, wrong.getStartColumn())),
        inWords(wrong.getOriginalMessage().lines().findFirst().orElse("no Groovy")),
        "");
  }

  /** The parser takes a quote that nothing closes for a character of no use. */
  private static String inWords(String complaint) {
    return LONE_QUOTE.matcher(complaint).matches() ? "this quote is not closed" : complaint;
  }

  /** What was thrown and what it came from, the first error of a list included. */
  private static List<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, each -> each != null, Uncompilable::cause)
        .limit(MOST_CAUSES)
        .toList();
  }

  private static @Nullable Throwable cause(Throwable thrown) {
    return thrown instanceof MultipleCompilationErrorsException errors
        ? cause(errors.getErrorCollector().getErrors().getFirst())
        : thrown.getCause();
  }

  private static @Nullable Throwable cause(Message message) {
    return switch (message) {
      case SyntaxErrorMessage syntax -> syntax.getCause();
      case ExceptionMessage exception -> exception.getCause();
      default -> null;
    };
  }

  /** The line with the most brackets and operators. */
  private static int densestLine(Source source) {
    List<String> lines = source.text().lines().toList();
    return 1
        + IntStream.range(0, lines.size())
            .boxed()
            .max(Comparator.comparingLong(each -> signs(lines.get(each))))
            .orElse(0);
  }

  private static long signs(String line) {
    return line.chars()
        .filter(each -> !Character.isLetterOrDigit(each) && !Character.isWhitespace(each))
        .count();
  }

  private static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage())
        .lines()
        .filter(line -> !line.equals("startup failed:"))
        .findFirst()
        .orElse("no Groovy");
  }
}
