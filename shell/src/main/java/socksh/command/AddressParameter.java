package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An address, in all its forms; completes hosts, ports with their services, and sockets. */
record AddressParameter(String usage, Place place) implements Parameter<Target> {
  private static final String UNIX = "unix:";
  private static final Set<String> USUAL =
      Set.of("ssh", "smtp", "domain", "http", "pop3", "imap2", "https", "redis", "postgresql");

  @Override
  public boolean startsAt(Cursor cursor) {
    return !cursor.at("backlog") && !cursor.at("timeout");
  }

  @Override
  public Target read(Cursor cursor) {
    return AddressText.read(cursor);
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    if (!typed.before().isEmpty()) {
      return typed.before().size() == 1 && isHost(typed) ? ports(typed, "") : List.of();
    }
    int colon = typed.prefix().lastIndexOf(':');
    if (typed.prefix().startsWith(UNIX)) {
      return unixPaths(typed, UNIX);
    }
    if (AddressText.isUnix(typed.prefix())) {
      return unixPaths(typed, "");
    }
    if (typed.prefix().startsWith(AddressText.LAB)) {
      return LabParameter.samples(AddressText.LAB);
    }
    if (colon > 0) {
      return ports(typed, typed.prefix().substring(0, colon + 1));
    }
    List<Candidate> all = new ArrayList<>();
    typed
        .sockets()
        .all()
        .forEach(
            socket ->
                socket
                    .name()
                    .ifPresent(
                        name -> all.add(Candidate.of(name, "sockets", "where " + name + " is"))));
    typed.coming().forEach(name -> all.add(Candidate.of(name, "sockets", "where it will be")));
    typed.world().hosts().forEach(host -> all.add(Candidate.of(host, "hosts", "")));
    all.add(Candidate.open(UNIX, "hosts", "a Unix socket: unix:PATH or unix:@name"));
    all.add(Candidate.open(AddressText.LAB, "hosts", "a sample peer on this machine: lab:http"));
    all.addAll(typed.prefix().isEmpty() ? List.of() : ports(typed, ""));
    return all;
  }

  @Override
  public String meaning(Typed typed) {
    if (typed.before().isEmpty()) {
      return "HOST PORT, HOST:PORT, PORT, unix:PATH, lab:NAME or a socket";
    }
    return typed.before().size() == 1 && isHost(typed)
        ? "the port: 0 to 65535, or a name such as http"
        : "";
  }

  /** Whether the word before the cursor is a host that waits for its port. */
  private static boolean isHost(Typed typed) {
    String host = typed.before().getFirst().text();
    boolean socket =
        typed.coming().contains(host)
            || Catalog.socket(typed.before().getFirst(), typed.sockets()).isPresent();
    return !socket
        && !host.matches("\\d+")
        && !AddressText.isUnix(host)
        && (!host.contains(":") || host.matches("\\[.*]"));
  }

  /** Ports by number and service; before anything is typed only those that everybody knows. */
  private static List<Candidate> ports(Typed typed, String before) {
    boolean all = typed.prefix().length() > before.length();
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
  private static List<Candidate> unixPaths(Typed typed, String before) {
    return typed.world().paths(typed.prefix().substring(before.length())).stream()
        .map(
            path ->
                path.endsWith("/")
                    ? Candidate.open(before + path, "files", "").quotable()
                    : Candidate.of(before + path, "files", "").quotable())
        .toList();
  }
}
