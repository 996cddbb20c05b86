package socksh.script;

import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/**
 * A call of {@link Speech} in the tree of a script. Its method is named here, so that the compiler
 * writes a plain static call and no call site to be linked.
 */
final class SpokenCall {
  private static final ClassNode SPEECH = ClassHelper.make(Speech.class);

  private SpokenCall() {}

  /** With the script, what is given, and the place of {@code where}. */
  static Expression of(String name, ASTNode where, Expression... given) {
    ArgumentListExpression arguments = new ArgumentListExpression();
    arguments.addExpression(new VariableExpression("this"));
    for (Expression each : given) {
      arguments.addExpression(each);
    }
    arguments.addExpression(new ConstantExpression(where.getLineNumber(), true));
    arguments.addExpression(new ConstantExpression(where.getColumnNumber(), true));
    MethodCallExpression call =
        new MethodCallExpression(new ClassExpression(SPEECH), name, arguments);
    call.setImplicitThis(false);
    call.setMethodTarget(SPEECH.getMethods(name).getFirst());
    call.setSourcePosition(where);
    return call;
  }
}
