package socksh.script;

import java.util.List;
import java.util.function.Predicate;
import org.codehaus.groovy.ast.ModuleNode;
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

/**
 * Reads a script for anything that is more than the script language: literals, variables, loops,
 * closures and the words of the shell. It knows what is allowed, and whatever it does not know is a
 * breach, so what Groovy learns one day is refused and not overlooked.
 */
final class Restricted {
  private final Breaches breaches = new Breaches();
  private final RestrictedExpressions expressions;

  /**
   * @param isWord whether a name can be said without anything before it
   */
  private Restricted(Predicate<String> isWord) {
    this.expressions = new RestrictedExpressions(breaches, isWord, this::statement);
  }

  /**
   * Everything that keeps a script from being in the restricted form.
   *
   * @param isWord whether a name is a word of the language that a restricted script may say
   */
  static List<Breach> breaches(ModuleNode module, Predicate<String> isWord) {
    Restricted restricted = new Restricted(isWord);
    restricted.module(module);
    return restricted.breaches.all();
  }

  private void module(ModuleNode module) {
    module.getImports().forEach(each -> breaches.add(each, "an import"));
    module.getStarImports().forEach(each -> breaches.add(each, "an import"));
    module.getStaticImports().values().forEach(each -> breaches.add(each, "an import"));
    module.getStaticStarImports().values().forEach(each -> breaches.add(each, "an import"));
    if (module.getPackage() != null) {
      breaches.add(module.getPackage(), "a package");
    }
    module
        .getMethods()
        .forEach(each -> breaches.add(each, "a method of its own: a closure can do it"));
    module.getClasses().stream()
        .filter(each -> !each.isScript())
        .forEach(each -> breaches.add(each, "a class of its own"));
    statement(module.getStatementBlock());
  }

  private void statement(Statement statement) {
    switch (statement) {
      case BlockStatement block -> block.getStatements().forEach(this::statement);
      case ExpressionStatement simple -> expressions.expression(simple.getExpression());
      case ReturnStatement result -> expressions.expression(result.getExpression());
      case IfStatement choice -> {
        expressions.expression(choice.getBooleanExpression());
        statement(choice.getIfBlock());
        statement(choice.getElseBlock());
      }
      case WhileStatement loop -> {
        expressions.expression(loop.getBooleanExpression());
        statement(loop.getLoopBlock());
      }
      case ForStatement loop -> {
        breaches.parameter(loop.getVariable());
        expressions.expression(loop.getCollectionExpression());
        statement(loop.getLoopBlock());
      }
      case EmptyStatement _, BreakStatement _, ContinueStatement _ -> {}
      default -> breaches.add(statement, "a statement other than if, for, while and calls");
    }
  }
}
