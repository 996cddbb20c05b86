package socksh.script;

import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** How much code a statement becomes, in nodes of its syntax tree. */
final class Weight extends CodeVisitorSupport {
  private int nodes;

  private Weight() {}

  static int of(Statement statement) {
    Weight weight = new Weight();
    statement.visit(weight);
    return weight.nodes;
  }

  @Override
  public void visitExpressionStatement(ExpressionStatement statement) {
    nodes++;
    super.visitExpressionStatement(statement);
  }

  @Override
  public void visitMethodCallExpression(MethodCallExpression call) {
    nodes++;
    super.visitMethodCallExpression(call);
  }

  @Override
  public void visitPropertyExpression(PropertyExpression property) {
    nodes++;
    super.visitPropertyExpression(property);
  }

  @Override
  public void visitBinaryExpression(BinaryExpression binary) {
    nodes++;
    super.visitBinaryExpression(binary);
  }

  @Override
  public void visitArrayExpression(ArrayExpression array) {
    nodes++;
    super.visitArrayExpression(array);
  }

  @Override
  public void visitConstantExpression(ConstantExpression constant) {
    nodes++;
  }

  @Override
  public void visitVariableExpression(VariableExpression variable) {
    nodes++;
  }

  /** Its body is a method of its own. */
  @Override
  public void visitClosureExpression(ClosureExpression closure) {
    nodes++;
  }
}
