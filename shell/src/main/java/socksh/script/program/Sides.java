package socksh.script.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Kind;
import socksh.kernel.OptionValue;
import socksh.kernel.SocketOption;

/** Takes a program apart into the ends of its conversations, in the order in which they begin. */
final class Sides {
  private final Map<String, Side> bySocket = new LinkedHashMap<>();
  private final Map<String, Place> doors = new HashMap<>();
  private final Set<String> reusing = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private final List<Side> called = new ArrayList<>();
  private String typed = "";

  private Sides() {}

  /** Those that talk to somebody. Who is called comes first: it has to be there. */
  static List<Side> of(Program program) {
    Sides sides = new Sides();
    for (Program.Step step : program.steps()) {
      sides.typed = step.typed();
      step.deeds().forEach(done -> sides.take(done.deed()));
    }
    List<Side> all = new ArrayList<>(sides.called);
    sides.bySocket.values().stream()
        .filter(side -> !side.listens() && (side.at().isPresent() || side.obstacle().isPresent()))
        .forEach(all::add);
    return all;
  }

  private void take(Deed deed) {
    switch (deed) {
      case Deed.Make make -> made(make);
      case Deed.Bind(String s, Place at, Deed.Role role) -> bound(s, at, role);
      case Deed.Connect(String s, Place to, _) -> change(s, side -> bySocket.put(s, side.to(to)));
      case Deed.Listen(String s, _, _) -> change(s, _ -> {});
      case Deed.Accept(String s, String door, _) -> accepted(s, door);
      case Deed.Send(String s, Data data) -> change(s, side -> side.send(data));
      case Deed.SendTo(String s, Data data, Place to) -> sentTo(s, data, to);
      case Deed.Receive(String s, var wanted, _, int millis, var file) ->
          change(s, side -> side.receive(wanted, file, millis));
      case Deed.Shutdown(String s, var how) ->
          change(
              s,
              side -> {
                if (how == Call.How.SHUT_RD) {
                  side.cannot("it cannot end one direction of reading");
                }
                side.end();
              });
      case Deed.Close(String s) -> change(s, Side::end);
      case Deed.SetOption(String s, SocketOption option, OptionValue value) ->
          option(s, option, value);
      case Deed.Peek(String s, _, _) -> cannot(s, "it cannot look without taking");
      case Deed.ExpectBytes(String s, _, _, _) -> cannot(s, "it does not compare");
      case Deed.ExpectLine(String s, _, _) -> cannot(s, "it does not compare");
      case Deed.ExpectEnd(String s, _) -> cannot(s, "it does not compare");
      case Deed.Unsayable(String why) ->
          bySocket.values().forEach(side -> change(side.name(), each -> each.cannot(why)));
      case Deed.Name _, Deed.Peer _, Deed.GetOption _, Deed.Resolve _ -> {} // they only ask
      case Deed.Poll _, Deed.SetBlocking _, Deed.Remark _ -> {} // it waits by itself
    }
  }

  private void change(String socket, Consumer<Side> change) {
    Side side = bySocket.get(socket);
    if (side != null) {
      side.typed(typed);
      change.accept(side);
    }
  }

  private void cannot(String socket, String why) {
    change(socket, side -> side.cannot(why));
  }

  private void made(Deed.Make make) {
    boolean datagram = make.kind() == Kind.DGRAM;
    boolean listens = make.role() == Deed.Role.LISTENER;
    Side side = new Side(make.socket(), datagram, listens, Optional.empty(), false);
    bySocket.put(make.socket(), side);
    side.typed(typed);
    if (make.family() == Family.UNIX && datagram) {
      side.cannot("it has no Unix datagrams");
    }
  }

  private void bound(String socket, Place at, Deed.Role role) {
    if (role == Deed.Role.LISTENER) {
      doors.put(socket, at);
      change(socket, _ -> {});
    } else {
      cannot(socket, "it does not bind what does not listen");
    }
  }

  private void accepted(String socket, String door) {
    Optional<Place> at = Optional.ofNullable(doors.get(door));
    Side side = new Side(socket, false, true, at, reusing.contains(door));
    bySocket.put(socket, side);
    called.add(side);
    Optional.ofNullable(bySocket.get(door))
        .ifPresent(listener -> listener.typed().forEach(side::typed));
    side.typed(typed);
    if (at.isEmpty()) {
      side.cannot("it has to be told where to listen");
    } else if (!taken.add(door)) {
      side.cannot("it takes one client and no second");
    }
  }

  private void sentTo(String socket, Data data, Place to) {
    change(
        socket,
        side -> {
          if (to instanceof Place.Sender) {
            side.cannot("it cannot answer whoever sent the last datagram");
          } else {
            Side connected = side.to(to);
            side.sends().forEach(connected::send);
            connected.send(data);
            bySocket.put(socket, connected);
          }
        });
  }

  private void option(String socket, SocketOption option, OptionValue value) {
    boolean on = value.equals(new OptionValue.Switch(true));
    if (option == SocketOption.SO_REUSEADDR && on) {
      reusing.add(socket);
      change(socket, _ -> {});
    } else {
      cannot(socket, "it does not set " + option);
    }
  }
}
