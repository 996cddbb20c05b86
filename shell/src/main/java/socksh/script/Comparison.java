package socksh.script;

import groovy.lang.Closure;
import java.util.Arrays;
import java.util.Set;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/**
 * Two values that a script held against each other in a {@code check}: a report can show both.
 *
 * @param holds whether it is as the script says
 */
record Comparison(@Nullable Object left, @Nullable Object right, boolean holds) {
  private static final Set<String> OPERATORS =
      Set.of("==", "!=", "<", "<=", ">", ">=", "in", "!in", "=~", "==~");

  /** Of a value that stands alone. */
  static final String TRUTH = "";

  /** Of what is denied. */
  static final String NOT = "!";

  /** In the place of a right side where there is none. */
  private static final Object NOTHING = new Object();

  static boolean isOperator(String text) {
    return OPERATORS.contains(text);
  }

  /** Compares as Groovy does. */
  static Comparison of(@Nullable Object left, String operator, @Nullable Object right) {
    if (operator.equals(TRUTH)) {
      return new Comparison(left, NOTHING, isTrue(left));
    }
    if (operator.equals(NOT)) {
      return left instanceof Comparison denied
          ? new Comparison(denied.left, denied.right, !denied.holds)
          : new Comparison(left, NOTHING, !isTrue(left));
    }
    boolean holds =
        switch (operator) {
          case "in" -> isIn(left, right);
          case "!in" -> !isIn(left, right);
          case "=~" -> isTrue(InvokerHelper.findRegex(left, right));
          case "==~" -> InvokerHelper.matchRegex(left, right);
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

  private static boolean isIn(@Nullable Object value, @Nullable Object all) {
    return all == null
        ? value == null
        : isTrue(InvokerHelper.invokeMethod(all, "isCase", new Object[] {value}));
  }

  private static boolean isTrue(@Nullable Object value) {
    return DefaultTypeTransformation.castToBoolean(value);
  }

  /** What was asked of a value: both are shown. */
  static Comparison asked(@Nullable Object of, Object[] given, @Nullable Object answer) {
    Object right =
        given.length == 0 || given[0] instanceof Closure<?>
            ? NOTHING
            : given.length == 1 ? given[0] : Arrays.asList(given);
    return new Comparison(of, right, isTrue(answer));
  }

  /** Its values, as rows of the report. */
  Failure told(Failure failure) {
    if (right == NOTHING) {
      return failure.row("value", Shown.inRow(left));
    }
    return failure.row("left", Shown.inRow(left)).row("right", Shown.inRow(right));
  }
}
