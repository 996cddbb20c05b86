package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An address, in all its forms; completes hosts, ports with their services, and sockets. */
record AddressParameter(String usage, Place place) implements Parameter<Target> {

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
    if (typed.prefix().startsWith("unix:")) {
      return unixPaths(typed);
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
    typed.world().hosts().forEach(host -> all.add(Candidate.of(host, "hosts", "")));
    all.add(Candidate.open("unix:", "hosts", "a Unix socket: unix:PATH or unix:@name"));
    all.add(Candidate.open(AddressText.LAB, "hosts", "a sample peer on this machine: lab:http"));
    all.addAll(typed.prefix().isEmpty() ? List.of() : ports(typed, ""));
    return all;
  }

  private static boolean isHost(Typed typed) {
    String host = typed.before().getFirst().text();
    return !host.contains(":") && !host.matches("\\d+") || host.matches("\\[.*]");
  }

  private static List<Candidate> ports(Typed typed, String before) {
    List<Candidate> all = new ArrayList<>();
    for (Map.Entry<String, Integer> service : typed.world().services().entrySet()) {
      all.add(Candidate.of(before + service.getKey(), "ports", "port " + service.getValue()));
      all.add(Candidate.of(before + service.getValue(), "ports", service.getKey()));
    }
    return all;
  }

  private static List<Candidate> unixPaths(Typed typed) {
    return typed.world().paths(typed.prefix().substring("unix:".length())).stream()
        .map(
            path ->
                path.endsWith("/")
                    ? Candidate.open("unix:" + path, "paths", "")
                    : Candidate.of("unix:" + path, "paths", ""))
        .toList();
  }
}
