package socksh.script;

import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.stmt.ReturnStatement;

/**
 * Makes {@code return} in a part of a script say true, whatever its value: the whole script is left
 * there.
 */
final class Leaving extends CodeVisitorSupport {
  @Override
  public void visitReturnStatement(ReturnStatement statement) {
    ConstantExpression yes = new ConstantExpression(true, true);
    BooleanExpression value = new BooleanExpression(statement.getExpression());
    statement.setExpression(new TernaryExpression(value, yes, yes));
  }

  @Override
  public void visitClosureExpression(ClosureExpression closure) {
    // a closure's `return` leaves the closure
  }
}
