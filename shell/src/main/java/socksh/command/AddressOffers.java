package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import socksh.session.OpenSocket;

/**
 * What may be typed for an address: hosts, ports with their services, paths, samples and sockets,
 * as far as the protocol that was said, or that the socket speaks, can go there.
 */
final class AddressOffers {
  private static final String UNIX = "unix:";
  private static final Set<String> USUAL =
      Set.of("ssh", "smtp", "domain", "http", "pop3", "imap2", "https", "redis", "postgresql");

  private final Parameter.Typed typed;
  private final String prefix;
  private final Optional<String> protocol;

  AddressOffers(Parameter.Typed typed) {
    this.typed = typed;
    this.prefix = typed.prefix();
    this.protocol = protocol();
  }

  /** The protocol that a word before says, or that of the socket that is to go there. */
  private Optional<String> protocol() {
    return Stream.of("tcp", "udp", "unix")
        .filter(typed::follows)
        .findFirst()
        .or(() -> isForSocket() ? typed.meant().map(OpenSocket::protocol) : Optional.empty());
  }

  private boolean isForSocket() {
    return typed.follows("connect") || typed.follows("sendto") || typed.follows("bind");
  }

  /** Whether it is to be an address of our own, and not somebody's whom we go to. */
  private boolean isOwn() {
    return typed.follows("bind") || typed.follows("listen");
  }

  private boolean speaks(String what) {
    return protocol.isEmpty() || protocol.get().startsWith(what);
  }

  private boolean isUnixOnly() {
    return protocol.isPresent() && speaks("unix");
  }

  private boolean takesHost() {
    return !isUnixOnly();
  }

  String meaning() {
    if (typed.before().isEmpty()) {
      return ofWhole();
    }
    return typed.before().size() == 1 && isHost()
        ? "the port: 0 to 65535, or a name such as http"
        : "";
  }

  private String ofWhole() {
    if (isOwn()) {
      return takesHost()
          ? "PORT (0: any), *:PORT for every address, HOST:PORT, unix:PATH"
          : "unix:PATH, or unix:@NAME for one without a file";
    }
    return takesHost()
        ? "HOST PORT, HOST:PORT, PORT, unix:PATH, lab:NAME or a socket"
        : "PATH, @NAME, lab:NAME or a socket";
  }

  List<Candidate> candidates() {
    if (!typed.before().isEmpty()) {
      return typed.before().size() == 1 && isHost() ? ports("") : List.of();
    }
    if (prefix.startsWith(UNIX)) {
      return paths(UNIX);
    }
    if (AddressText.isUnix(prefix)) {
      return paths("");
    }
    if (prefix.startsWith(AddressText.LAB)) {
      return samples();
    }
    int colon = prefix.lastIndexOf(':');
    return colon > 0 ? ports(prefix.substring(0, colon + 1)) : beginnings();
  }

  private List<Candidate> beginnings() {
    List<Candidate> all = new ArrayList<>();
    if (!isOwn()) {
      all.addAll(sockets());
    }
    if (takesHost()) {
      all.addAll(hosts());
    }
    if (speaks("unix")) {
      all.addAll(unix());
    }
    if (!isOwn() && !samples().isEmpty()) {
      all.add(Candidate.open(AddressText.LAB, "samples", "a sample peer: lab:NAME"));
    }
    if (takesHost() && !prefix.isEmpty()) {
      all.addAll(ports(""));
    }
    return all;
  }

  private List<Candidate> sockets() {
    Stream<Candidate> open =
        typed.sockets().all().stream()
            .filter(socket -> speaks(socket.protocol()))
            .flatMap(socket -> socket.name().stream())
            .map(name -> Candidate.of(name, "sockets", "where " + name + " is"));
    Stream<Candidate> coming =
        typed.coming().stream().map(name -> Candidate.of(name, "sockets", "where it will be"));
    return Stream.concat(open, coming).toList();
  }

  private List<Candidate> hosts() {
    List<Candidate> all = new ArrayList<>();
    typed.world().hosts().stream()
        .filter(host -> !isOwn() || host.equals("localhost") || host.startsWith("127."))
        .forEach(host -> all.add(Candidate.of(host, "hosts", "")));
    if (isOwn()) {
      all.add(Candidate.open("*:", "hosts", "every address of this machine: others may come in"));
    }
    return all;
  }

  /** Where only a Unix socket can be meant, its address needs no word before it. */
  private List<Candidate> unix() {
    if (!typed.follows("unix")) {
      return List.of(Candidate.open(UNIX, "files", "a Unix socket: unix:PATH or unix:@name"));
    }
    List<Candidate> all = new ArrayList<>(paths(""));
    all.add(Candidate.open("@", "files", "@NAME: a Unix socket without a file"));
    return all;
  }

  private List<Candidate> samples() {
    return LabParameter.samples(
        AddressText.LAB,
        sample -> !isOwn() && (protocol.isEmpty() || speaks(LabCommands.protocol(sample))));
  }

  /** Whether the word before the cursor is a host that waits for its port. */
  private boolean isHost() {
    String host = typed.before().getFirst().text();
    boolean socket =
        typed.coming().contains(host)
            || Catalog.socket(typed.before().getFirst(), typed.sockets()).isPresent();
    return takesHost()
        && !socket
        && !host.matches("\\d+")
        && !AddressText.isUnix(host)
        && (!host.contains(":") || host.matches("\\[.*]"));
  }

  /** Ports by number and service; before anything is typed only those that everybody knows. */
  private List<Candidate> ports(String before) {
    boolean all = prefix.length() > before.length();
    List<Candidate> ports = new ArrayList<>();
    for (Map.Entry<String, Integer> service : typed.world().services().entrySet()) {
      if (all || USUAL.contains(service.getKey())) {
        String port = service.getValue().toString();
        ports.add(Candidate.of(before + service.getKey(), "ports", "port " + port));
        ports.add(Candidate.of(before + port, "ports", service.getKey()));
      }
    }
    return ports;
  }

  /** Paths, each behind what stands before them. */
  private List<Candidate> paths(String before) {
    return typed.world().paths(prefix.substring(before.length())).stream()
        .map(
            path ->
                path.endsWith("/")
                    ? Candidate.open(before + path, "files", "").quotable()
                    : Candidate.of(before + path, "files", "").quotable())
        .toList();
  }
}
