package socksh.script.program;

import java.util.Optional;
import socksh.kernel.Address;

/** socat, which takes two addresses: its input and output, and the peer. */
record InSocat() implements OneSided {
  @Override
  public String description() {
    return "commands with socat, one for each end";
  }

  @Override
  public String tool() {
    return "socat";
  }

  @Override
  public String command(Side side) {
    String options =
        side.listens()
            ? (side.reuses() ? ",reuseaddr" : "")
            : side.datagram() ? "" : ",connect-timeout=" + side.seconds();
    String end = side.endsFirst() && !side.datagram() ? "" : ",shut-none";
    String told = side.listens() ? " -d -d" : "";
    return "socat"
        + told
        + " -t "
        + side.seconds()
        + " - "
        + place(side, side.at().orElseThrow(), options + end);
  }

  private static String place(Side side, Place place, String options) {
    return switch (place) {
      case Place.At(Address address, var host) ->
          at(side, address, host, Integer.toString(address.port()), options);
      case Place.PortOf(Address address, String of) ->
          at(side, address, Optional.empty(), "\"${2:?the port of " + of + "}\"", options);
      case Place.Sender _ -> throw new NotSaid("it cannot answer whoever sent the last datagram");
    };
  }

  private static String at(
      Side side, Address address, Optional<String> host, String port, String options) {
    return switch (address) {
      case Address.Inet4 inet -> inet(side, "4", host.orElse(inet.host()), port, options);
      case Address.Inet6 inet ->
          inet(side, "6", host.orElse("[" + inet.host() + "]"), port, options);
      case Address.UnixPath(String path) -> unix(side, "UNIX", path, options);
      case Address.UnixAbstract(String name) -> unix(side, "ABSTRACT", name, options);
      case Address.UnixUnnamed _ -> throw new NotSaid("a socket without a name");
    };
  }

  private static String inet(Side side, String family, String host, String port, String options) {
    String protocol = (side.datagram() ? "UDP" : "TCP") + family;
    return side.listens()
        ? protocol + "-LISTEN:" + port + ",bind=" + ShellText.quoted(host) + options
        : protocol + ":" + ShellText.quoted(host) + ":" + port + options;
  }

  private static String unix(Side side, String kind, String name, String options) {
    String escaped = name.replaceAll("[\\\\:,!\"'({\\[]", "\\\\$0");
    return kind + (side.listens() ? "-LISTEN:" : "-CONNECT:") + ShellText.quoted(escaped) + options;
  }
}
