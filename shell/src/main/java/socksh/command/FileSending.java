package socksh.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import socksh.kernel.Bulk;
import socksh.kernel.Call;
import socksh.kernel.Fd;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.SocketOption;
import socksh.session.Notice;
import socksh.session.OpenSocket;
import socksh.session.Session;
import socksh.session.Verdict;

/** Sends a whole file with sendfile(2): its bytes never come into this program. */
final class FileSending {
  private final Session session;
  private final OpenSocket socket;
  private final Invocation invocation;

  FileSending(Invocation invocation, OpenSocket socket) {
    this.invocation = invocation;
    this.session = invocation.session();
    this.socket = socket;
  }

  Verdict send(String path) {
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
      return send(file, size);
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

  private Verdict send(Fd file, long size) {
    long began = session.now();
    limit(invocation.timeout());
    Bulk.Moved moved =
        Bulk.sendFile(socket.fd(), file, 0, limits(size), sent -> progress(sent, size, began));
    limit(Duration.ZERO);
    Call call = new Call.SendFile(socket.fd(), file, 0, size);
    session.told(call, outcome(moved), session.now() - began);
    if (moved.written() < size) {
      String why = moved.errno().map(each -> ": " + each + " (" + each.words() + ")").orElse("");
      session.remark(moved.written() + " of " + size + " bytes were sent" + why);
      return Verdict.NO;
    }
    return Verdict.DONE;
  }

  private static Outcome outcome(Bulk.Moved moved) {
    return moved.errno().isPresent() && moved.written() == 0
        ? new Outcome.Failure(moved.errno().get())
        : new Outcome.Done(moved.written());
  }

  private Bulk.Limits limits(long size) {
    return new Bulk.Limits(size, (int) invocation.timeout().toMillis());
  }

  /** A peer that does not read must not keep us for ever: SO_SNDTIMEO bounds each wait. */
  private void limit(Duration timeout) {
    session.step(
        new Call.SetOption(
            socket.fd(), SocketOption.SO_SNDTIMEO, new OptionValue.Time(timeout.toNanos() / 1000)));
  }

  private void progress(long sent, long size, long began) {
    session.notice(
        new Notice.Progress(socket.label(), sent, size, session.now() - began, sent == size));
  }
}
