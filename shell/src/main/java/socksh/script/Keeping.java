package socksh.script;

import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;

/** Makes {@code def x = 5} mean {@code x = 5}, so that the next line knows it too. */
final class Keeping extends CompilationCustomizer {
  Keeping() {
    super(CompilePhase.CONVERSION);
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
    List<Statement> statements = source.getAST().getStatementBlock().getStatements();
    statements.replaceAll(Keeping::kept);
  }

  /** The statement, or what means the same and can be seen from elsewhere. */
  static Statement kept(Statement statement) {
    if (!(statement instanceof ExpressionStatement expression)
        || !(expression.getExpression() instanceof DeclarationExpression declared)
        || !declared.getAnnotations().isEmpty()) {
      return statement;
    }
    ExpressionStatement kept = new ExpressionStatement(assignment(declared));
    kept.setSourcePosition(statement);
    return kept;
  }

  private static Expression assignment(DeclarationExpression declared) {
    Token equals =
        Token.newSymbol(Types.EQUAL, declared.getLineNumber(), declared.getColumnNumber());
    BinaryExpression same =
        declared.isMultipleAssignmentDeclaration()
            ? new BinaryExpression(tuple(declared), equals, declared.getRightExpression())
            : new BinaryExpression(
                plain(declared.getVariableExpression()), equals, value(declared));
    same.setSourcePosition(declared);
    return same;
  }

  /** {@code (a, b)}. */
  private static Expression tuple(DeclarationExpression declared) {
    return new TupleExpression(
        declared.getTupleExpression().getExpressions().stream()
            .map(each -> plain((VariableExpression) each))
            .toList());
  }

  private static Expression plain(VariableExpression declared) {
    VariableExpression variable = new VariableExpression(declared.getName());
    variable.setSourcePosition(declared);
    return variable;
  }

  private static Expression value(DeclarationExpression declared) {
    Expression value = declared.getRightExpression();
    ClassNode type = declared.getVariableExpression().getOriginType();
    if (value instanceof EmptyExpression) {
      return new ConstantExpression(null);
    }
    return declared.getVariableExpression().isDynamicTyped()
        ? value
        : CastExpression.asExpression(type, value);
  }
}
