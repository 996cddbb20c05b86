package socksh.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import socksh.kernel.OptionValue;
import socksh.kernel.SocketOption;

/** A socket option by name, and the value it is to get. */
record OptionParameter() implements NamedValue<OptionParameter.Turned> {

  /** What was typed: an option, and a value where it is to be set. */
  record Turned(SocketOption option, Optional<OptionValue> value) {}

  @Override
  public Turned read(Cursor cursor) {
    SocketOption option = OptionText.option(cursor.take(Tint.KEYWORD));
    return new Turned(
        option,
        cursor.hasNext()
            ? Optional.of(OptionText.value(option, cursor.take(Tint.NUMBER)))
            : Optional.empty());
  }

  @Override
  public List<Candidate> names(Typed typed) {
    return Arrays.stream(SocketOption.values())
        .filter(option -> applies(option, typed))
        .map(
            option ->
                Candidate.of(name(option, typed.prefix()), "socket options", option.summary()))
        .toList();
  }

  /** The short word, or the name of C where somebody begins to type that. */
  private static String name(SocketOption option, String prefix) {
    boolean small = prefix.equals(prefix.toLowerCase(Locale.ROOT));
    String name = small ? option.name().toLowerCase(Locale.ROOT) : option.name();
    return !prefix.isEmpty() && name.startsWith(prefix) ? name : option.word();
  }

  @Override
  public List<Candidate> values(String name) {
    return SocketOption.named(name)
        .filter(option -> option.access() == SocketOption.Access.READ_WRITE)
        .map(OptionParameter::values)
        .orElse(List.of());
  }

  private static boolean applies(SocketOption option, Typed typed) {
    return typed
        .meant()
        .map(socket -> option.appliesTo(socket.family(), socket.kind()))
        .orElse(true);
  }

  private static List<Candidate> values(SocketOption option) {
    return switch (option.shape()) {
      case SWITCH -> values(option, "on", "off");
      case NUMBER -> List.of();
      case TIME -> values(option, "none", "200ms", "5s");
      case LINGER ->
          List.of(
              Candidate.of("off", "values", "close returns at once; the kernel goes on sending"),
              Candidate.of("0s", "values", "close is a reset, and throws away what waits"),
              Candidate.of("5s", "values", "close waits that long until all is acknowledged"));
      case TEXT ->
          option == SocketOption.TCP_CONGESTION
              ? values(option, "cubic", "reno", "bbr")
              : List.of();
      case CREDENTIALS, INFO -> List.of();
    };
  }

  private static List<Candidate> values(SocketOption option, String... words) {
    List<Candidate> all = new ArrayList<>();
    for (String word : words) {
      all.add(Candidate.of(word, "values", option.summary()));
    }
    return all;
  }
}
