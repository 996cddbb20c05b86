package socksh.script;

import groovy.lang.MetaClass;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;
import socksh.language.DidYouMean;

/** What may be said to a value that is no socket, for whoever said it nearly right. */
final class Members {
  private Members() {}

  /** What was thrown while a step was made: as the script's fault, where it is that. */
  static RuntimeException wrong(Place place, RuntimeException thrown) {
    return switch (thrown) {
      case MissingMethodException missing when missing.getMethod().equals("call") ->
          new ScriptWrong(place, "this cannot be called", "is an operator or a comma missing?");
      case MissingMethodException missing -> unknown(place, missing.getMethod(), missing.getType());
      case MissingPropertyException missing ->
          unknown(place, missing.getProperty(), missing.getType());
      case IllegalArgumentException _, IndexOutOfBoundsException _, ClassCastException _ ->
          new ScriptWrong(place, String.valueOf(thrown.getMessage()), "");
      default -> thrown;
    };
  }

  /** Nothing of a value of this class is called so; what may have been meant. */
  private static ScriptWrong unknown(Place place, String name, @Nullable Class<?> type) {
    String tip = type == null ? "" : DidYouMean.tip(name, names(type), otherwise(type));
    return new ScriptWrong(place, "nothing is called `" + name + "` here", tip);
  }

  private static Set<String> names(Class<?> type) {
    if (type == Octets.class) {
      return Octets.views();
    }
    MetaClass known = InvokerHelper.getMetaClass(type);
    Set<String> names = new TreeSet<>();
    known.getMethods().forEach(method -> names.add(method.getName()));
    known.getMetaMethods().forEach(method -> names.add(method.getName()));
    known.getProperties().forEach(property -> names.add(property.getName()));
    names.removeIf(each -> each.contains("$"));
    return names;
  }

  private static String otherwise(Class<?> type) {
    return type == Octets.class
        ? "bytes have "
            + String.join(", ", List.copyOf(Octets.views()).subList(0, 3))
            + ", u16be..."
        : "";
  }
}
