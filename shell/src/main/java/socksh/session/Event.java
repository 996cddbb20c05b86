package socksh.session;

import java.util.List;
import java.util.Map;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.kernel.Segment;
import socksh.language.Built;
import socksh.language.Problem;

/**
 * Something that happened: a fact, never a formatted text. {@code at} is in nanoseconds since the
 * session began.
 */
public sealed interface Event {

  /** When it happened, in nanoseconds since the session began. */
  long at();

  /**
   * Somebody typed a command, or a file held it.
   *
   * @param current the socket that a line without one means: {@code #2}, or the empty string
   */
  record Typed(long at, String line, String current) implements Event {
    /** Where no socket is meant. */
    public Typed(long at, String line) {
      this(at, line, "");
    }
  }

  /** A line was not understood. No call was made. */
  record Refused(long at, String line, Problem problem) implements Event {}

  /** A call is about to be made. Secrets in its bytes are already struck out. */
  record Entered(long at, long id, Purpose purpose, Labels labels, Call call) implements Event {}

  /**
   * The kernel answered, after {@code took} nanoseconds.
   *
   * @param struck which bytes of the call were secret and stand as asterisks
   */
  record Returned(
      long at,
      long id,
      Purpose purpose,
      Labels labels,
      Call call,
      Outcome outcome,
      long took,
      List<Built.Range> struck)
      implements Event {

    /** Where nothing was secret. */
    public Returned(
        long at, long id, Purpose purpose, Labels labels, Call call, Outcome outcome, long took) {
      this(at, id, purpose, labels, call, outcome, took, List.of());
    }

    /** Whether a line asked for it, or it failed; a step that has to be asked again has not. */
    public boolean isAnswer() {
      return purpose == Purpose.ASKED
          || outcome instanceof Outcome.Failure no && !isInterim(no)
          || outcome instanceof Outcome.Unresolved;
    }

    private static boolean isInterim(Outcome.Failure no) {
      return no.reason() == Errno.EAGAIN || no.reason() == Errno.EINPROGRESS;
    }
  }

  /** A socket got a name. */
  record Named(long at, String socket, String name) implements Event {}

  /** Something that nobody asked for at this moment, or advice. */
  record Noticed(long at, Notice notice) implements Event {}

  /**
   * What the kernel held, after a call, of the sockets that it touched and of their other ends.
   *
   * @param call the id of the call, or 0 where no call of ours came before
   * @param ends those of them that stood otherwise when they were last looked at
   */
  record Stood(long at, long call, List<Standing> ends) implements Event {}

  /** An answer of the shell's own: a table, a page, what was received. */
  record Shown(long at, Report report) implements Event {}

  /**
   * A segment went over the wire, and was recorded there: {@code capture on}. It stands before the
   * answer of the call that sent it.
   *
   * @param at when the kernel sent it
   * @param from the sender as the shell calls it, {@code #2}, or the empty string where it is none
   *     of its sockets; what nobody has accepted yet is the listener's
   * @param to the receiver, in the same way
   */
  record Captured(long at, String from, String to, Segment segment) implements Event {}

  /**
   * Something happened on a connection of other people that goes through a tap.
   *
   * @param connection what the shell calls it: {@code tap 3}
   */
  record Tapped(long at, String connection, Passage passage) implements Event {}

  /**
   * What the sockets of one call were called when it was made: {@code #2}.
   *
   * @param closed whether another line closed the socket before the call was answered
   */
  record Labels(Map<Fd, String> labels, boolean closed) {
    static final Labels NONE = new Labels(Map.of());

    /** Those of sockets that nobody closed meanwhile. */
    public Labels(Map<Fd, String> labels) {
      this(labels, false);
    }

    Labels closedMeanwhile() {
      return new Labels(labels, true);
    }

    /** The shell's name for a descriptor, or the descriptor's number where it has none. */
    public String of(Fd fd) {
      return labels.getOrDefault(fd, "fd " + fd.number());
    }

    /** All labels of the call. */
    public List<String> all() {
      return List.copyOf(labels.values());
    }
  }
}
