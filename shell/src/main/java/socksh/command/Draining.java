package socksh.command;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import socksh.kernel.Bulk;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.language.Amounts;
import socksh.session.Ending;
import socksh.session.Notice;
import socksh.session.OpenSocket;
import socksh.session.OutputGone;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Verdict;
import socksh.session.Wanted;

/**
 * {@code recv all}: everything up to the end of the stream. To a file or a pipe it goes below the
 * journal, at the machine's own speed, and what is reported are the totals; a pipe gets it from the
 * views where one of them wants every byte. The limit of time counts silence.
 */
final class Draining {
  private static final double NANOS = 1e9;

  private final Invocation invocation;
  private final Session session;
  private final OpenSocket socket;

  Draining(Invocation invocation) {
    this.invocation = invocation;
    this.session = invocation.session();
    this.socket = invocation.socket();
  }

  Verdict drain(Optional<String> file) {
    if (file.isPresent()) {
      return toFile(file.get());
    }
    Optional<Pipe> pipe = invocation.pipe();
    if (pipe.isPresent() && !session.isWatchedClosely()) {
      pipe.get().ready().run();
      return into(pipe.get().fd(), "standard output");
    }
    return ReceiveCommands.show(invocation, ReceiveCommands.receive(invocation, new Wanted.All()));
  }

  /** A FIFO opens when somebody reads it: until then this waits, and can be ended. */
  private Verdict toFile(String path) {
    try (var _ = socket.work().claim()) {
      return switch (Bulk.create(path)) {
        case Outcome.Opened(Fd file) -> intoFile(file, path);
        case Outcome.Failure(Errno reason) when reason == Errno.EINTR -> nobodyReads(path);
        case Outcome no ->
            throw invocation.wrongWord(
                path, "cannot write " + path, no.errno().map(Errno::words).orElse(""));
      };
    }
  }

  private Verdict intoFile(Fd file, String path) {
    try {
      return into(file, path);
    } finally {
      session.step(new Call.Close(file));
    }
  }

  private Verdict nobodyReads(String path) {
    String why = session.closedMeanwhile() ? " was closed" : " was not asked";
    session.remark("nobody opened " + path + " to read it; " + socket.label() + why);
    return Verdict.NO;
  }

  private Verdict into(Fd target, String where) {
    try (var _ = socket.work().claim()) {
      Ending turn =
          socket.work().turn().await(session, session.now() + invocation.timeout().toNanos());
      if (turn != Ending.COMPLETE) {
        throw invocation.wrong("another command receives from " + socket.label(), "wait for it");
      }
      try {
        return inTurn(target, where);
      } finally {
        socket.work().turn().over();
      }
    }
  }

  private Verdict inTurn(Fd target, String where) {
    long began = session.now();
    byte[] held = socket.release();
    Bulk.Moved moved = move(target, held, began);
    if (isUnread(target, moved)) {
      throw new OutputGone(new IOException(Errno.EPIPE.words()));
    }
    return told(moved, moved.taken() - held.length, where, session.now() - began);
  }

  private Bulk.Moved move(Fd target, byte[] held, long began) {
    Outcome wrote = held.length == 0 ? new Outcome.Done(0) : Bulk.write(target, held);
    if (!wrote.ok()) {
      return new Bulk.Moved(held.length, 0, Bulk.End.TARGET_FAILED, wrote.errno());
    }
    Bulk.Limits limits = new Bulk.Limits(Long.MAX_VALUE, (int) invocation.timeout().toMillis());
    Bulk.Moved moved = Bulk.receive(socket.fd(), target, limits, bytes -> progress(bytes, began));
    socket.countIn(moved.taken());
    if (moved.errno().filter(Errno.ECONNRESET::equals).isPresent()) {
      socket.isReset();
    }
    return new Bulk.Moved(
        held.length + moved.taken(), held.length + moved.written(), moved.end(), moved.errno());
  }

  /** Who reads our output no longer, such as {@code head}, has had enough, and nothing failed. */
  private boolean isUnread(Fd target, Bulk.Moved moved) {
    return moved.end() == Bulk.End.TARGET_FAILED
        && moved.errno().filter(Errno.EPIPE::equals).isPresent()
        && invocation.pipe().filter(pipe -> pipe.fd().equals(target)).isPresent();
  }

  private void progress(long bytes, long began) {
    session.notice(new Notice.Progress(socket.label(), bytes, -1, session.now() - began, false));
  }

  private Verdict told(Bulk.Moved moved, long fresh, String where, long took) {
    long gone = moved.taken() - moved.written();
    String lost = gone == 0 ? "" : "; " + Amounts.bytes(gone) + " more were taken and are lost";
    String sentence = sum(moved.written(), where, took) + ", " + end(moved) + lost;
    boolean whole = moved.end() == Bulk.End.COMPLETE && !socket.wasReset();
    invocation.show(new Report.Poured(socket.label(), fresh, whole, sentence));
    return whole ? Verdict.DONE : Verdict.NO;
  }

  private String end(Bulk.Moved moved) {
    String errno = moved.errno().map(each -> ": " + each + " (" + each.words() + ")").orElse("");
    return switch (moved.end()) {
      case COMPLETE ->
          socket.wasReset()
              ? "then the kernel's 0: the connection was reset earlier"
              : "up to the end of the stream";
      case TIMED_OUT -> "then timed out";
      case INTERRUPTED ->
          session.closedMeanwhile() ? "then the socket was closed" : "then interrupted";
      case SOURCE_FAILED -> "then the socket failed" + errno;
      case TARGET_FAILED -> "then writing failed" + errno;
    };
  }

  private String sum(long bytes, String where, long took) {
    String rate =
        took > 0 && bytes > 1_000_000
            ? String.format(Locale.ROOT, " (%.2f GB/s)", bytes / (double) took)
            : "";
    return socket.label()
        + " received "
        + Amounts.bytes(bytes)
        + " to "
        + where
        + String.format(Locale.ROOT, " in %.3f s", took / NANOS)
        + rate;
  }
}
