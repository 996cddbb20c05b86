package socksh.script;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** What lines of a conversation import is imported for those that follow. */
final class Imports extends CompilationCustomizer {
  private final List<ImportNode> kept = new ArrayList<>();
  private final List<ImportNode> fresh = new ArrayList<>();

  Imports() {
    super(CompilePhase.CONVERSION);
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
    ModuleNode module = source.getAST();
    if (node.isScript()) {
      fresh.clear();
      fresh.addAll(module.getImports());
      fresh.addAll(module.getStarImports());
      fresh.addAll(module.getStaticImports().values());
      fresh.addAll(module.getStaticStarImports().values());
      kept.stream()
          .filter(each -> fresh.stream().noneMatch(own -> isSame(own, each)))
          .forEach(each -> add(module, each));
    }
  }

  /** The line was understood, and so were its imports. */
  void keep() {
    for (ImportNode own : fresh) {
      kept.removeIf(each -> isSame(own, each));
      kept.add(own);
    }
    fresh.clear();
  }

  /** Whether both give the same name to something, so that the later one counts. */
  private static boolean isSame(ImportNode one, ImportNode other) {
    boolean named = one.getAlias() != null && one.getAlias().equals(other.getAlias());
    return named && one.isStar() == other.isStar() || one.getText().equals(other.getText());
  }

  private static void add(ModuleNode module, ImportNode each) {
    if (each.isStatic() && each.isStar()) {
      module.addStaticStarImport(each.getType().getName(), each.getType());
    } else if (each.isStatic()) {
      module.addStaticImport(each.getType(), each.getFieldName(), each.getAlias());
    } else if (each.isStar()) {
      module.addStarImport(each.getPackageName());
    } else {
      module.addImport(each.getAlias(), each.getType());
    }
  }
}
