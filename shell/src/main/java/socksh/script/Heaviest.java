package socksh.script;

import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Where a script has most code in one piece: a statement of its own, or the body of a closure. */
final class Heaviest extends CodeVisitorSupport {
  private Place place = Place.START;
  private int weight;

  private Heaviest() {}

  static Place place(Source source) {
    ModuleNode module = Syntax.of(source);
    Heaviest heaviest = new Heaviest();
    for (Statement statement : module.getStatementBlock().getStatements()) {
      heaviest.weigh(statement, statement);
      statement.visit(heaviest);
    }
    for (MethodNode method : module.getMethods()) {
      heaviest.weigh(method, method.getCode());
      method.getCode().visit(heaviest);
    }
    return heaviest.place;
  }

  @Override
  public void visitClosureExpression(ClosureExpression closure) {
    weigh(closure, closure.getCode());
    super.visitClosureExpression(closure);
  }

  private void weigh(ASTNode where, Statement code) {
    int more = Weight.of(code);
    if (more > weight) {
      weight = more;
      place = new Place(where.getLineNumber(), where.getColumnNumber());
    }
  }
}
