package socksh.script;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.syntax.Types;

/** Finds the variables of a script that are given a value in more than one place. */
final class Changing extends CodeVisitorSupport {
  private final Set<String> once = new HashSet<>();
  private final Set<String> again = new HashSet<>();

  private Changing() {}

  static Set<String> variables(ModuleNode module) {
    Changing changing = new Changing();
    module.getStatementBlock().visit(changing);
    return changing.again;
  }

  @Override
  public void visitBinaryExpression(BinaryExpression binary) {
    if (Types.ofType(binary.getOperation().getType(), Types.ASSIGNMENT_OPERATOR)) {
      given(binary.getLeftExpression());
    }
    super.visitBinaryExpression(binary);
  }

  @Override
  public void visitPostfixExpression(PostfixExpression step) {
    given(step.getExpression());
    given(step.getExpression());
  }

  @Override
  public void visitPrefixExpression(PrefixExpression step) {
    given(step.getExpression());
    given(step.getExpression());
  }

  private void given(Expression to) {
    if (to instanceof VariableExpression variable && !once.add(variable.getName())) {
      again.add(variable.getName());
    }
  }
}
