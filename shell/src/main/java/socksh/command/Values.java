package socksh.command;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the words of one line became, by parameter. */
final class Values {
  private final Map<Parameter<?>, Object> values = new IdentityHashMap<>();

  private final List<Understood.Part> parts = new ArrayList<>();

  <T> void read(Parameter<T> parameter, Cursor cursor) {
    int from = cursor.index();
    int marked = cursor.marks().size();
    T value = parameter.read(cursor);
    values.put(parameter, value);
    List<Mark> marks = cursor.marks();
    parts.add(
        new Understood.Part(
            parameter,
            Objects.requireNonNull(value),
            cursor.words().subList(from, cursor.index()),
            List.copyOf(marks.subList(marked, marks.size()))));
  }

  /** What was read, in order. */
  List<Understood.Part> parts() {
    return parts;
  }

  boolean has(Parameter<?> parameter) {
    return values.containsKey(parameter);
  }

  @SuppressWarnings("unchecked") // read() puts only what the parameter itself made
  <T> Optional<T> get(Parameter<T> parameter) {
    return Optional.ofNullable((T) values.get(parameter));
  }
}
