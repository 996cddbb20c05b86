package socksh.script;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BitwiseNegationExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ClosureListExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.LambdaExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.UnaryPlusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/**
 * Reads the expressions of a script for anything that is more than the script language. It knows
 * what is allowed, and whatever it does not know is a breach.
 */
final class RestrictedExpressions {
  private final Breaches breaches;
  private final Predicate<String> isWord;
  private final Consumer<Statement> statements;
  private final Set<String> variables = new HashSet<>();

  /**
   * @param isWord whether a name can be said without anything before it
   * @param statements reads the body of a closure
   */
  RestrictedExpressions(
      Breaches breaches, Predicate<String> isWord, Consumer<Statement> statements) {
    this.breaches = breaches;
    this.isWord = isWord;
    this.statements = statements;
  }

  private void all(List<? extends Expression> expressions) {
    expressions.forEach(this::expression);
  }

  void expression(Expression expression) {
    switch (expression) {
      case EmptyExpression _, ConstantExpression _ -> {}
      case VariableExpression variable -> variable(variable);
      case LambdaExpression lambda -> breaches.add(lambda, "a lambda: a closure can do it");
      case ClosureExpression closure -> closure(closure);
      case MethodCallExpression call -> call(call);
      case PropertyExpression property -> property(property);
      case DeclarationExpression declaration -> declaration(declaration);
      case BinaryExpression binary -> binary(binary);
      case CastExpression cast -> {
        breaches.type(cast, cast.getType());
        expression(cast.getExpression());
      }
      case PostfixExpression step -> stepped(step, step.getExpression());
      case PrefixExpression step -> stepped(step, step.getExpression());
      default -> composed(expression);
    }
  }

  /** What is only made of other expressions. */
  private void composed(Expression expression) {
    switch (expression) {
      case GStringExpression text -> all(text.getValues());
      case ClosureListExpression list -> all(list.getExpressions());
      case ListExpression list -> all(list.getExpressions());
      case TupleExpression tuple -> all(tuple.getExpressions());
      case MapExpression map -> all(map.getMapEntryExpressions());
      case MapEntryExpression entry -> {
        expression(entry.getKeyExpression());
        expression(entry.getValueExpression());
      }
      case RangeExpression range -> all(List.of(range.getFrom(), range.getTo()));
      case TernaryExpression choice -> {
        expression(choice.getBooleanExpression());
        all(List.of(choice.getTrueExpression(), choice.getFalseExpression()));
      }
      case BooleanExpression truth -> expression(truth.getExpression());
      case UnaryMinusExpression minus -> expression(minus.getExpression());
      case UnaryPlusExpression plus -> expression(plus.getExpression());
      case BitwiseNegationExpression pattern -> expression(pattern.getExpression());
      case SpreadMapExpression spread -> breaches.add(spread, "a spread map");
      default -> breaches.add(expression, named(expression));
    }
  }

  /** {@code ConstructorCallExpression} is a constructor call. */
  private static String named(Expression expression) {
    String type = expression.getClass().getSimpleName().replace("Expression", "");
    String words = type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    return words.equals("constructor call")
        ? "`new`: an object of another class"
        : "a " + words + ", which is not of the script language";
  }

  private void variable(VariableExpression variable) {
    if (variable.isThisExpression() || variable.isSuperExpression()) {
      breaches.add(variable, "`" + variable.getName() + "`: the script as an object");
    }
  }

  private void closure(ClosureExpression closure) {
    Parameter[] parameters = closure.getParameters();
    for (Parameter parameter : parameters == null ? Parameter.EMPTY_ARRAY : parameters) {
      breaches.parameter(parameter);
    }
    statements.accept(closure.getCode());
  }

  private void declaration(DeclarationExpression declaration) {
    if (!declaration.getAnnotations().isEmpty()) {
      breaches.add(declaration, "an annotation");
    }
    if (declaration.isMultipleAssignmentDeclaration()) {
      breaches.add(declaration, "several variables in one declaration");
      return;
    }
    VariableExpression variable = declaration.getVariableExpression();
    if (!variable.isDynamicTyped()) {
      breaches.type(declaration, variable.getOriginType());
    }
    variables.add(variable.getName());
    expression(declaration.getRightExpression());
  }

  private void binary(BinaryExpression binary) {
    int operator = binary.getOperation().getType();
    if (Types.ofType(operator, Types.ASSIGNMENT_OPERATOR)) {
      assignment(binary);
    } else if (operator == Types.KEYWORD_INSTANCEOF || operator == Types.COMPARE_NOT_INSTANCEOF) {
      breaches.add(binary, "a question for a class");
    } else if (binary.isSafe()) {
      breaches.add(binary, "`?[`, which is not of the script language");
    } else {
      expression(binary.getLeftExpression());
      expression(binary.getRightExpression());
    }
  }

  private void assignment(BinaryExpression assignment) {
    if (assignment.getLeftExpression() instanceof VariableExpression variable) {
      variable(variable);
      variables.add(variable.getName());
    } else {
      breaches.add(assignment, "a value given to something other than a variable");
    }
    expression(assignment.getRightExpression());
  }

  private void stepped(Expression step, Expression of) {
    if (of instanceof VariableExpression variable) {
      variable(variable);
    } else {
      breaches.add(step, "a value given to something other than a variable");
    }
  }

  private void property(PropertyExpression property) {
    String name = property.getPropertyAsString();
    if (property.getClass() != PropertyExpression.class || property.isSafe()) {
      breaches.add(property, "`.@`, `?.` or `*.`, which are not of the script language");
    } else if (name == null || !(property.getProperty() instanceof ConstantExpression)) {
      breaches.add(property, "a property whose name is worked out while it runs");
    } else if (property.isSpreadSafe() || !Allowed.property(name)) {
      breaches.add(property, "`." + name + "`, which is not of the script language");
    }
    expression(property.getObjectExpression());
  }

  private void call(MethodCallExpression call) {
    String name = call.getMethodAsString();
    if (name == null || !(call.getMethod() instanceof ConstantExpression)) {
      breaches.add(call, "a method whose name is worked out while it runs");
    } else if (call.isSafe() || call.isSpreadSafe()) {
      breaches.add(call, "`?.` or `*.`, which are not of the script language");
    } else if (call.isImplicitThis()) {
      if (!isWord.test(name) && !variables.contains(name)) {
        breaches.add(call, "`" + name + "`, which is no word of the script language");
      }
    } else if (!isWord.test(name) && !Allowed.method(name)) {
      breaches.add(call, "`." + name + "`, which is not of the script language");
    }
    if (!call.isImplicitThis()) {
      expression(call.getObjectExpression());
    }
    if (call.getGenericsTypes() != null) {
      breaches.add(call, "a type argument");
    }
    expression(call.getArguments());
  }
}
