package socksh.command;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** What the words of one line became, by parameter. */
final class Values {
  private final Map<Parameter<?>, Object> values = new IdentityHashMap<>();

  <T> void read(Parameter<T> parameter, Cursor cursor) {
    T value = parameter.read(cursor);
    values.put(parameter, value);
  }

  boolean has(Parameter<?> parameter) {
    return values.containsKey(parameter);
  }

  @SuppressWarnings("unchecked") // read() puts only what the parameter itself made
  <T> Optional<T> get(Parameter<T> parameter) {
    return Optional.ofNullable((T) values.get(parameter));
  }
}
