package socksh.script;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Cuts a long script into methods, because the JVM holds no method above 64 KB and a recording may
 * be long. Variables of the script are shared by its parts then; a short script is left as it is.
 */
final class Chunking extends CompilationCustomizer {
  /** What one method may weigh: a node becomes some 20 bytes, a closure one call. */
  private static final int MOST = 1_000;

  private static final String PART = "part$";

  Chunking() {
    super(CompilePhase.CONVERSION);
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
    BlockStatement script = source.getAST().getStatementBlock();
    if (node.isScript() && Weight.of(script) > MOST) {
      cut(node, script.getStatements());
    }
  }

  private static void cut(ClassNode script, List<Statement> statements) {
    List<Statement> calls = new ArrayList<>();
    for (List<Statement> chunk : chunks(statements)) {
      calls.add(
          call(
              script.addMethod(
                  PART + calls.size(),
                  Modifier.PRIVATE,
                  ClassHelper.boolean_TYPE,
                  Parameter.EMPTY_ARRAY,
                  ClassNode.EMPTY_ARRAY,
                  part(chunk))));
    }
    statements.clear();
    statements.addAll(calls);
  }

  private static List<List<Statement>> chunks(List<Statement> statements) {
    List<List<Statement>> chunks = new ArrayList<>();
    int weight = MOST;
    for (Statement statement : statements) {
      int more = Weight.of(statement);
      if (weight + more > MOST) {
        chunks.add(new ArrayList<>());
        weight = 0;
      }
      chunks.getLast().add(Keeping.kept(statement));
      weight += more;
    }
    return chunks;
  }

  /** A part says whether the script was left in it. */
  private static BlockStatement part(List<Statement> statements) {
    BlockStatement part = new BlockStatement();
    statements.forEach(part::addStatement);
    part.visit(new Leaving());
    part.addStatement(new ReturnStatement(new ConstantExpression(false, true)));
    return part;
  }

  private static Statement call(MethodNode part) {
    MethodCallExpression call =
        new MethodCallExpression(
            VariableExpression.THIS_EXPRESSION, part.getName(), MethodCallExpression.NO_ARGUMENTS);
    call.setMethodTarget(part);
    return new IfStatement(
        new BooleanExpression(call),
        new ReturnStatement(new ConstantExpression(null)),
        EmptyStatement.INSTANCE);
  }
}
