package socksh.language;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the pieces of a payload together: values first, with room for lengths and sums; then the
 * lengths, now that the total is known; then the sums from left to right, which may cover lengths.
 */
final class PayloadBuilder {
  private record Room(Piece piece, int at) {}

  private final Surroundings surroundings;
  private final ByteSink sink = new ByteSink();
  private final List<Built.Range> secrets = new ArrayList<>();
  private final List<Room> rooms = new ArrayList<>();

  PayloadBuilder(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Built build(List<Piece> pieces) {
    for (Piece piece : pieces) {
      add(piece);
    }
    byte[] bytes = sink.toArray();
    if (!rooms.isEmpty()) {
      fillRooms(bytes);
    }
    return new Built(bytes, secrets);
  }

  private void fillRooms(byte[] bytes) {
    rooms.forEach(room -> fillLength(room, bytes));
    rooms.forEach(room -> fillSum(room, bytes));
    rooms.forEach(this::hideSum);
  }

  private void add(Piece piece) {
    switch (piece) {
      case Piece.Known known -> add(piece, known.bytes().shared());
      case Piece.File file -> add(piece, content(file));
      case Piece.Repeat repeat -> repeat(repeat);
      case Piece.Sum sum -> leaveRoom(sum, sum.layout());
      case Piece.Length length -> leaveRoom(length, length.layout());
      case Piece.Counter counter -> add(piece, decimal(surroundings.counter()));
      case Piece.UnixTime time -> add(piece, decimal(surroundings.unixTime()));
      case Piece.Packed packed -> packed(packed);
      case Piece.Random random -> random(random);
      case Piece.Env env -> secret(env);
    }
  }

  private void add(Piece piece, byte[] bytes) {
    requireSpace(piece, bytes.length);
    sink.add(bytes);
  }

  private void requireSpace(Piece piece, long more) {
    if (sink.size() + more > Payload.LIMIT) {
      throw at(piece, "the payload exceeds 256 MiB", "send file PATH alone has no limit");
    }
  }

  private void leaveRoom(Piece piece, Layout layout) {
    requireSpace(piece, layout.bytes());
    rooms.add(new Room(piece, sink.size()));
    sink.addZeros(layout.bytes());
  }

  private static byte[] decimal(long value) {
    return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
  }

  private void packed(Piece.Packed packed) {
    boolean counter = packed.value() instanceof Piece.Counter;
    long value = counter ? surroundings.counter() : surroundings.unixTime();
    if (!packed.layout().holds(value)) {
      throw at(packed, value + " is out of range here", "at most " + packed.layout().most());
    }
    add(packed, packed.layout().encode(value));
  }

  private void random(Piece.Random random) {
    requireSpace(random, random.count());
    sink.add(surroundings.random(random.count()));
  }

  private byte[] content(Piece.File file) {
    try {
      return surroundings.file(file.path());
    } catch (NoSuchFileException missing) {
      throw at(file, "no such file: " + Escapes.shown(file.path()), "");
    } catch (AccessDeniedException denied) {
      throw at(file, "no permission to read " + Escapes.shown(file.path()), "");
    } catch (IOException | InvalidPathException bad) {
      throw at(file, "cannot read " + Escapes.shown(file.path()) + ": " + reason(bad), "");
    }
  }

  private static String reason(Exception bad) {
    return Escapes.shown(String.valueOf(bad.getMessage()));
  }

  private void secret(Piece.Env env) {
    String value =
        surroundings
            .env(env.name())
            .orElseThrow(
                () -> at(env, "the variable " + Escapes.shown(env.name()) + " is not set", ""));
    int from = sink.size();
    add(env, value.getBytes(StandardCharsets.UTF_8));
    secrets.add(new Built.Range(from, sink.size()));
  }

  private void repeat(Piece.Repeat repeat) {
    if (repeat.count() == 0) {
      return;
    }
    if (changes(repeat.piece())) {
      for (int i = 0; i < repeat.count(); i++) {
        add(repeat.piece());
      }
    } else {
      copy(repeat);
    }
  }

  /** Whether a piece may give other bytes the second time. */
  private static boolean changes(Piece piece) {
    return switch (piece) {
      case Piece.Repeat repeat -> changes(repeat.piece());
      case Piece.Counter counter -> true;
      case Piece.UnixTime time -> true;
      case Piece.Packed packed -> true;
      case Piece.Random random -> true;
      default -> false;
    };
  }

  private void copy(Piece.Repeat repeat) {
    int from = sink.size();
    int secretsBefore = secrets.size();
    add(repeat.piece());
    int once = sink.size() - from;
    requireSpace(repeat, (long) once * (repeat.count() - 1));
    sink.repeatTail(once, repeat.count() - 1);
    if (secrets.size() > secretsBefore) {
      secrets.subList(secretsBefore, secrets.size()).clear();
      secrets.add(new Built.Range(from, sink.size()));
    }
  }

  private static void fillLength(Room room, byte[] bytes) {
    if (room.piece() instanceof Piece.Length length) {
      int follows = bytes.length - room.at() - length.layout().bytes();
      if (!length.layout().holds(follows)) {
        String what = Text.plural(follows, "byte") + " follow, which this length cannot hold";
        throw at(length, what, "at most " + length.layout().most() + "; take a wider one");
      }
      length.layout().put(follows, bytes, room.at());
    }
  }

  private static void fillSum(Room room, byte[] bytes) {
    if (room.piece() instanceof Piece.Sum sum) {
      sum.layout().put(sum.kind().of(bytes, room.at()), bytes, room.at());
    }
  }

  /** A sum over a secret tells of it. */
  private void hideSum(Room room) {
    boolean ofSecret = secrets.stream().anyMatch(range -> range.from() < room.at());
    if (room.piece() instanceof Piece.Sum sum && ofSecret) {
      secrets.add(new Built.Range(room.at(), room.at() + sum.layout().bytes()));
    }
  }

  private static Misunderstood at(Piece piece, String what, String tip) {
    return new Misunderstood(piece.column(), piece.end() - piece.column(), what, tip);
  }
}
