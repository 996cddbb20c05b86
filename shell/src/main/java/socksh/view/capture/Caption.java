package socksh.view.capture;

import java.util.ArrayList;
import java.util.List;
import socksh.kernel.Address;

/**
 * Whose connection it is, to stand beside its first packet.
 *
 * @param called what is said in place of whose sockets it has, or the empty string
 */
record Caption(Side client, Side server, String called) {

  /** The caption, and what else is to be said. */
  List<String> with(List<String> comments) {
    List<String> all = new ArrayList<>();
    all.add(called.isEmpty() ? "From " + named(client) + " to " + named(server) + "." : called);
    standsIn(client, all);
    standsIn(server, all);
    all.addAll(comments);
    return all;
  }

  private static String named(Side side) {
    return side.isOurs() ? side.label() : "a peer";
  }

  private void standsIn(Side side, List<String> all) {
    if (side.address() == null) {
      all.add(
          "The address of " + named(side) + " is not known: " + known(side) + " stands for it.");
    }
  }

  /** The address of a side, or what stands for it. */
  Address known(Side side) {
    Address address = side.address();
    Side other = side == client ? server : client;
    return address != null ? address : Directory.standIn(side.label(), other.address());
  }
}
