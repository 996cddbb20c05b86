package socksh.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kernel's socket tables as text: /proc/net/tcp, tcp6, udp, udp6 and unix; see proc(5). */
final class ProcNet {
  private static final long MILLIS_OF_A_TICK = 10;
  private static final long LISTENING = 0x10000;
  private static final int CONNECTED = 3;

  private final Path folder;

  ProcNet() {
    this(Path.of("/proc/net"));
  }

  ProcNet(Path folder) {
    this.folder = folder;
  }

  /** Every socket of the protocol; none of a family that this kernel does not have. */
  List<Row> rows(Protocol protocol) {
    List<Row> rows = new ArrayList<>();
    switch (protocol) {
      case TCP -> List.of("tcp", "tcp6").forEach(name -> readInet(protocol, name, rows));
      case UDP -> List.of("udp", "udp6").forEach(name -> readInet(protocol, name, rows));
      case UNIX -> lines("unix").forEach(line -> rows.add(unix(line)));
    }
    return rows;
  }

  private void readInet(Protocol protocol, String name, List<Row> rows) {
    lines(name).forEach(line -> rows.add(inet(protocol, line)));
  }

  private List<String> lines(String name) {
    try {
      // Latin 1 keeps every byte; a Unix name is decoded where it is read.
      List<String> lines = Files.readAllLines(folder.resolve(name), StandardCharsets.ISO_8859_1);
      return lines.subList(Math.min(1, lines.size()), lines.size());
    } catch (NoSuchFileException absent) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row inet(Protocol protocol, String line) {
    String[] words = line.strip().split("\\s+");
    TcpState state = TcpState.of(Integer.parseInt(words[3], 16));
    String[] queues = words[4].split(":");
    String[] timer = words[5].split(":");
    return new Row(
        protocol,
        protocol == Protocol.TCP ? Kind.STREAM : Kind.DGRAM,
        state,
        address(words[1]),
        address(words[2]),
        Long.parseLong(queues[1], 16),
        state == TcpState.LISTEN ? Row.UNKNOWN : Long.parseLong(queues[0], 16),
        Long.parseLong(words[9]),
        0,
        Integer.parseInt(words[7]),
        protocol == Protocol.UDP ? Optional.empty() : timer(timer),
        protocol == Protocol.UDP ? Long.parseLong(words[12]) : Row.UNKNOWN);
  }

  private static Optional<Row.Timer> timer(String[] words) {
    long ticks = Math.max(0, (int) Long.parseLong(words[1], 16));
    return Row.Timer.of(Integer.parseInt(words[0], 16), ticks * MILLIS_OF_A_TICK);
  }

  /** An address as words of four bytes in the machine's order, a colon, and the port. */
  private static Address address(String text) {
    int colon = text.indexOf(':');
    int port = Integer.parseInt(text.substring(colon + 1), 16);
    if (colon == 8) {
      return new Address.Inet4(word(text, 0), port);
    }
    return new Address.Inet6(pair(text, 0), pair(text, 16), 0, port);
  }

  private static long pair(String text, int from) {
    return (long) word(text, from) << 32 | Integer.toUnsignedLong(word(text, from + 8));
  }

  private static int word(String text, int from) {
    return Integer.reverseBytes(Integer.parseUnsignedInt(text.substring(from, from + 8), 16));
  }

  private static Row unix(String line) {
    String[] words = line.strip().split("\\s+", 8);
    return new Row(
        Protocol.UNIX,
        Kind.of(Integer.parseInt(words[4], 16)),
        state(Long.parseLong(words[3], 16), Integer.parseInt(words[5], 16)),
        words.length > 7 ? name(words[7]) : new Address.UnixUnnamed(),
        new Address.UnixUnnamed(),
        Row.UNKNOWN,
        Row.UNKNOWN,
        Long.parseLong(words[6]),
        Row.UNKNOWN,
        Row.UNKNOWN,
        Optional.empty(),
        Row.UNKNOWN);
  }

  private static TcpState state(long flags, int state) {
    if ((flags & LISTENING) != 0) {
      return TcpState.LISTEN;
    }
    return state == CONNECTED ? TcpState.ESTABLISHED : TcpState.CLOSE;
  }

  private static Address name(String text) {
    String name = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return name.startsWith("@")
        ? new Address.UnixAbstract(name.substring(1))
        : new Address.UnixPath(name);
  }
}
