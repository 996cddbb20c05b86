package socksh.manual;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.kernel.TcpState;

/** The door to the manual: every question that the shell asks of it, answered with a value. */
public final class Manual {
  private Manual() {}

  /** The page of a call's function. */
  public static Page page(Call call) {
    return Pages.of(call);
  }

  /**
   * The page of a function by its name in C: {@code connect}; empty for one the shell never calls.
   */
  public static Optional<Page> page(String function) {
    return Pages.named(function);
  }

  /** All pages, in the order in which a learner meets the calls. */
  public static List<Page> pages() {
    return Pages.all();
  }

  /** Why the kernel refused this call, where the socket's kind is not known. */
  public static Reason reason(Call call, Errno errno) {
    return reason(call, errno, null);
  }

  /**
   * Why the kernel refused this call.
   *
   * @param kind the kind of the socket that the call was about, or null where that is not known
   */
  public static Reason reason(Call call, Errno errno, @Nullable Kind kind) {
    return Particulars.reason(call, errno, kind)
        .or(() -> page(call).reason(errno))
        .orElseGet(() -> General.reason(errno.name()));
  }

  /** Why the wait of a call ended whose socket was closed meanwhile. */
  public static Reason closedMeanwhile() {
    return new Reason(
        "EINTR: another line closed the socket, and that ended the wait.",
        List.of("sockets", "log"));
  }

  /** Why a name has no addresses. */
  public static Reason reason(Outcome.Unresolved outcome) {
    return NamePages.GETADDRINFO
        .reason(outcome.constant())
        .orElseGet(() -> General.reason(outcome.constant()));
  }

  /** What is known about an errno. */
  public static ErrnoPage errno(Errno errno) {
    return ErrnoPage.of(errno);
  }

  /** The errno of a name, in any case and also an alias such as EWOULDBLOCK, or of a number. */
  public static Optional<ErrnoPage> errno(String nameOrNumber) {
    return ErrnoPage.find(nameOrNumber);
  }

  /** What an answer says, in one sentence, where the socket's kind is not known. */
  public static String meaning(Call call, Outcome outcome) {
    return meaning(call, outcome, null);
  }

  /**
   * What an answer says, in one sentence; for a failure the sentence of its reason.
   *
   * @param kind the kind of the socket that the call was about, or null where that is not known
   */
  public static String meaning(Call call, Outcome outcome, @Nullable Kind kind) {
    return switch (outcome) {
      case Outcome.Failure(Errno errno) -> reason(call, errno, kind).sentence();
      case Outcome.Unresolved unresolved -> reason(unresolved).sentence();
      default -> Meaning.of(call, outcome, kind);
    };
  }

  /** What a TCP state means, who moves next, how one gets there and out. */
  public static StatePage state(TcpState state) {
    return StatePage.of(state);
  }
}
