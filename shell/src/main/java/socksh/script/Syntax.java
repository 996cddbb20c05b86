package socksh.script;

import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.SourceUnit;

/** What a script says, read and not compiled: nothing of it runs, no annotation is obeyed. */
final class Syntax {
  private Syntax() {}

  /**
   * Reads a script. Done without Groovy's compilation unit, whose first phases already obey
   * {@code @Grab} and {@code @ASTTest}.
   *
   * @throws ScriptWrong where it is no Groovy
   */
  static ModuleNode of(Source source) {
    SourceUnit unit = SourceUnit.create(Compiler.className(source), source.text());
    try {
      unit.parse();
      unit.completePhase();
      unit.nextPhase();
      unit.convert();
      return unit.getAST();
    } catch (RuntimeException | AssertionError | StackOverflowError thrown) {
      throw Uncompilable.of(source, thrown);
    }
  }
}
