package socksh.script;

import java.util.Set;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Two values that a script held against each other in a {@code check}: a report can show both.
 *
 * @param holds whether it is as the script says
 */
record Comparison(@Nullable Object left, @Nullable Object right, boolean holds) {
  private static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=");

  static boolean isOperator(String text) {
    return OPERATORS.contains(text);
  }

  /** Compares as Groovy does. */
  static Comparison of(@Nullable Object left, String operator, @Nullable Object right) {
    boolean holds =
        switch (operator) {
          case "==" -> ScriptBytecodeAdapter.compareEqual(left, right);
          case "!=" -> ScriptBytecodeAdapter.compareNotEqual(left, right);
          case "<" -> ScriptBytecodeAdapter.compareLessThan(left, right);
          case "<=" -> ScriptBytecodeAdapter.compareLessThanEqual(left, right);
          case ">" -> ScriptBytecodeAdapter.compareGreaterThan(left, right);
          case ">=" -> ScriptBytecodeAdapter.compareGreaterThanEqual(left, right);
          default -> throw new IllegalArgumentException(operator);
        };
    return new Comparison(left, right, holds);
  }

  /** Both values, as rows of the report. */
  Failure told(Failure failure) {
    return failure.row("left", Shown.inRow(left)).row("right", Shown.inRow(right));
  }
}
