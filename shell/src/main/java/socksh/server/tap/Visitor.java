package socksh.server.tap;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Kernel;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.session.Passage;
import socksh.session.Passage.Way;

/**
 * One who sends datagrams through a tap: the socket of its own that it has towards the server,
 * which is closed here, and what came and went.
 */
final class Visitor {
  private static final int LARGEST = 65_536;
  private static final int SILENCE_MILLIS = 60_000;

  private final Kernel kernel;
  private final Teller teller;
  private final Fd towards;
  private final Address server;
  private final int number;
  private final Supplier<Faults> faults;
  private final Halt halt = new Halt();
  private final Map<Way, Wire> wires = new EnumMap<>(Way.class);
  private boolean closed;
  private boolean heard;

  /** What datagrams of one way go through, as long as these faults stay. */
  private record Wire(Faults faults, FaultyDatagrams datagrams) {}

  /**
   * One who came.
   *
   * @param towards connected to the server
   * @param number counted from 1 by the tap
   * @param faults what is done to each direction; it may change
   */
  Visitor(
      Kernel kernel,
      Teller teller,
      Fd towards,
      Address server,
      int number,
      Supplier<Faults> faults) {
    this.kernel = kernel;
    this.teller = teller;
    this.towards = towards;
    this.server = server;
    this.number = number;
    this.faults = faults;
  }

  /**
   * Sends a datagram on.
   *
   * @return false where it was forgotten meanwhile: somebody new has to take the datagram
   */
  synchronized boolean there(byte[] datagram) {
    if (closed) {
      return false;
    }
    heard = true;
    pass(Way.THERE, datagram, this::sendThere);
    return true;
  }

  private synchronized boolean sendThere(byte[] datagram) {
    if (!closed) {
      kernel.perform(new Call.Send(towards, datagram, Set.of())).errno().ifPresent(this::refused);
    }
    return !closed;
  }

  /** Shows it, and sends it on; with faults that may be later, or never. */
  private void pass(Way way, byte[] datagram, Predicate<byte[]> outlet) {
    teller.direction(way).datagram(datagram);
    Faults now = faults.get();
    if (now.of(way).isEmpty()) {
      leave(way);
      var _ = outlet.test(datagram); // whoever is gone has told so
    } else {
      wire(way, now, outlet).datagrams.pass(datagram);
    }
  }

  private Wire wire(Way way, Faults now, Predicate<byte[]> outlet) {
    synchronized (wires) {
      Wire known = wires.get(way);
      if (known != null && known.faults.equals(now)) {
        return known;
      }
      leave(way);
      Troubles troubles = new Troubles(now, way, number);
      Direction direction = teller.direction(way);
      Wire made = new Wire(now, new FaultyDatagrams(direction, troubles, outlet, halt));
      wires.put(way, made);
      return made;
    }
  }

  /** The faults are others now, or none. */
  private void leave(Way way) {
    synchronized (wires) {
      Wire before = wires.remove(way);
      if (before != null) {
        before.datagrams.close();
      }
    }
  }

  /** connect(2) makes the kernel tell of an ICMP answer; a client without it would not know. */
  private void refused(Errno why) {
    teller.tell(new Passage.Refused(server, why, Kind.DGRAM));
  }

  /** Brings the answers to the client, from the door that it knows, until there is silence. */
  void answer(Fd door, Address client) {
    while (!isForgotten()) {
      next().ifPresent(datagram -> back(door, client, datagram));
    }
    teller.over();
  }

  private void back(Fd door, Address client, byte[] datagram) {
    pass(
        Way.BACK,
        datagram,
        late -> kernel.perform(new Call.SendTo(door, late, Set.of(), client)).ok());
  }

  private Optional<byte[]> next() {
    Call.Interest answers = new Call.Interest(towards, true, false);
    Outcome ready = kernel.perform(new Call.Poll(List.of(answers), SILENCE_MILLIS));
    if (ready instanceof Outcome.Ready(var none) && none.isEmpty()) {
      forgetIfSilent();
      return Optional.empty();
    }
    return receive();
  }

  private synchronized Optional<byte[]> receive() {
    if (closed) {
      return Optional.empty();
    }
    Set<Call.Flag> atOnce = Set.of(Call.Flag.MSG_DONTWAIT);
    Outcome outcome = kernel.perform(new Call.Recv(towards, LARGEST, atOnce));
    if (outcome instanceof Outcome.Received(byte[] bytes, _, _)) {
      heard = true;
      return Optional.of(bytes);
    }
    outcome.errno().filter(no -> no != Errno.EINTR && no != Errno.EAGAIN).ifPresent(this::refused);
    return Optional.empty();
  }

  private synchronized void forgetIfSilent() {
    if (!heard) {
      end();
    }
    heard = false;
  }

  private synchronized boolean isForgotten() {
    return closed;
  }

  /** Forgets it; whoever waits for its answers finds out at once. */
  synchronized void end() {
    if (!closed) {
      closed = true;
      halt.now();
      kernel.perform(new Call.Shutdown(towards, Call.How.SHUT_RDWR));
      kernel.perform(new Call.Close(towards));
    }
  }
}
