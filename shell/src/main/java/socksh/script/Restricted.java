package socksh.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
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
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.BreakStatement;
import org.codehaus.groovy.ast.stmt.ContinueStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * Reads a script for anything that is more than the script language: literals, variables, loops,
 * closures and the words of the shell. It knows what is allowed, and whatever it does not know is a
 * breach, so what Groovy learns one day is refused and not overlooked.
 */
final class Restricted {
  private final List<Breach> breaches = new ArrayList<>();
  private final Predicate<String> isWord;
  private final Set<String> variables = new HashSet<>();

  /**
   * @param isWord whether a name can be said without anything before it
   */
  private Restricted(Predicate<String> isWord) {
    this.isWord = isWord;
  }

  /**
   * Everything that keeps a script from being in the restricted form.
   *
   * @param isWord whether a name is a word of the language that a restricted script may say
   */
  static List<Breach> breaches(ModuleNode module, Predicate<String> isWord) {
    Restricted restricted = new Restricted(isWord);
    restricted.module(module);
    return List.copyOf(restricted.breaches);
  }

  private void breach(ASTNode node, String what) {
    breaches.add(
        new Breach(
            new Place(Math.max(1, node.getLineNumber()), Math.max(1, node.getColumnNumber())),
            what));
  }

  private void module(ModuleNode module) {
    module.getImports().forEach(each -> breach(each, "an import"));
    module.getStarImports().forEach(each -> breach(each, "an import"));
    module.getStaticImports().values().forEach(each -> breach(each, "an import"));
    module.getStaticStarImports().values().forEach(each -> breach(each, "an import"));
    if (module.getPackage() != null) {
      breach(module.getPackage(), "a package");
    }
    module.getMethods().forEach(each -> breach(each, "a method of its own: a closure can do it"));
    module.getClasses().stream()
        .filter(each -> !each.isScript())
        .forEach(each -> breach(each, "a class of its own"));
    statement(module.getStatementBlock());
  }

  private void statement(Statement statement) {
    switch (statement) {
      case BlockStatement block -> block.getStatements().forEach(this::statement);
      case ExpressionStatement simple -> expression(simple.getExpression());
      case ReturnStatement result -> expression(result.getExpression());
      case IfStatement choice -> {
        expression(choice.getBooleanExpression());
        statement(choice.getIfBlock());
        statement(choice.getElseBlock());
      }
      case WhileStatement loop -> {
        expression(loop.getBooleanExpression());
        statement(loop.getLoopBlock());
      }
      case ForStatement loop -> {
        parameter(loop.getVariable());
        expression(loop.getCollectionExpression());
        statement(loop.getLoopBlock());
      }
      case EmptyStatement _, BreakStatement _, ContinueStatement _ -> {}
      default -> breach(statement, "a statement other than if, for, while and calls");
    }
  }

  private void all(List<? extends Expression> expressions) {
    expressions.forEach(this::expression);
  }

  private void expression(Expression expression) {
    switch (expression) {
      case EmptyExpression _, ConstantExpression _ -> {}
      case VariableExpression variable -> variable(variable);
      case LambdaExpression lambda -> breach(lambda, "a lambda: a closure can do it");
      case ClosureExpression closure -> closure(closure);
      case MethodCallExpression call -> call(call);
      case PropertyExpression property -> property(property);
      case DeclarationExpression declaration -> declaration(declaration);
      case BinaryExpression binary -> binary(binary);
      case CastExpression cast -> {
        type(cast, cast.getType());
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
      case SpreadMapExpression spread -> breach(spread, "a spread map");
      default -> breach(expression, named(expression));
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
      breach(variable, "`" + variable.getName() + "`: the script as an object");
    }
  }

  private void closure(ClosureExpression closure) {
    Parameter[] parameters = closure.getParameters();
    for (Parameter parameter : parameters == null ? Parameter.EMPTY_ARRAY : parameters) {
      parameter(parameter);
    }
    statement(closure.getCode());
  }

  private void parameter(@Nullable Parameter parameter) {
    if (parameter == null) {
      return;
    }
    if (!parameter.getAnnotations().isEmpty()) {
      breach(parameter, "an annotation");
    }
    if (parameter.hasInitialExpression()) {
      breach(parameter, "a parameter with a value of its own");
    }
    if (!parameter.isDynamicTyped()) {
      type(parameter, parameter.getType());
    }
  }

  private void type(ASTNode where, ClassNode type) {
    boolean plain = type.getGenericsTypes() == null && type.getTypeAnnotations().isEmpty();
    if (!plain || !Allowed.type(type.getName())) {
      breach(where, "another class: " + type.getName());
    }
  }

  private void declaration(DeclarationExpression declaration) {
    if (!declaration.getAnnotations().isEmpty()) {
      breach(declaration, "an annotation");
    }
    if (declaration.isMultipleAssignmentDeclaration()) {
      breach(declaration, "several variables in one declaration");
      return;
    }
    VariableExpression variable = declaration.getVariableExpression();
    if (!variable.isDynamicTyped()) {
      type(declaration, variable.getOriginType());
    }
    variables.add(variable.getName());
    expression(declaration.getRightExpression());
  }

  private void binary(BinaryExpression binary) {
    int operator = binary.getOperation().getType();
    if (Types.ofType(operator, Types.ASSIGNMENT_OPERATOR)) {
      assignment(binary);
    } else if (operator == Types.KEYWORD_INSTANCEOF || operator == Types.COMPARE_NOT_INSTANCEOF) {
      breach(binary, "a question for a class");
    } else if (binary.isSafe()) {
      breach(binary, "`?[`, which is not of the script language");
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
      breach(assignment, "a value given to something other than a variable");
    }
    expression(assignment.getRightExpression());
  }

  private void stepped(Expression step, Expression of) {
    if (of instanceof VariableExpression variable) {
      variable(variable);
    } else {
      breach(step, "a value given to something other than a variable");
    }
  }

  private void property(PropertyExpression property) {
    String name = property.getPropertyAsString();
    if (property.getClass() != PropertyExpression.class || property.isSafe()) {
      breach(property, "`.@`, `?.` or `*.`, which are not of the script language");
    } else if (name == null || !(property.getProperty() instanceof ConstantExpression)) {
      breach(property, "a property whose name is worked out while it runs");
    } else if (property.isSpreadSafe() || !Allowed.property(name)) {
      breach(property, "`." + name + "`, which is not of the script language");
    }
    expression(property.getObjectExpression());
  }

  private void call(MethodCallExpression call) {
    String name = call.getMethodAsString();
    if (name == null || !(call.getMethod() instanceof ConstantExpression)) {
      breach(call, "a method whose name is worked out while it runs");
    } else if (call.isSafe() || call.isSpreadSafe()) {
      breach(call, "`?.` or `*.`, which are not of the script language");
    } else if (call.isImplicitThis()) {
      if (!isWord.test(name) && !variables.contains(name)) {
        breach(call, "`" + name + "`, which is no word of the script language");
      }
    } else if (!isWord.test(name) && !Allowed.method(name)) {
      breach(call, "`." + name + "`, which is not of the script language");
    }
    if (!call.isImplicitThis()) {
      expression(call.getObjectExpression());
    }
    if (call.getGenericsTypes() != null) {
      breach(call, "a type argument");
    }
    expression(call.getArguments());
  }
}
