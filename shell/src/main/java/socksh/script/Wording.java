package socksh.script;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * Words the code of one script anew, so that it speaks through {@link Speech}. What cannot be
 * worded so, such as {@code ?.} and {@code *.}, works by Groovy's own dispatch and ends at the same
 * {@link Player}.
 */
final class Wording extends ClassCodeExpressionTransformer {

  private final SourceUnit source;
  private final ClassNode script;
  private final Terms.Freedom freedom;

  Wording(SourceUnit source, ClassNode script, Terms.Freedom freedom) {
    this.source = source;
    this.freedom = freedom;
    this.script = script;
  }

  @Override
  protected SourceUnit getSourceUnit() {
    return source;
  }

  @Override
  public void visitBlockStatement(BlockStatement block) {
    List<Statement> steps = new ArrayList<>();
    for (Statement statement : block.getStatements()) {
      if (statement.getLineNumber() > 0) {
        steps.add(new ExpressionStatement(SpokenCall.of("step", statement)));
      }
      statement.visit(this);
      steps.add(statement);
    }
    block.getStatements().clear();
    block.getStatements().addAll(steps);
  }

  @Override
  public void visitForLoop(ForStatement loop) {
    loop.setLoopBlock(stepped(loop.getLoopBlock(), loop));
    super.visitForLoop(loop);
  }

  @Override
  public void visitWhileLoop(WhileStatement loop) {
    loop.setLoopBlock(stepped(loop.getLoopBlock(), loop));
    super.visitWhileLoop(loop);
  }

  @Override
  public void visitDoWhileLoop(DoWhileStatement loop) {
    loop.setLoopBlock(stepped(loop.getLoopBlock(), loop));
    super.visitDoWhileLoop(loop);
  }

  /** A body without a statement of its own is a step too, or nothing could end the loop. */
  private static Statement stepped(Statement body, ASTNode where) {
    if (body instanceof BlockStatement block && !block.isEmpty()) {
      return body;
    }
    BlockStatement stepped = new BlockStatement();
    stepped.addStatement(new ExpressionStatement(SpokenCall.of("step", where)));
    stepped.addStatement(body);
    return stepped;
  }

  @Override
  public @Nullable Expression transform(@Nullable Expression expression) {
    return expression == null ? null : rewritten(expression);
  }

  private Expression rewritten(Expression expression) {
    return switch (expression) {
      case MethodCallExpression call -> call(call);
      case DeclarationExpression declaration -> {
        declaration.setRightExpression(rewritten(declaration.getRightExpression()));
        yield declaration;
      }
      case BinaryExpression binary
          when Types.ofType(binary.getOperation().getType(), Types.ASSIGNMENT_OPERATOR) ->
          assignment(binary);
      case BinaryExpression element when isGuardedElement(element) ->
          SpokenCall.of(
              "element",
              element,
              rewritten(element.getLeftExpression()),
              rewritten(element.getRightExpression()));
      case PostfixExpression postfix -> postfix;
      case PrefixExpression prefix -> prefix;
      case PropertyExpression property -> property(property);
      case VariableExpression variable when isDynamic(variable) ->
          SpokenCall.of("variable", variable, new ConstantExpression(variable.getName()));
      case ClosureExpression closure -> {
        closure.setCode(stepped(closure.getCode(), closure));
        closure.getCode().visit(this);
        yield closure;
      }
      default -> expression.transformExpression(this);
    };
  }

  /** In the restricted form {@code x['class']} must not become a property. */
  private boolean isGuardedElement(BinaryExpression binary) {
    return freedom == Terms.Freedom.RESTRICTED
        && binary.getOperation().getType() == Types.LEFT_SQUARE_BRACKET;
  }

  private static boolean isDynamic(VariableExpression variable) {
    return variable.getAccessedVariable() instanceof DynamicVariable;
  }

  private Expression assignment(BinaryExpression binary) {
    Expression value = rewritten(binary.getRightExpression());
    boolean plain = binary.getOperation().getType() == Types.EQUAL;
    if (plain
        && binary.getLeftExpression() instanceof VariableExpression variable
        && isDynamic(variable)) {
      return SpokenCall.of("assign", binary, new ConstantExpression(variable.getName()), value);
    }
    BinaryExpression same =
        new BinaryExpression(binary.getLeftExpression(), binary.getOperation(), value);
    same.setSourcePosition(binary);
    return same;
  }

  private Expression call(MethodCallExpression call) {
    if (call.isSafe() || call.isSpreadSafe() || isOwnMethod(call) || !isPlain(call)) {
      return call.transformExpression(this);
    }
    ArrayExpression arguments = new ArrayExpression(ClassHelper.OBJECT_TYPE, arguments(call));
    ConstantExpression name = new ConstantExpression(call.getMethodAsString());
    ASTNode verb = call.getMethod().getLineNumber() > 0 ? call.getMethod() : call;
    return call.isImplicitThis()
        ? SpokenCall.of("say", verb, name, arguments)
        : SpokenCall.of("tell", verb, rewritten(call.getObjectExpression()), name, arguments);
  }

  private List<Expression> arguments(MethodCallExpression call) {
    List<Expression> given = ((TupleExpression) call.getArguments()).getExpressions();
    boolean checks = call.isImplicitThis() && "check".equals(call.getMethodAsString());
    return given.stream()
        .map(each -> checks && each == given.getFirst() ? condition(each) : argument(each))
        .toList();
  }

  /** What a {@code check} compares is kept, so that a report can show both. */
  private Expression condition(Expression condition) {
    return switch (condition) {
      case BinaryExpression compared
          when Comparison.isOperator(compared.getOperation().getText()) ->
          comparison(
              compared,
              rewritten(compared.getLeftExpression()),
              compared.getOperation().getText(),
              rewritten(compared.getRightExpression()));
      case NotExpression denied ->
          comparison(
              denied, condition(denied.getExpression()), Comparison.NOT, ConstantExpression.NULL);
      case MethodCallExpression call when isAsked(call) ->
          SpokenCall.of(
              "ask",
              call.getMethod(),
              rewritten(call.getObjectExpression()),
              new ConstantExpression(call.getMethodAsString()),
              new ArrayExpression(ClassHelper.OBJECT_TYPE, arguments(call)));
      case PropertyExpression _, VariableExpression _ ->
          comparison(condition, rewritten(condition), Comparison.TRUTH, ConstantExpression.NULL);
      default -> argument(condition);
    };
  }

  private boolean isAsked(MethodCallExpression call) {
    return !call.isImplicitThis() && !call.isSafe() && !call.isSpreadSafe() && isPlain(call);
  }

  private static Expression comparison(
      ASTNode where, Expression left, String operator, Expression right) {
    return SpokenCall.of("compare", where, left, new ConstantExpression(operator), right);
  }

  /** Arguments with names are one map, which stands first. */
  private Expression argument(Expression argument) {
    return argument instanceof MapExpression named
        ? new MapExpression(
            named.getMapEntryExpressions().stream()
                .map(entry -> (MapEntryExpression) entry.transformExpression(this))
                .toList())
        : rewritten(argument);
  }

  /** Whether it has a name that is known, and neither a spread argument nor a class before it. */
  private static boolean isPlain(MethodCallExpression call) {
    Expression before = call.getObjectExpression();
    return call.getMethodAsString() != null
        && !(before instanceof ClassExpression)
        && !(before instanceof VariableExpression variable && variable.isSuperExpression())
        && call.getArguments() instanceof TupleExpression arguments
        && arguments.getExpressions().stream()
            .noneMatch(argument -> argument instanceof SpreadExpression);
  }

  private boolean isOwnMethod(MethodCallExpression call) {
    return call.isImplicitThis()
        && call.getMethodAsString() != null
        && !script.getDeclaredMethods(call.getMethodAsString()).isEmpty();
  }

  private Expression property(PropertyExpression property) {
    String name = property.getPropertyAsString();
    boolean plain =
        name != null
            && !property.isSafe()
            && !property.isSpreadSafe()
            && !(property.getObjectExpression() instanceof ClassExpression)
            && property.getClass() == PropertyExpression.class;
    return plain
        ? SpokenCall.of(
            "read",
            property.getProperty().getLineNumber() > 0 ? property.getProperty() : property,
            rewritten(property.getObjectExpression()),
            new ConstantExpression(name))
        : property.transformExpression(this);
  }
}
