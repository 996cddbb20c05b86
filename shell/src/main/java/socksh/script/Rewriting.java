package socksh.script;

import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.GroovyCodeVisitor;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Rewrites a script before it is compiled, so that all it does goes through {@link Speech}. */
final class Rewriting extends CompilationCustomizer {
  private final Terms.Freedom freedom;

  Rewriting(Terms.Freedom freedom) {
    super(CompilePhase.SEMANTIC_ANALYSIS);
    this.freedom = freedom;
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
    if (freedom == Terms.Freedom.RESTRICTED) {
      read(node, new ClassNames(source));
    }
    if (node.isScript()) {
      read(node, new Wording(source, node, freedom));
    }
  }

  private static void read(ClassNode node, GroovyCodeVisitor visitor) {
    node.getMethods().stream()
        .filter(method -> !method.isStatic())
        .map(MethodNode::getCode)
        .filter(code -> code != null)
        .forEach(code -> code.visit(visitor));
  }
}
