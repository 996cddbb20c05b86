package socksh.script;

import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Refuses a script that names a class: what looked like a variable or a property, such as {@code
 * Runtime} or {@code java.lang.Runtime}, is known for a class only when the compiler has resolved
 * it.
 */
final class ClassNames extends ClassCodeVisitorSupport {
  private final SourceUnit source;

  ClassNames(SourceUnit source) {
    this.source = source;
  }

  @Override
  protected SourceUnit getSourceUnit() {
    return source;
  }

  @Override
  public void visitClassExpression(ClassExpression expression) {
    source
        .getErrorCollector()
        .addErrorAndContinue(
            new SyntaxException(
                "another class: " + expression.getType().getName(),
                expression.getLineNumber(),
                expression.getColumnNumber()),
            source);
  }
}
