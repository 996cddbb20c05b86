package socksh.session;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What {@code set} turns: for this session only, unless the init file says it again. */
public final class Settings {

  /** How received bytes are shown. */
  public enum Bytes {
    /** Text where it is text, else a dump. */
    AUTO,
    TEXT,
    HEX,
    BOTH,
    /** As they came, control bytes and all. */
    RAW
  }

  /** On or off. */
  public enum Toggle {
    ON,
    OFF;

    /** Whether it is on. */
    public boolean on() {
      return this == ON;
    }
  }

  private final Programs programs = new Programs();
  private volatile Duration timeout = Duration.ofSeconds(5);
  private volatile Bytes bytes = Bytes.AUTO;
  private volatile Toggle hints = Toggle.ON;
  private volatile Toggle explain = Toggle.OFF;
  private volatile Toggle events = Toggle.ON;
  private volatile Toggle status = Toggle.ON;
  private volatile Toggle times = Toggle.OFF;
  private volatile Toggle groovy = Toggle.OFF;
  private volatile Toggle timeline = Toggle.OFF;
  private volatile LineEnd lineEnd = LineEnd.LF;
  private volatile Optional<String> recording = Optional.empty();
  private final Set<String> silencedHints = ConcurrentHashMap.newKeySet();

  /** How long a call may wait unless it is told. */
  public Duration timeout() {
    return timeout;
  }

  public void timeout(Duration timeout) {
    this.timeout = timeout;
  }

  /** What servers may run. */
  public Programs programs() {
    return programs;
  }

  /** How received bytes are shown. */
  public Bytes bytes() {
    return bytes;
  }

  public void bytes(Bytes bytes) {
    this.bytes = bytes;
  }

  /** Whether advice is given. */
  public Toggle hints() {
    return hints;
  }

  public void hints(Toggle hints) {
    this.hints = hints;
  }

  /** Whether each call is shown with its arguments, its answer and why. */
  public Toggle explain() {
    return explain;
  }

  public void explain(Toggle explain) {
    this.explain = explain;
  }

  /** Whether arriving clients and bytes are announced. */
  public Toggle events() {
    return events;
  }

  public void events(Toggle events) {
    this.events = events;
  }

  /** Whether a line at the foot of the screen shows the open sockets. */
  public Toggle status() {
    return status;
  }

  public void status(Toggle status) {
    this.status = status;
  }

  /** Whether each command is shown as a session script says it. */
  public Toggle groovy() {
    return groovy;
  }

  public void groovy(Toggle groovy) {
    this.groovy = groovy;
  }

  /** Whether what passes between sockets is drawn as it happens. */
  public Toggle timeline() {
    return timeline;
  }

  public void timeline(Toggle timeline) {
    this.timeline = timeline;
  }

  /** What the session is being recorded to, for whoever shows it. */
  public Optional<String> recording() {
    return recording;
  }

  public void recording(Optional<String> name) {
    this.recording = name;
  }

  /** Whether the time spent in calls is summed up at the end. */
  public Toggle times() {
    return times;
  }

  public void times(Toggle times) {
    this.times = times;
  }

  /** The line end that a new socket gets. */
  public LineEnd lineEnd() {
    return lineEnd;
  }

  public void lineEnd(LineEnd lineEnd) {
    this.lineEnd = lineEnd;
  }

  /** Hints that were switched off one by one, by their ids. */
  public Set<String> silencedHints() {
    return silencedHints;
  }
}
