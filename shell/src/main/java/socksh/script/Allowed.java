package socksh.script;

import groovy.lang.Closure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a script in the restricted form may ask of values that are no sockets. Both readers of this
 * list, the one before the script runs and the one while it runs, refuse what is not on it.
 */
final class Allowed {
  /** Of numbers, texts, bytes, lists, maps and ranges; none of them reaches outside the script. */
  private static final Set<String> METHODS =
      Set.of(
          ("abs any call collate collect collectEntries collectMany contains containsKey count drop"
                  + " dropRight each eachWithIndex endsWith every find findAll findIndexOf first"
                  + " flatten get grep indexOf indexed inject intValue isEmpty isNumber join keySet"
                  + " last lastIndexOf length longValue max min minus mod multiply padLeft padRight"
                  + " plus pop push put repeat replace reverse reverseEach size sort split"
                  + " startsWith step strip stripIndent substring sum take takeRight takeWhile"
                  + " times toInteger toList toLong toLowerCase toSet toString toUpperCase tokenize"
                  + " transpose trim unique upto downto values withIndex")
              .split(" "));

  private static final Set<String> PROPERTIES =
      Stream.of(
              Octets.views().stream(),
              SocketHandle.attributes().stream(),
              Guest.attributes().stream(),
              Stream.of("s", "ms", "m", "key", "value"))
          .flatMap(names -> names)
          .collect(Collectors.toUnmodifiableSet());

  /** What a value may be declared as or turned into. Groovy makes a file of a text on its own. */
  private static final Set<String> TYPES =
      Set.of("int", "long", "double", "boolean", "byte", "String", "Object", "List", "Map");

  private Allowed() {}

  static boolean method(String name) {
    return METHODS.contains(name) || Guest.deeds().contains(name);
  }

  static boolean property(String name) {
    return PROPERTIES.contains(name);
  }

  static boolean type(String name) {
    return TYPES.contains(name.replace("java.lang.", "").replace("java.util.", ""));
  }

  /** Whether a method may be called on what is there when it is called. */
  static boolean call(@Nullable Object of, String method) {
    return switch (of) {
      case Closure<?> _ -> method.equals("call");
      case Guest guest -> guest.knows(method);
      case null, default -> METHODS.contains(method) && plain(of);
    };
  }

  /** Whether a property may be read of what is there when it is read. */
  static boolean read(@Nullable Object of, String name) {
    return PROPERTIES.contains(name)
        && (plain(of)
            || of instanceof SocketHandle
            || of instanceof Guest
            || of instanceof Map.Entry<?, ?>);
  }

  /** Whether {@code value[index]} may be read: a text as an index would be a property. */
  static boolean element(@Nullable Object of, @Nullable Object index) {
    return of instanceof Map<?, ?>
        || plain(of) && (index instanceof Number || index instanceof List<?>)
        || of instanceof java.util.regex.Matcher && index instanceof Number;
  }

  private static boolean plain(@Nullable Object value) {
    return switch (value) {
      case Octets _, Number _, CharSequence _, Boolean _, Collection<?> _, Map<?, ?> _ -> true;
      case Object array when array.getClass().isArray() -> true;
      case null, default -> false;
    };
  }
}
