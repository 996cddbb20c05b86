package socksh.script.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import socksh.command.Target;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.kernel.SocketOption;
import socksh.language.Payload;
import socksh.script.record.Act;
import socksh.session.Event;
import socksh.session.Purpose;
import socksh.session.Wanted;

/** Commands that are read call by call, and what is known of their sockets. */
final class Calls {
  private final Variables variables;
  private final Places places;
  private final Set<String> listeners;
  private final Duration patience;
  private final Map<String, Deed.Role> roles = new HashMap<>();
  private final Set<String> impatient = new HashSet<>();

  Calls(Variables variables, Places places, Set<String> listeners, Duration patience) {
    this.variables = variables;
    this.places = places;
    this.listeners = listeners;
    this.patience = patience;
  }

  /** What becomes of a socket. */
  Deed.Role role(String label) {
    return roles.getOrDefault(label, Deed.Role.STREAM);
  }

  /** Whether calls on a socket wait. */
  boolean waits(String label) {
    return !impatient.contains(label);
  }

  /** The deeds of a command, in order. */
  List<Program.Done> deeds(Act act) {
    List<Program.Done> deeds = new ArrayList<>();
    act.answers()
        .filter(this::isOurs)
        .forEach(
            answer -> {
              places.follow(answer);
              deed(act, answer)
                  .ifPresent(deed -> deeds.add(new Program.Done(deed, isDone(answer.outcome()))));
            });
    return deeds;
  }

  private static boolean isDone(Outcome outcome) {
    return outcome instanceof Outcome.Ready(var ready) ? !ready.isEmpty() : outcome.ok();
  }

  /** Files have no label, and of a socket that was made before nothing is known. */
  private boolean isOurs(Event.Returned answer) {
    return answer.call() instanceof Call.Socket
        || answer.call() instanceof Call.Resolve
        || answer.labels().all().stream().anyMatch(variables::knows);
  }

  private Optional<Deed> deed(Act act, Event.Returned answer) {
    boolean asked = answer.purpose() == Purpose.ASKED;
    Event.Labels labels = answer.labels();
    String first = labels.all().stream().findFirst().orElse("");
    String socket = variables.of(first);
    return switch (answer.call()) {
      case Call.Socket made -> Optional.of(made(act, answer, made));
      case Call.Bind(_, Address at) -> Optional.of(new Deed.Bind(socket, fixed(at), role(first)));
      case Call.Connect(_, Address to) ->
          Optional.of(new Deed.Connect(socket, place(act, to), connectMillis(act, first)));
      case Call.Listen(_, int backlog) ->
          Optional.of(new Deed.Listen(socket, backlog, places.ofListener(first)));
      case Call.Accept(var fd) -> Optional.of(accepted(act, answer, labels.of(fd)));
      case Call.Send(_, byte[] told, _) when isFirst(act, answer) ->
          Optional.of(sent(act, answer, told, data -> new Deed.Send(socket, data)));
      case Call.SendTo(_, byte[] told, _, Address to) ->
          Optional.of(
              sent(act, answer, told, data -> new Deed.SendTo(socket, data, place(act, to))));
      case Call.SendFile _, Call.SendMapped _ when isFirst(act, answer) ->
          Optional.of(sentFile(act, socket));
      case Call.Recv _ -> talked(answer, socket);
      case Call.Shutdown(_, Call.How how) -> Optional.of(new Deed.Shutdown(socket, how));
      case Call.Close _ -> Optional.of(new Deed.Close(socket));
      case Call.Name _ when asked || act.line().command().name().equals("listen") ->
          Optional.of(new Deed.Name(socket));
      case Call.Peer _ -> Optional.of(new Deed.Peer(socket));
      case Call.SetBlocking(_, boolean on) -> Optional.of(blocking(first, on));
      case Call.SetOption(_, SocketOption option, var value)
          when asked || option != SocketOption.SO_SNDTIMEO ->
          Optional.of(new Deed.SetOption(socket, option, value));
      case Call.GetOption(_, SocketOption option) when asked ->
          Optional.of(new Deed.GetOption(socket, option));
      case Call.Poll poll when asked -> Optional.of(polled(labels, poll));
      case Call.Resolve(String host, _, _) when asked -> Optional.of(new Deed.Resolve(host));
      default -> Optional.empty();
    };
  }

  // --- making, naming ---------------------------------------------------------------------------

  private Deed made(Act act, Event.Returned answer, Call.Socket made) {
    String label = Act.socketMade(answer).orElse("");
    Deed.Role stream = listeners.contains(label) ? Deed.Role.LISTENER : Deed.Role.STREAM;
    Deed.Role role = made.kind() == Kind.DGRAM ? Deed.Role.DATAGRAM : stream;
    return new Deed.Make(enter(act, label, role), made.family(), made.kind(), role);
  }

  private String enter(Act act, String label, Deed.Role role) {
    roles.put(label, role);
    return variables.enter(label, act.name().orElse(""), act.line().command().name());
  }

  private Deed accepted(Act act, Event.Returned answer, String listener) {
    Optional<Integer> limit = Forms.value(act, Duration.class).map(Forms::millis);
    OptionalInt millis = limit.isPresent() ? OptionalInt.of(limit.get()) : OptionalInt.empty();
    String client = enter(act, Act.socketMade(answer).orElse(""), Deed.Role.STREAM);
    return new Deed.Accept(
        client, variables.of(listener), waits(listener) ? millis : OptionalInt.of(Deed.NO_WAIT));
  }

  private Deed blocking(String label, boolean on) {
    var _ = on ? impatient.remove(label) : impatient.add(label);
    return new Deed.SetBlocking(variables.of(label), on);
  }

  private int connectMillis(Act act, String label) {
    return waits(label) && role(label) == Deed.Role.STREAM
        ? Forms.millis(Forms.value(act, Duration.class).orElse(patience))
        : Deed.NO_WAIT;
  }

  private Deed polled(Event.Labels labels, Call.Poll poll) {
    List<String> sockets =
        poll.interests().stream().map(each -> variables.of(labels.of(each.fd()))).toList();
    boolean write = poll.interests().stream().anyMatch(Call.Interest::write);
    return new Deed.Poll(sockets, write, poll.timeoutMillis());
  }

  private static Place fixed(Address address) {
    return new Place.At(address, Optional.empty());
  }

  private Place place(Act act, Address to) {
    return places.of(to, Forms.value(act, Target.Named.class).map(Target.Named::host));
  }

  // --- sending ----------------------------------------------------------------------------------

  /** What the kernel did not take at once follows in further calls of the same command. */
  private static boolean isFirst(Act act, Event.Returned answer) {
    return isTalk(act)
        || act.answers()
            .filter(each -> each.call().getClass() == answer.call().getClass())
            .findFirst()
            .filter(answer::equals)
            .isPresent();
  }

  /** A conversation that a person had with keys. */
  private static boolean isTalk(Act act) {
    return act.line().command().name().equals("interact");
  }

  private static Deed sent(Act act, Event.Returned answer, byte[] told, Function<Data, Deed> deed) {
    Optional<Payload> payload = Forms.value(act, Payload.class);
    int taken = taken(act, answer);
    boolean secret = payload.filter(each -> Payloads.hasSecret(each.pieces())).isPresent();
    if (taken < told.length && answer.outcome().ok()) {
      return secret
          ? new Deed.Unsayable("a secret that was sent in part")
          : deed.apply(Data.of(Arrays.copyOf(told, taken)));
    }
    return payload
        .map(each -> Payloads.sent(each, told))
        .orElse(Optional.of(Data.of(told)))
        .map(deed)
        .orElse(new Deed.Unsayable(Payloads.SECRET_SUM));
  }

  private static int taken(Act act, Event.Returned answer) {
    return isTalk(act)
        ? (int) answer.outcome().value()
        : act.answers()
            .filter(each -> each.call() instanceof Call.Send || each.call() instanceof Call.SendTo)
            .filter(each -> each.outcome().ok())
            .mapToInt(each -> (int) each.outcome().value())
            .sum();
  }

  private static Deed sentFile(Act act, String socket) {
    return Forms.value(act, Payload.class)
        .flatMap(Payload::onlyFile)
        .<Deed>map(path -> new Deed.Send(socket, new Data(List.of(new Data.Part.File(path)))))
        .orElse(new Deed.Unsayable("the rest of a file"));
  }

  private static Optional<Deed> talked(Event.Returned answer, String socket) {
    return answer.outcome() instanceof Outcome.Received(byte[] bytes, _, _)
        ? Optional.of(
            new Deed.Receive(
                socket,
                bytes.length == 0 ? new Wanted.Once(1) : new Wanted.Exactly(bytes.length),
                Deed.Role.STREAM,
                60_000,
                Optional.empty()))
        : Optional.empty();
  }
}
