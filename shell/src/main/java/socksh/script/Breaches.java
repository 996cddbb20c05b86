package socksh.script;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.Parameter;
import org.jspecify.annotations.Nullable;

/** Everything that keeps a script from being in the restricted form. */
final class Breaches {
  private final List<Breach> all = new ArrayList<>();

  List<Breach> all() {
    return List.copyOf(all);
  }

  void add(ASTNode node, String what) {
    all.add(
        new Breach(
            new Place(Math.max(1, node.getLineNumber()), Math.max(1, node.getColumnNumber())),
            what));
  }

  void parameter(@Nullable Parameter parameter) {
    if (parameter == null) {
      return;
    }
    if (!parameter.getAnnotations().isEmpty()) {
      add(parameter, "an annotation");
    }
    if (parameter.hasInitialExpression()) {
      add(parameter, "a parameter with a value of its own");
    }
    if (!parameter.isDynamicTyped()) {
      type(parameter, parameter.getType());
    }
  }

  void type(ASTNode where, ClassNode type) {
    boolean plain = type.getGenericsTypes() == null && type.getTypeAnnotations().isEmpty();
    if (!plain || !Allowed.type(type.getName())) {
      add(where, "another class: " + type.getName());
    }
  }
}
