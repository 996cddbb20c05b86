package socksh.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import socksh.kernel.Bulk;
import socksh.kernel.Call;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.session.Notice;
import socksh.session.OpenSocket;
import socksh.session.Session;
import socksh.session.Unsent;
import socksh.session.Verdict;

/** Sends a whole file: a small one by sendfile(2), a large one by send(2) from its pages. */
final class FileSending {
  /** Up to here one sendfile(2) does it, and mapping the file would only cost. */
  private static final long ONE_CALL = 1024 * 1024;

  private final Session session;
  private final OpenSocket socket;
  private final Invocation invocation;

  FileSending(Invocation invocation, OpenSocket socket) {
    this.invocation = invocation;
    this.session = invocation.session();
    this.socket = socket;
  }

  /** Sends a file from a place on. */
  Verdict send(Unsent.OfFile part) {
    String path = part.path();
    long size = size(path);
    if (size == 0) {
      // Files of /proc say 0 and have content all the same; see proc(5).
      return new Sending(invocation, socket).send(Sending.build(invocation));
    }
    Outcome opened = session.step(new Call.Open(path));
    if (!(opened instanceof Outcome.Opened(Fd file))) {
      throw invocation.wrongWord(
          path, "cannot read " + path, opened.errno().map(e -> e.words()).orElse(""));
    }
    try {
      return send(file, part, size);
    } finally {
      session.step(new Call.Close(file));
    }
  }

  private long size(String path) {
    try {
      Path file = Path.of(path);
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        String what = Files.isDirectory(file) ? " is a folder" : " is not a regular file";
        throw invocation.wrongWord(path, path + what, "name a file");
      }
      return Files.size(file);
    } catch (IOException | InvalidPathException e) {
      throw invocation.wrongWord(path, "there is no file " + path, "Tab completes paths");
    }
  }

  private Verdict send(Fd file, Unsent.OfFile part, long size) {
    socket.unsent(Unsent.NOTHING);
    Bulk.Moved moved = limited(file, part.from(), size);
    if (moved.written() >= size) {
      return Verdict.DONE;
    }
    String sent = moved.written() + " of " + size + " bytes were sent" + why(moved);
    session.remark(sent + keep(part.path(), moved, size));
    return Verdict.NO;
  }

  /** What a broken connection did not take can never follow. */
  private String keep(String path, Bulk.Moved moved, long size) {
    boolean canFollow = moved.end() == Bulk.End.INTERRUPTED || moved.end() == Bulk.End.TIMED_OUT;
    if (!canFollow || session.closedMeanwhile()) {
      return "";
    }
    socket.unsent(Unsent.of(new Unsent.OfFile(path, moved.written())));
    return "; `send rest` sends the other " + (size - moved.written());
  }

  /** A peer that does not read must not keep us for ever. */
  private Bulk.Moved limited(Fd file, long from, long size) {
    try (var _ = new Patience(invocation, socket)) {
      return size > ONE_CALL && from == 0 ? mapped(file, size) : straight(file, from, size);
    }
  }

  /** What cannot be mapped, or is not there any more, is sendfile's to send or to explain. */
  private Bulk.Moved mapped(Fd file, long size) {
    long began = session.now();
    Bulk.Moved moved =
        Bulk.sendMapped(socket.fd(), file, 0, limits(size), sent -> progress(sent, size, began));
    if (moved.end() == Bulk.End.SOURCE_FAILED && moved.written() == 0) {
      session.remark("mmap(2) refuses this file" + why(moved) + "; sendfile(2) sends it");
      return straight(file, 0, size);
    }
    tell(new Call.SendMapped(socket.fd(), file, 0, size), moved, began);
    return moved.end() == Bulk.End.SOURCE_FAILED ? straight(file, moved.written(), size) : moved;
  }

  private static String why(Bulk.Moved moved) {
    return moved.errno().map(each -> ": " + each + " (" + each.words() + ")").orElse("");
  }

  /** Sends from {@code start} on; the answer counts from the beginning of the file. */
  private Bulk.Moved straight(Fd file, long start, long size) {
    long began = session.now();
    Bulk.Limits limits = limits(size - start);
    Bulk.Moved moved =
        Bulk.sendFile(
            socket.fd(), file, start, limits, sent -> progress(start + sent, size, began));
    tell(new Call.SendFile(socket.fd(), file, start, size - start), moved, began);
    long sent = start + moved.written();
    return new Bulk.Moved(sent, sent, moved.end(), moved.errno());
  }

  private void tell(Call call, Bulk.Moved moved, long began) {
    Outcome outcome =
        moved.errno().isPresent() && moved.written() == 0
            ? new Outcome.Failure(moved.errno().get())
            : new Outcome.Done(moved.written());
    session.told(call, outcome, session.now() - began);
  }

  private Bulk.Limits limits(long count) {
    return new Bulk.Limits(count, (int) invocation.timeout().toMillis());
  }

  private void progress(long sent, long size, long began) {
    session.notice(
        new Notice.Progress(socket.label(), sent, size, session.now() - began, sent == size));
  }
}
