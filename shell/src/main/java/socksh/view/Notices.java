package socksh.view;

import java.util.ArrayList;
import java.util.List;
import socksh.language.Amounts;
import socksh.language.Escapes;
import socksh.session.Notice;
import socksh.session.Verdict;

/** What the shell says without having been asked, in one line each. */
final class Notices {
  private static final String HINT = "hint: ";
  private static final int BAR = 16;

  private Notices() {}

  static void write(Notice notice, Paper paper) {
    switch (notice) {
      case Notice.ClientWaiting(String socket, long clients) ->
          event(socket + " has " + (clients == 1 ? "a client" : clients + " clients"), paper);
      case Notice.BytesWaiting(String socket, long bytes) ->
          event(socket + " has " + Amounts.bytes(bytes), paper);
      case Notice.PeerClosed(String socket) ->
          paper.print(Styled.of(Style.EVENT, socket + " peer closed its sending side"));
      case Notice.Broken(String socket, String errno) ->
          paper.print(Styled.of(Style.EVENT, socket + " is broken: " + errno));
      case Notice.ClientCame came -> crowd(came.client() + " came from " + came.peer(), paper);
      case Notice.ClientSaid said -> crowd(said(said), paper);
      case Notice.ClientLeft left -> crowd(left(left), paper);
      case Notice.Crowd crowd -> crowd(sum(crowd), paper);
      case Notice.BackgroundDone(int job, String line, Verdict verdict) ->
          paper.print(Styled.of(Style.EVENT, "[" + job + "] " + ended(verdict) + ": " + line));
      case Notice.Remark(String sentence) -> Pages.wrapped(sentence, paper);
      case Notice.Hint(String id, String sentence) -> hint(sentence + " (" + id + ")", paper);
      case Notice.Progress progress when progress.last() -> paper.print(sum(progress));
      case Notice.Progress progress -> paper.draw(bar(progress));
    }
  }

  private static void crowd(String news, Paper paper) {
    paper.print(Styled.of(Style.EVENT, news));
  }

  private static String said(Notice.ClientSaid said) {
    String whole = said.client() + " said " + Escapes.show(said.bytes());
    return said.length() <= said.bytes().length
        ? whole
        : whole + "... (" + Amounts.bytes(said.length()) + ")";
  }

  private static String left(Notice.ClientLeft left) {
    return left.client()
        + " from "
        + left.peer()
        + " left ("
        + left.how()
        + ") after "
        + Amounts.time(left.nanos())
        + ": "
        + Amounts.bytes(left.in())
        + " in, "
        + left.out()
        + " out";
  }

  private static String sum(Notice.Crowd crowd) {
    List<String> parts = new ArrayList<>();
    add(parts, "+" + Amounts.grouped(crowd.came()), " clients", crowd.came());
    add(parts, "-" + Amounts.grouped(crowd.left()), " clients", crowd.left());
    add(parts, "+" + Amounts.grouped(crowd.said()), " messages", crowd.said());
    return crowd.server()
        + " and more: "
        + String.join(", ", parts)
        + " in the last "
        + Amounts.time(crowd.nanos());
  }

  private static void add(List<String> parts, String number, String thing, long count) {
    if (count > 0) {
      parts.add(number + thing);
    }
  }

  private static String ended(Verdict verdict) {
    return verdict == Verdict.DONE ? "done" : "failed";
  }

  private static void event(String whatThereIs, Paper paper) {
    paper.print(Styled.of(Style.EVENT, whatThereIs + " waiting"));
  }

  private static void hint(String advice, Paper paper) {
    List<String> lines = Pages.wrap(advice, Pages.limit(paper.width()) - HINT.length());
    paper.print(new Ink().add(Style.HINT, HINT).add(lines.getFirst()).line());
    for (String line : lines.subList(1, lines.size())) {
      paper.print(Styled.of(Style.PLAIN, " ".repeat(HINT.length()) + line));
    }
  }

  private static Styled sum(Notice.Progress done) {
    return new Ink()
        .add(done.socket() + " ")
        .add(Style.NUMBER, Amounts.exactSize(done.bytes()))
        .add(" in " + Amounts.time(done.nanos()) + ", " + Amounts.rate(done.bytes(), done.nanos()))
        .line();
  }

  private static Styled bar(Notice.Progress now) {
    String rate = "  " + Amounts.rate(now.bytes(), now.nanos());
    if (now.total() <= 0) {
      return new Ink().add(now.socket() + " " + Amounts.size(now.bytes()) + rate).line();
    }
    double part = Math.clamp((double) now.bytes() / now.total(), 0, 1);
    int filled = (int) (part * BAR);
    return new Ink()
        .add(now.socket() + " [")
        .add(Style.GOOD, "#".repeat(filled))
        .add(Style.DIM, "-".repeat(BAR - filled))
        .add("] " + (int) (part * 100) + "%  ")
        .add(Amounts.size(now.bytes()) + " of " + Amounts.size(now.total()))
        .add(rate + left(now))
        .line();
  }

  private static String left(Notice.Progress now) {
    if (now.bytes() == 0) {
      return "";
    }
    double nanos = (double) now.nanos() / now.bytes() * (now.total() - now.bytes());
    return "  " + Amounts.time((long) Math.max(0, nanos)) + " left";
  }
}
