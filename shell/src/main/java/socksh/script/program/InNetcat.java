package socksh.script.program;

import java.util.Optional;
import socksh.kernel.Address;

/** The netcat of OpenBSD, which is the {@code nc} of most systems. */
record InNetcat() implements OneSided {
  @Override
  public String description() {
    return "commands with nc (OpenBSD), one for each end";
  }

  @Override
  public String tool() {
    return "nc";
  }

  @Override
  public String command(Side side) {
    String options =
        (side.datagram() ? " -u" : side.endsFirst() ? " -N" : "")
            + (side.listens() ? " -n -v -l" : "")
            + " -w "
            + side.seconds();
    return "nc" + options + " " + place(side.at().orElseThrow());
  }

  private static String place(Place place) {
    return switch (place) {
      case Place.At(Address address, var host) ->
          at(address, host, Integer.toString(address.port()));
      case Place.PortOf(Address address, String of) ->
          at(address, Optional.empty(), "\"${2:?the port of " + of + "}\"");
      case Place.Sender _ -> throw new NotSaid("it cannot answer whoever sent the last datagram");
    };
  }

  private static String at(Address address, Optional<String> host, String port) {
    return switch (address) {
      case Address.Inet4 inet -> "-4 " + ShellText.quoted(host.orElse(inet.host())) + " " + port;
      case Address.Inet6 inet -> "-6 " + ShellText.quoted(host.orElse(inet.host())) + " " + port;
      case Address.UnixPath(String path) -> "-U " + ShellText.quoted(path);
      case Address.UnixAbstract _, Address.UnixUnnamed _ ->
          throw new NotSaid("it has no names of the abstract namespace");
    };
  }
}
