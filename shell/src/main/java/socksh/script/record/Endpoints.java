package socksh.script.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import socksh.command.Mark;
import socksh.command.Target;
import socksh.command.Tint;
import socksh.command.Understood;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Outcome;
import socksh.language.Word;
import socksh.script.Literal;
import socksh.session.Event;

/**
 * Where a script goes: our own listeners by their variables, ports that the kernel chose as 0, and
 * fixed places as parameters, so that the script can be played elsewhere.
 */
public final class Endpoints {
  private final Map<String, Address> bound = new LinkedHashMap<>();
  private final List<Address> connected = new ArrayList<>();
  private final Map<String, String> owners = new LinkedHashMap<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private boolean several;

  /** Takes note of all addresses of these commands. */
  Endpoints(List<Act> acts) {
    for (Act act : acts) {
      act.answers().filter(each -> each.outcome().ok()).forEach(this::note);
    }
  }

  private void note(Event.Returned answer) {
    switch (answer.call()) {
      case Call.Bind(var fd, Address to) -> bound.put(answer.labels().of(fd), to);
      case Call.Name(var fd) when answer.outcome() instanceof Outcome.Named(Address at) -> {
        if (bound.containsKey(answer.labels().of(fd))) {
          bound.put(answer.labels().of(fd), at);
        }
      }
      case Call.Connect(_, Address to) -> connected.add(to);
      case Call.SendTo(_, _, _, Address to) -> connected.add(to);
      default -> {}
    }
  }

  /** The socket of ours that a command calls. */
  Optional<String> owner(Act act) {
    return target(act).flatMap(this::owner);
  }

  /** The socket of ours that has an address. */
  Optional<String> owner(Address address) {
    return bound.entrySet().stream()
        .filter(each -> isAt(each.getValue(), address))
        .map(Map.Entry::getKey)
        .reduce((_, last) -> last);
  }

  /** Whether who goes to {@code address} comes to what is bound to {@code bound}. */
  public static boolean isAt(Address bound, Address address) {
    return bound.equals(address)
        || bound.isAny() && bound.port() == address.port() && address.isLoopback();
  }

  private boolean isMetByUs(Address bound) {
    return connected.stream().anyMatch(to -> isAt(bound, to));
  }

  /**
   * How the address of a command is to be said; empty for as it was typed.
   *
   * @param variable that of the socket it is about
   */
  Optional<List<String>> said(Act act, Understood.Part part, String variable, Cast cast) {
    boolean address = part.marks().stream().map(Mark::tint).anyMatch(Tint.ADDRESS::equals);
    boolean fixed =
        part.value() instanceof Target.Named
            || part.value() instanceof Target.InLab
            || part.value() instanceof Target.Exact
            || part.value() instanceof Target.Here
            || part.value() instanceof Target.Everywhere;
    if (!address || !fixed || act.failure().isPresent()) {
      return Optional.empty();
    }
    Optional<String> own = target(act).flatMap(this::owner).filter(cast::knows);
    if (own.isPresent()) {
      return Optional.of(List.of(cast.variable(own.get())));
    }
    Optional<Address> here = bind(act);
    if (here.isPresent() && (here.get().port() == 0 || isMetByUs(here.get()))) {
      return here.get().family() == Family.UNIX
          ? Optional.empty()
          : Optional.of(anyPort(part.words()));
    }
    return Optional.of(parameters(part.words(), variable));
  }

  private static Optional<Address> target(Act act) {
    return act.answers()
        .map(Event.Returned::call)
        .flatMap(
            call ->
                switch (call) {
                  case Call.Connect(_, Address to) -> Stream.of(to);
                  case Call.SendTo(_, _, _, Address to) -> Stream.of(to);
                  default -> Stream.empty();
                })
        .reduce((_, last) -> last);
  }

  private Optional<Address> bind(Act act) {
    return act.answers()
        .filter(each -> each.call() instanceof Call.Bind)
        .findFirst()
        .map(each -> bound.getOrDefault(each.labels().all().getFirst(), Address.loopback(0)))
        .map(at -> typedPort(act).filter("0"::equals).isPresent() ? at.withPort(0) : at);
  }

  private static Optional<String> typedPort(Act act) {
    return act.line().parts().stream()
        .map(part -> ServePhrase.address(part).orElse(part))
        .filter(part -> part.value() instanceof Target)
        .map(part -> part.words().getLast().text())
        .map(text -> text.substring(text.lastIndexOf(':') + 1))
        .findFirst();
  }

  /** The same place, any port. */
  private static List<String> anyPort(List<Word> words) {
    String first = words.getFirst().text();
    if (words.size() == 2) {
      return List.of(Literal.of(first), "0");
    }
    int colon = first.lastIndexOf(':');
    return List.of(colon < 0 ? "0" : Literal.of(first.substring(0, colon) + ":0"));
  }

  private List<String> parameters(List<Word> words, String variable) {
    if (words.size() == 2) {
      String host = parameter("host", words.getFirst().text(), words, variable);
      return List.of(host, parameter("port", words.getLast().text(), words, variable));
    }
    String only = words.getFirst().text();
    return List.of(parameter(isNumber(only) ? "port" : "address", only, words, variable));
  }

  private String parameter(String what, String value, List<Word> words, String variable) {
    String place = words.stream().map(Word::text).reduce("", (a, b) -> a + " " + b);
    String owner = owners.computeIfAbsent(place, _ -> variable);
    String literal = isNumber(value) ? value : Literal.of(value);
    String name = free(prefixed(what, owner), literal);
    parameters.put(name, literal);
    return name;
  }

  /** One who talks to several places has a parameter for each. */
  private String free(String name, String literal) {
    String free = name;
    for (int next = 2; !parameters.getOrDefault(free, literal).equals(literal); next++) {
      free = name + next;
    }
    return free;
  }

  private String prefixed(String what, String owner) {
    return several ? owner + Character.toUpperCase(what.charAt(0)) + what.substring(1) : what;
  }

  /** After a first writing it is known whether there are several endpoints. */
  void beginAgain() {
    several = owners.size() > 1;
    owners.clear();
    parameters.clear();
  }

  private static boolean isNumber(String text) {
    return text.matches("0|[1-9]\\d{0,8}");
  }

  /** The line that declares the parameters; empty where there are none. */
  Optional<String> declaration() {
    return parameters.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "param "
                + String.join(
                    ", ",
                    parameters.entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .toList()));
  }

  /** The ports that the kernel or the lab chose, which are others in the next run. */
  static Set<Integer> chosenPorts(List<Act> acts) {
    Set<Integer> ports = new HashSet<>();
    for (Act act : acts) {
      boolean lab =
          act.line().parts().stream().anyMatch(part -> part.value() instanceof Target.InLab);
      act.answers().forEach(answer -> ports.addAll(ports(answer, lab)));
    }
    ports.removeIf(port -> port < 1024);
    return ports;
  }

  private static List<Integer> ports(Event.Returned answer, boolean lab) {
    List<Integer> ports = new ArrayList<>();
    if (answer.outcome() instanceof Outcome.Named(Address at)) {
      ports.add(at.port());
    }
    if (answer.outcome() instanceof Outcome.Accepted(_, Address peer)) {
      ports.add(peer.port());
    }
    if (lab && answer.call() instanceof Call.Connect(_, Address to)) {
      ports.add(to.port());
    }
    return ports;
  }
}
