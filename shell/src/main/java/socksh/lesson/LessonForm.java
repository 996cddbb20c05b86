package socksh.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * Brings a lesson into the form of a script: what a part of a step says is worked out when it is
 * wanted, so that it may name the sockets of the step; and a goal is taken apart at its {@code &&},
 * so that the part that is not reached yet can be named with its live value.
 */
final class LessonForm extends CompilationCustomizer {
  private static final Set<String> TEXTS =
      Set.of("say", "ask", "task", "hints", "model", "show", "outside");
  private static final Set<String> GOALS = Set.of("goal", "no", "unclear");
  private static final Set<Integer> COMPARISONS =
      Set.of(
          Types.COMPARE_EQUAL,
          Types.COMPARE_NOT_EQUAL,
          Types.COMPARE_LESS_THAN,
          Types.COMPARE_LESS_THAN_EQUAL,
          Types.COMPARE_GREATER_THAN,
          Types.COMPARE_GREATER_THAN_EQUAL);

  private final List<String> lines;
  private @Nullable Expression blockOfModel;

  /** For a lesson of this text. */
  LessonForm(String text) {
    super(CompilePhase.CONVERSION);
    this.lines = text.lines().toList();
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
    source.getAST().getStatementBlock().getStatements().forEach(this::step);
    if (blockOfModel != null) {
      String what = "a model answer is lines to type: model 'open tcp srv', 'recv 64'";
      source.getErrorCollector().addErrorAndContinue(what + "", blockOfModel, source);
    }
  }

  private void step(Statement statement) {
    if (statement instanceof ExpressionStatement expression
        && expression.getExpression() instanceof MethodCallExpression call
        && "step".equals(call.getMethodAsString())
        && arguments(call).getLast() instanceof ClosureExpression block
        && block.getCode() instanceof BlockStatement parts) {
      parts.getStatements().forEach(this::part);
    }
  }

  private void part(Statement statement) {
    if (!(statement instanceof ExpressionStatement expression)
        || !(expression.getExpression() instanceof MethodCallExpression call)
        || call.getMethodAsString() == null) {
      return;
    }
    List<Expression> given = arguments(call);
    boolean isBlock = !given.isEmpty() && given.getFirst() instanceof ClosureExpression;
    if (isBlock && call.getMethodAsString().equals("model")) {
      blockOfModel = call;
    } else if (TEXTS.contains(call.getMethodAsString()) && !isBlock) {
      call.setArguments(new ArgumentListExpression(List.of(later(given, call))));
    } else if (GOALS.contains(call.getMethodAsString()) && isBlock) {
      goal((ClosureExpression) given.getFirst());
    }
  }

  private static List<Expression> arguments(MethodCallExpression call) {
    return call.getArguments() instanceof TupleExpression tuple
        ? tuple.getExpressions()
        : List.of(call.getArguments());
  }

  /** {@code { -> [what was given] }}. */
  private static ClosureExpression later(List<Expression> given, Expression where) {
    ListExpression values = new ListExpression(new ArrayList<>(given));
    values.setSourcePosition(where);
    ClosureExpression later =
        new ClosureExpression(Parameter.EMPTY_ARRAY, new ReturnStatement(values));
    later.setVariableScope(new VariableScope());
    later.setSourcePosition(where);
    return later;
  }

  private void goal(ClosureExpression goal) {
    BlockStatement code = (BlockStatement) goal.getCode();
    List<Statement> statements = code.getStatements();
    if (!statements.isEmpty() && statements.getLast() instanceof ExpressionStatement last) {
      last.setExpression(judged(last.getExpression()));
    }
  }

  private Expression judged(Expression expression) {
    if (expression instanceof BinaryExpression binary) {
      int operation = binary.getOperation().getType();
      if (operation == Types.LOGICAL_AND) {
        BinaryExpression both =
            new BinaryExpression(
                judged(binary.getLeftExpression()),
                binary.getOperation(),
                judged(binary.getRightExpression()));
        both.setSourcePosition(binary);
        return both;
      }
      if (COMPARISONS.contains(operation)) {
        return said(
            "compared",
            binary,
            text(binary.getLeftExpression()),
            new ConstantExpression(binary.getOperation().getText()),
            binary.getLeftExpression(),
            binary.getRightExpression());
      }
    }
    return said("holds", expression, text(expression), expression);
  }

  private static MethodCallExpression said(String word, Expression where, Expression... given) {
    MethodCallExpression call =
        new MethodCallExpression(
            VariableExpression.THIS_EXPRESSION,
            new ConstantExpression(word),
            new ArgumentListExpression(given));
    call.setImplicitThis(true);
    call.setSourcePosition(where);
    call.getMethod().setSourcePosition(where);
    return call;
  }

  private ConstantExpression text(Expression expression) {
    StringBuilder text = new StringBuilder();
    int last = expression.getLastLineNumber();
    for (int number = expression.getLineNumber(); number > 0 && number <= last; number++) {
      String line = lines.get(number - 1);
      int from = number == expression.getLineNumber() ? expression.getColumnNumber() - 1 : 0;
      int to = number == last ? expression.getLastColumnNumber() - 1 : line.length();
      text.append(line, Math.min(from, line.length()), Math.min(to, line.length())).append(' ');
    }
    ConstantExpression constant =
        new ConstantExpression(text.toString().strip().replaceAll("\\s+", " "));
    constant.setType(ClassHelper.STRING_TYPE);
    return constant;
  }
}
