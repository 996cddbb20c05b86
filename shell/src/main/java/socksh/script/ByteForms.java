package socksh.script;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Kind;
import socksh.language.HexPattern;
import socksh.session.Ending;
import socksh.session.OpenSocket;
import socksh.session.Receiving;
import socksh.session.Report;
import socksh.session.Wanted;

/** Bytes that are expected: so many, so long, to the end. */
final class ByteForms {
  /** After so long without a byte a text that is not the expected one counts as whole. */
  private static final Duration QUIET = Duration.ofMillis(100);

  private final SocketHandle handle;
  private final OpenSocket socket;
  private final Player player;
  private final Comparing comparing;

  ByteForms(SocketHandle handle, Comparing comparing) {
    this.handle = handle;
    this.socket = handle.socket();
    this.player = handle.player();
    this.comparing = comparing;
  }

  Octets hex(Object wanted) {
    HexPattern pattern = HexPattern.parse(wanted.toString());
    int length =
        pattern
            .length()
            .orElseThrow(
                () -> new IllegalArgumentException("a stream has no end for `..` to find"));
    Report.Received received = comparing.receive(new Wanted.Exactly(length));
    comparing.complete(received, pattern.nearest(socket.held()));
    return fitting(pattern, received.bytes());
  }

  private Octets fitting(HexPattern pattern, byte[] got) {
    Optional<Map<String, byte[]>> captures = pattern.match(got);
    if (captures.isEmpty()) {
      Failure failure =
          Failures.difference(Failure.of("other bytes came"), pattern.nearest(got), got);
      comparing.refuse(failure, Correction.bytes(player.place(), pattern, got));
    }
    captures.ifPresent(
        named ->
            named.forEach((name, bytes) -> player.variables().assign(name, new Octets(bytes))));
    return comparing.keep(got);
  }

  Octets exactly(byte[] wanted) {
    Report.Received received = comparing.receive(new Wanted.Same(wanted));
    comparing.complete(received, wanted);
    byte[] got = received.bytes();
    if (!Arrays.equals(wanted, got) && player.mayBeCorrected()) {
      got = withWhatFollows(got);
    }
    comparing.same(wanted, got);
    return comparing.keep(got);
  }

  /** The whole of another text, which no form can frame: what comes until it is quiet. */
  private byte[] withWhatFollows(byte[] got) {
    Report.Received more = comparing.receive(new Wanted.Idle(QUIET));
    byte[] both = Arrays.copyOf(got, got.length + more.bytes().length);
    System.arraycopy(more.bytes(), 0, both, got.length, more.bytes().length);
    return both;
  }

  Octets datagram(Object wanted) {
    if (socket.kind() != Kind.DGRAM) {
      throw new IllegalArgumentException("a stream has no datagrams: expect hex: or text:");
    }
    Report.Received received = comparing.receive(new Wanted.Once(Receiving.ROOM));
    comparing.complete(received, new byte[0]);
    if (wanted == Any.ANY) {
      return comparing.keep(received.bytes());
    }
    if (wanted instanceof Bare) {
      comparing.same(player.lines().bytesOf(new Object[] {wanted}), received.bytes());
      return comparing.keep(received.bytes());
    }
    return fitting(HexPattern.parse(wanted.toString()), received.bytes());
  }

  /** Expects a datagram of just these bytes, and tells who sent it. */
  Address datagramOf(byte[] wanted) {
    Report.Received received = comparing.receive(new Wanted.Once(Receiving.ROOM));
    comparing.complete(received, wanted);
    comparing.same(wanted, received.bytes());
    return received.from().orElseThrow();
  }

  Octets rest(Object wanted) {
    Report.Received received = comparing.receive(new Wanted.All());
    if (received.ending() != Ending.COMPLETE) {
      throw Failures.withKernel(
              Failure.of(
                      "the limit of " + Failures.inWords(player.limit()) + " ended it, not the end")
                  .row("waiting", Failures.waiting(socket.held())),
              handle)
          .thrown();
    }
    if (wanted != Any.ANY) {
      comparing.same(Comparing.bytes(wanted), received.bytes());
    }
    return comparing.keep(received.bytes());
  }
}
