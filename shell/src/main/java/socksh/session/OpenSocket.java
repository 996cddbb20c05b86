package socksh.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import socksh.kernel.Address;
import socksh.kernel.Family;
import socksh.kernel.Fd;
import socksh.kernel.Kind;

/**
 * A socket that this shell has open: its number, its name, what was done to it. The descriptor
 * belongs to the session, which learns from the journal when it is closed.
 */
public final class OpenSocket {

  /** How far a socket has come. */
  public enum Phase {
    /** Made by socket(2). */
    FRESH,
    /** It has an address. */
    BOUND,
    /** It listens. */
    LISTENING,
    /** connect was asked for and has not been answered. */
    CONNECTING,
    /** It has a peer. */
    CONNECTED
  }

  private final int number;
  private final Fd fd;
  private final Family family;
  private final Kind kind;
  private final String label;
  private final Event.Labels labels;
  private volatile Optional<String> name = Optional.empty();
  private volatile Phase phase = Phase.FRESH;
  private volatile LineEnd lineEnd;
  private volatile Optional<LineEnd> toldLineEnd = Optional.empty();
  private volatile boolean blocking = true;
  private volatile Optional<Address> peer = Optional.empty();
  private final AtomicLong bytesIn = new AtomicLong();
  private final AtomicLong bytesOut = new AtomicLong();
  private volatile byte[] held = new byte[0];
  private volatile Unsent unsent = Unsent.NOTHING;
  private volatile boolean accepted;
  private volatile boolean wasReset;
  private final Work work = new Work();
  private volatile Optional<Keeper> keeper = Optional.empty();

  OpenSocket(int number, Fd fd, Family family, Kind kind, LineEnd lineEnd) {
    this.number = number;
    this.fd = fd;
    this.family = family;
    this.kind = kind;
    this.lineEnd = lineEnd;
    this.label = "#" + number;
    this.labels = new Event.Labels(Map.of(fd, label));
  }

  /** The shell's number for it; descriptors are the kernel's. */
  public int number() {
    return number;
  }

  /** {@code #2}. */
  public String label() {
    return label;
  }

  Event.Labels labels() {
    return labels;
  }

  /** The name that {@code as} gave it. */
  public Optional<String> name() {
    return name;
  }

  void name(String name) {
    this.name = Optional.of(name);
  }

  void unname() {
    this.name = Optional.empty();
  }

  /** The kernel's descriptor. */
  public Fd fd() {
    return fd;
  }

  public Family family() {
    return family;
  }

  public Kind kind() {
    return kind;
  }

  /** {@code tcp}, {@code udp}, {@code unix} or {@code unix-dgram}. */
  public String protocol() {
    if (family == Family.UNIX) {
      return kind == Kind.STREAM ? "unix" : "unix-dgram";
    }
    return kind == Kind.STREAM ? "tcp" : "udp";
  }

  /** Whether it is TCP, and so has a state of RFC 9293. */
  public boolean isTcp() {
    return family != Family.UNIX && kind == Kind.STREAM;
  }

  public Phase phase() {
    return phase;
  }

  void phase(Phase phase) {
    this.phase = phase;
  }

  /** What {@code line} adds. */
  public LineEnd lineEnd() {
    return lineEnd;
  }

  /** Changes what {@code line} adds. */
  public void lineEnd(LineEnd lineEnd) {
    this.lineEnd = lineEnd;
  }

  /** Whether nobody was told yet that the peer's lines end so; from now on somebody was. */
  boolean isNews(LineEnd foreign) {
    boolean news = toldLineEnd.filter(foreign::equals).isEmpty();
    toldLineEnd = Optional.of(foreign);
    return news;
  }

  /** Whether its calls wait; {@code blocking off} changes it. */
  public boolean blocking() {
    return blocking;
  }

  void blocking(boolean blocking) {
    this.blocking = blocking;
  }

  /** The peer it was connected to or accepted from. */
  public Optional<Address> peer() {
    return peer;
  }

  void peer(Address peer) {
    this.peer = Optional.of(peer);
  }

  /** Whether the peer called us, and not we the peer. */
  public boolean accepted() {
    return accepted;
  }

  void acceptedFrom(Address peer) {
    accepted = true;
    peer(peer);
  }

  /** Whether it is one of the clients that a server keeps. */
  public boolean isServed() {
    return accepted && keeper.isPresent();
  }

  /** Whether a call on it has answered that the connection was reset. */
  public boolean wasReset() {
    return wasReset;
  }

  /** A call has answered so. */
  public void isReset() {
    wasReset = true;
  }

  /** Bytes received from the kernel so far. */
  public long bytesIn() {
    return bytesIn.get();
  }

  /** Bytes the kernel took so far. */
  public long bytesOut() {
    return bytesOut.get();
  }

  /** Counts bytes that came in. */
  public void countIn(long bytes) {
    bytesIn.addAndGet(bytes);
  }

  /** Counts bytes that went out. */
  public void countOut(long bytes) {
    bytesOut.addAndGet(bytes);
  }

  /** Bytes already received from the kernel and not yet given to anyone. */
  public byte[] held() {
    return held;
  }

  /** Gives the held bytes to the caller, who sees that they are not lost. */
  public byte[] release() {
    byte[] released = held;
    held = new byte[0];
    return released;
  }

  void held(byte[] held) {
    this.held = held;
  }

  /** What the kernel did not take of the last send; {@code send rest} sends it. */
  public Unsent unsent() {
    return unsent;
  }

  /** Remembers what the kernel did not take. */
  public void unsent(Unsent unsent) {
    this.unsent = unsent;
  }

  /** Whether a command waits on it, so that what arrives need not be announced. */
  public boolean busy() {
    return work.isGoingOn();
  }

  /** Who reads and answers on it instead of the person at the prompt; see {@link Keeper}. */
  public Optional<Keeper> keeper() {
    return keeper;
  }

  /** From now on it is in somebody's keeping. */
  public void keeper(Keeper keeper) {
    this.keeper = Optional.of(keeper);
  }

  /** From now on it is in nobody's keeping. */
  public void unkept() {
    this.keeper = Optional.empty();
  }

  /** Who works on it, and whose turn it is to receive. */
  public Work work() {
    return work;
  }
}
