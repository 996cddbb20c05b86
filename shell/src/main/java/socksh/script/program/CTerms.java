package socksh.script.program;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import socksh.kernel.Address;
import socksh.kernel.OptionValue;

/** Places, bytes and values as C writes them. */
final class CTerms {
  private CTerms() {}

  static String at(Place place) {
    return "at = "
        + switch (place) {
          case Place.At(Address address, var host) ->
              address(address, host, Integer.toString(address.port()));
          case Place.PortOf(Address address, String of) ->
              address(address, Optional.empty(), "port_of(" + of + ")");
          case Place.Sender(String of) -> "sender[" + of + "]";
        }
        + ";\n";
  }

  static String address(Address address, Optional<String> host, String port) {
    return switch (address) {
      case Address.Inet4 inet ->
          "internet(AF_INET, " + text(host.orElse(inet.host())) + ", " + port + ")";
      case Address.Inet6 inet ->
          "internet(AF_INET6, " + text(host.orElse(inet.host())) + ", " + port + ")";
      case Address.UnixPath(String path) ->
          "local(" + counted((path + "\0").getBytes(StandardCharsets.UTF_8)) + ")";
      case Address.UnixAbstract(String name) ->
          "local(" + counted(("\0" + name).getBytes(StandardCharsets.UTF_8)) + ")";
      case Address.UnixUnnamed _ -> "local(\"\", 0)";
    };
  }

  /** One literal goes straight into the call; what has to be put together goes through a buffer. */
  static String sent(Data data, UnaryOperator<String> call) {
    if (data.parts().size() == 1
        && data.parts().getFirst() instanceof Data.Part.Bytes(byte[] bytes)) {
      return call.apply(counted(bytes));
    }
    return "filled = 0;\n"
        + data.parts().stream().map(CTerms::put).collect(Collectors.joining())
        + call.apply("filling, filled");
  }

  static String put(Data.Part part) {
    return switch (part) {
      case Data.Part.Bytes(byte[] bytes) -> "put(" + counted(bytes) + ", 1);\n";
      case Data.Part.Repeated(int count, byte[] bytes) ->
          "put(" + counted(bytes) + ", " + count + ");\n";
      case Data.Part.Env(String name) -> "put_env(" + text(name) + ");\n";
      case Data.Part.File(String path) -> "put_file(" + text(path) + ");\n";
    };
  }

  /** A literal and its length. */
  static String counted(byte[] bytes) {
    return literal(bytes) + ", " + bytes.length;
  }

  static String text(String text) {
    return literal(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The literal of some bytes; a question mark could begin a trigraph. */
  static String literal(byte[] bytes) {
    return String.join("\n    ", Quoted.pieces(bytes, "\"\\?", Quoted.Escape.OCTAL));
  }

  static String value(OptionValue value) {
    return switch (value) {
      case OptionValue.Switch(boolean on) -> "&(int){" + (on ? 1 : 0) + "}, sizeof(int)";
      case OptionValue.Number(int number) -> "&(int){" + number + "}, sizeof(int)";
      case OptionValue.Text(String text) -> counted(text.getBytes(StandardCharsets.UTF_8));
      case OptionValue.Time(long micros) ->
          "&(struct timeval){"
              + micros / 1_000_000
              + ", "
              + micros % 1_000_000
              + "}, sizeof(struct timeval)";
      case OptionValue.Linger(boolean on, int seconds) ->
          "&(struct linger){" + (on ? 1 : 0) + ", " + seconds + "}, sizeof(struct linger)";
      case OptionValue.Credentials _, OptionValue.Info _ ->
          throw new IllegalArgumentException("read-only: " + value);
    };
  }
}
