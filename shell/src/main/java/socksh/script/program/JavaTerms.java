package socksh.script.program;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import socksh.kernel.Address;
import socksh.kernel.OptionValue;

/** Places, bytes and values as Java writes them. */
final class JavaTerms {
  private JavaTerms() {}

  static String place(Place place) {
    return switch (place) {
      case Place.At(Address address, var host) ->
          address(address, host, Integer.toString(address.port()));
      case Place.PortOf(Address address, String of) ->
          address(
              address,
              Optional.empty(),
              "((InetSocketAddress) " + of + ".getLocalAddress()).getPort()");
      case Place.Sender(String of) -> "senders.get(" + of + ")";
    };
  }

  static String address(Address address, Optional<String> host, String port) {
    return switch (address) {
      case Address.Inet4 inet ->
          "new InetSocketAddress(" + text(host.orElse(inet.host())) + ", " + port + ")";
      case Address.Inet6 inet ->
          "new InetSocketAddress(" + text(host.orElse(inet.host())) + ", " + port + ")";
      case Address.UnixPath(String path) -> "UnixDomainSocketAddress.of(" + text(path) + ")";
      case Address.UnixAbstract _, Address.UnixUnnamed _ -> "null";
    };
  }

  static String data(Data data) {
    String parts = data.parts().stream().map(JavaTerms::part).collect(Collectors.joining(", "));
    return data.parts().size() == 1 ? parts : "join(" + parts + ")";
  }

  static String part(Data.Part part) {
    return switch (part) {
      case Data.Part.Bytes(byte[] bytes) -> bytes(bytes);
      case Data.Part.Repeated(int count, byte[] bytes) ->
          "repeat(" + count + ", " + bytes(bytes) + ")";
      case Data.Part.Env(String name) -> "env(" + text(name) + ")";
      case Data.Part.File(String path) -> "Files.readAllBytes(Path.of(" + text(path) + "))";
    };
  }

  /** A text of characters beyond ASCII is made of its bytes. */
  static String text(String text) {
    boolean ascii = text.chars().allMatch(each -> each < 128);
    String bytes = bytes(text.getBytes(StandardCharsets.UTF_8));
    return ascii
        ? String.join("\n    + ", quoted(text.getBytes(StandardCharsets.UTF_8)))
        : "new String(" + bytes + ", StandardCharsets.UTF_8)";
  }

  /** The literal of some bytes: each character is a byte. */
  static String bytes(byte[] bytes) {
    return "bytes(" + String.join(",\n    ", quoted(bytes)) + ")";
  }

  static List<String> quoted(byte[] bytes) {
    return Quoted.pieces(bytes, "\"\\", Quoted.Escape.OCTAL);
  }

  static String value(OptionValue value) {
    return switch (value) {
      case OptionValue.Switch(boolean on) -> Boolean.toString(on);
      case OptionValue.Number(int number) -> Integer.toString(number);
      case OptionValue.Linger(boolean on, int seconds) -> on ? Integer.toString(seconds) : "-1";
      case OptionValue.Text _, OptionValue.Time _, OptionValue.Credentials _, OptionValue.Info _ ->
          throw new IllegalArgumentException("not of Java: " + value);
    };
  }
}
