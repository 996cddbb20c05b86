package socksh.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import socksh.kernel.Call;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.session.Notice;
import socksh.session.OpenSocket;
import socksh.session.Session;
import socksh.session.Verdict;

/** Sends a whole file with sendfile(2): its bytes never come into this program. */
final class FileSending {
  /** Enough for a call to be worth it, little enough to show progress. */
  private static final long PORTION = 64L * 1024 * 1024;

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
    Outcome opened = session.step(new Call.Open(path));
    if (!(opened instanceof Outcome.Opened(Fd file))) {
      throw invocation.wrong("cannot read " + path, opened.errno().map(e -> e.words()).orElse(""));
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
      if (Files.isDirectory(file)) {
        throw invocation.wrong(path + " is a folder", "name a file");
      }
      return Files.size(file);
    } catch (IOException | InvalidPathException e) {
      throw invocation.wrong("there is no file " + path, "Tab completes paths");
    }
  }

  private Verdict send(Fd file, long size) {
    long began = session.now();
    long sent = 0;
    Outcome outcome = new Outcome.Done(0);
    while (sent < size && !session.interrupted()) {
      outcome =
          session.step(new Call.SendFile(socket.fd(), file, sent, Math.min(PORTION, size - sent)));
      if (!outcome.ok() || outcome.value() == 0) {
        break;
      }
      sent += outcome.value();
      progress(sent, size, began, sent == size);
    }
    if (sent == size) {
      return Verdict.DONE;
    }
    session.remark(sent + " of " + size + " bytes of the file were sent");
    return outcome.ok() ? Verdict.NO : Verdict.of(outcome);
  }

  private void progress(long sent, long size, long began, boolean last) {
    session.notice(new Notice.Progress(socket.label(), sent, size, session.now() - began, last));
  }
}
