package socksh.server.tap;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Kernel;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.session.OpenSocket;
import socksh.session.Passage;
import socksh.session.Session;

/**
 * A tap for datagrams: each goes on whole. Every client has a socket of its own towards the server,
 * so that the answers find their way back; one that is silent for a minute is forgotten.
 */
final class Datagrams implements Runnable {
  private static final int LARGEST = 65_536;

  private final Session session;
  private final Kernel kernel;
  private final OpenSocket door;
  private final Address server;
  private final Plan plan;
  private final Supplier<Faults> faults;
  private final Map<Address, Visitor> visitors = new ConcurrentHashMap<>();
  private int last;

  Datagrams(Session session, OpenSocket door, Plan plan, Supplier<Faults> faults) {
    this.session = session;
    this.kernel = session.kernel();
    this.door = door;
    this.server = plan.server();
    this.plan = plan;
    this.faults = faults;
  }

  @Override
  public void run() {
    boolean stands = true;
    while (stands && !session.interrupted()) {
      Outcome outcome = kernel.perform(new Call.RecvFrom(door.fd(), LARGEST, Set.of()));
      if (outcome instanceof Outcome.Received(byte[] bytes, _, var from)) {
        from.ifPresent(client -> there(client, bytes));
      }
      stands = outcome.errno().filter(no -> no != Errno.EINTR).isEmpty();
    }
    visitors.values().forEach(Visitor::end);
  }

  private void there(Address client, byte[] datagram) {
    Visitor known = visitors.get(client);
    if (known == null || !known.there(datagram)) {
      welcome(client).ifPresent(visitor -> visitor.there(datagram));
    }
  }

  private Optional<Visitor> welcome(Address client) {
    Teller teller = new Teller(session, door.label(), plan.names().get(), plan.shown());
    teller.came(client, server, Kind.DGRAM);
    Outcome made = kernel.perform(new Call.Socket(server.family(), Kind.DGRAM));
    Optional<Errno> refusal = made.errno();
    if (made instanceof Outcome.Opened(Fd fd)) {
      refusal = kernel.perform(new Call.Connect(fd, server)).errno();
      if (refusal.isEmpty()) {
        return Optional.of(begin(client, new Visitor(kernel, teller, fd, server, ++last, faults)));
      }
      kernel.perform(new Call.Close(fd));
    }
    refusal.ifPresent(why -> teller.tell(new Passage.Refused(server, why, Kind.DGRAM)));
    return Optional.empty();
  }

  private Visitor begin(Address client, Visitor visitor) {
    visitors.put(client, visitor);
    Thread.ofPlatform()
        .daemon()
        .name("tap back")
        .start(
            () -> {
              visitor.answer(door.fd(), client);
              visitors.remove(client, visitor);
            });
    return visitor;
  }
}
