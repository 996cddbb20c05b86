package socksh.lab;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a sample has been through: the newest entries, and totals that forget nothing. Bounded,
 * because chargen never stops and somebody will send two gigabytes to discard.
 */
final class Log {

  private static final int LIMIT = 1 << 20;
  private static final int WEIGHT_OF_AN_ENTRY = 64;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Consumer<Entry> also;
  private int weight;
  private long received;
  private long sent;

  Log() {
    this(_ -> {});
  }

  /** A log whose entries somebody else is told of too, as they come. */
  Log(Consumer<Entry> also) {
    this.also = also;
  }

  void opened(String peer) {
    add(new Entry(Instant.now(), peer, Entry.Kind.OPENED, ""));
  }

  void received(String peer, byte[] bytes, int offset, int length) {
    add(new Entry(Instant.now(), peer, Entry.Kind.RECEIVED, text(bytes, offset, length)));
  }

  void sent(String peer, byte[] bytes, int offset, int length) {
    add(new Entry(Instant.now(), peer, Entry.Kind.SENT, text(bytes, offset, length)));
  }

  void closed(String peer, String reason) {
    add(new Entry(Instant.now(), peer, Entry.Kind.CLOSED, reason));
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  synchronized long received() {
    return received;
  }

  synchronized long sent() {
    return sent;
  }

  synchronized void add(Entry entry) {
    count(entry);
    also.accept(entry);
    entries.addLast(entry);
    weight += weight(entry);
    while (weight > LIMIT && entries.size() > 1) {
      weight -= weight(entries.removeFirst());
    }
  }

  private void count(Entry entry) {
    switch (entry.kind()) {
      case RECEIVED -> received += entry.text().length();
      case SENT -> sent += entry.text().length();
      case OPENED, CLOSED -> {}
    }
  }

  private static int weight(Entry entry) {
    return WEIGHT_OF_AN_ENTRY + entry.text().length();
  }

  private static String text(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
  }
}
