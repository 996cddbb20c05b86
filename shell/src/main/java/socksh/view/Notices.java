package socksh.view;

import socksh.session.Notice;

/** What the shell says without having been asked, in one line each. */
final class Notices {
  private static final int BAR = 24;

  private Notices() {}

  static void write(Notice notice, Paper paper) {
    switch (notice) {
      case Notice.Progress progress when progress.last() -> paper.print(sum(progress));
      case Notice.Progress progress -> paper.draw(bar(progress));
      case Notice.Remark(String sentence) -> Pages.wrapped(sentence, paper);
      default -> paper.print(line(notice));
    }
  }

  private static Styled line(Notice notice) {
    return switch (notice) {
      case Notice.ClientWaiting(String socket, long clients) ->
          event(
              clients == 1
                  ? socket + " has a client waiting"
                  : socket + " has " + clients + " clients waiting");
      case Notice.BytesWaiting(String socket, long bytes) ->
          event(socket + " has " + Human.bytes(bytes) + " waiting");
      case Notice.PeerClosed(String socket) -> event(socket + " peer closed its sending side");
      case Notice.Broken(String socket, String errno) -> event(socket + " is broken: " + errno);
      case Notice.Hint(String id, String sentence) ->
          new Ink().add(Style.HINT, "hint: ").add(sentence).add(Style.DIM, " (" + id + ")").line();
      case Notice.BackgroundDone(int job, String line) -> event("[" + job + "] done: " + line);
      case Notice.Remark(String sentence) -> Styled.of(Style.PLAIN, sentence);
      case Notice.Progress progress -> sum(progress);
    };
  }

  private static Styled event(String sentence) {
    return Styled.of(Style.EVENT, sentence);
  }

  private static Styled sum(Notice.Progress done) {
    return new Ink()
        .add(done.socket() + " ")
        .add(Style.NUMBER, Human.exactSize(done.bytes()))
        .add(" in " + Human.time(done.nanos()) + ", " + Human.rate(done.bytes(), done.nanos()))
        .line();
  }

  private static Styled bar(Notice.Progress now) {
    String rate = "  " + Human.rate(now.bytes(), now.nanos());
    if (now.total() <= 0) {
      return new Ink().add(now.socket() + " " + Human.size(now.bytes()) + rate).line();
    }
    double part = Math.clamp((double) now.bytes() / now.total(), 0, 1);
    int filled = (int) (part * BAR);
    return new Ink()
        .add(now.socket() + " [")
        .add(Style.GOOD, "#".repeat(filled))
        .add(Style.DIM, "-".repeat(BAR - filled))
        .add("] " + (int) (part * 100) + "%  ")
        .add(Human.size(now.bytes()) + " of " + Human.size(now.total()))
        .add(rate + left(now))
        .line();
  }

  private static String left(Notice.Progress now) {
    if (now.bytes() == 0) {
      return "";
    }
    double nanos = (double) now.nanos() / now.bytes() * (now.total() - now.bytes());
    return "  " + Human.time((long) Math.max(0, nanos)) + " left";
  }
}
