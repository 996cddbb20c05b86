package socksh.script.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.session.Wanted;

/**
 * One end of one conversation, as a program can have it that sends its input and prints what comes:
 * all that is sent, then all that is received.
 */
final class Side {
  private static final String AFTER =
      "it sends after something came; this tool sends all of its input at once";

  private final String name;
  private final boolean datagram;
  private final boolean listens;
  private final Optional<Place> at;
  private final boolean reuses;
  private final List<Data> sends = new ArrayList<>();
  private final List<Wanted> receives = new ArrayList<>();
  private final List<String> typed = new ArrayList<>();
  private Optional<String> file = Optional.empty();
  private Optional<String> obstacle = Optional.empty();
  private boolean endsFirst;
  private boolean over;
  private int millis = 1000;

  /**
   * @param at where it goes, or listens; nothing as long as it does neither
   * @param reuses whether it listens on an address that may be in TIME_WAIT
   */
  Side(String name, boolean datagram, boolean listens, Optional<Place> at, boolean reuses) {
    this.name = name;
    this.datagram = datagram;
    this.listens = listens;
    this.at = at;
    this.reuses = reuses;
  }

  /** The same end, connected. */
  Side to(Place place) {
    Side side = new Side(name, datagram, listens, Optional.of(place), reuses);
    side.typed.addAll(typed);
    side.obstacle = obstacle;
    return side;
  }

  void typed(String line) {
    if (typed.isEmpty() || !typed.getLast().equals(line)) {
      typed.add(line);
    }
  }

  void send(Data data) {
    if (!receives.isEmpty() || over) {
      cannot(AFTER);
    } else if (datagram && !(sends.isEmpty() && isSmall(data))) {
      cannot("only one datagram of 1 to 4096 known bytes is sure to leave as one");
    }
    sends.add(data);
  }

  private static boolean isSmall(Data data) {
    return data.parts().size() == 1
        && data.parts().getFirst() instanceof Data.Part.Bytes(byte[] bytes)
        && bytes.length > 0
        && bytes.length <= 4096;
  }

  void receive(Wanted wanted, Optional<String> to, int limit) {
    if (to.isPresent() && !receives.isEmpty()) {
      cannot("a part of what comes goes to a file");
    }
    if (over && !endsFirst) {
      cannot("something comes after its goodbye, which this tool says last or first");
    }
    file = to;
    millis = Math.max(millis, limit);
    receives.add(wanted);
  }

  /** Nothing more is sent. */
  void end() {
    endsFirst |= receives.isEmpty();
    over = true;
  }

  /** Something that this tool has no way to do. */
  void cannot(String why) {
    obstacle = obstacle.or(() -> Optional.of(typed.getLast() + ": " + why));
  }

  String name() {
    return name;
  }

  boolean datagram() {
    return datagram;
  }

  boolean listens() {
    return listens;
  }

  Optional<Place> at() {
    return at;
  }

  boolean reuses() {
    return reuses;
  }

  List<Data> sends() {
    return sends;
  }

  /** The typed lines that it stands for. */
  List<String> typed() {
    return typed;
  }

  /** Why it cannot be said, with the line. */
  Optional<String> obstacle() {
    return obstacle;
  }

  /** Whether it says its goodbye before anything is received. */
  boolean endsFirst() {
    return endsFirst || receives.isEmpty();
  }

  /** How long it waits for more, in whole seconds. */
  int seconds() {
    return (millis + 999) / 1000;
  }

  /** What takes from the output as much as was asked for; and where that goes. */
  String filter() {
    String to = file.map(path -> " > " + ShellText.quoted(path)).orElse("");
    if (!receives.isEmpty() && receives.stream().allMatch(Wanted.Line.class::isInstance)) {
      return " | { head -n " + receives.size() + "; cat > /dev/null; }" + to;
    }
    if (!receives.isEmpty() && receives.stream().allMatch(Wanted.Exactly.class::isInstance)) {
      int all = receives.stream().mapToInt(each -> ((Wanted.Exactly) each).bytes()).sum();
      return " | { head -c " + all + "; cat > /dev/null; }" + to;
    }
    return receives.isEmpty() ? " > /dev/null" : to;
  }

  /** Whether it prints whatever comes, though less may have been asked for. */
  boolean printsAll() {
    return receives.stream()
        .anyMatch(
            each ->
                !(each instanceof Wanted.Line
                    || each instanceof Wanted.Exactly
                    || each instanceof Wanted.All));
  }
}
