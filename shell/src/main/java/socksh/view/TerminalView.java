package socksh.view;

import java.util.Arrays;
import java.util.List;
import socksh.session.Event;
import socksh.session.Report;
import socksh.session.Settings;
import socksh.session.View;
import socksh.view.timeline.Ladder;
import socksh.view.timeline.Timeline;
import socksh.view.timeline.Unrolled;

/**
 * What happened, for a person: one line in the trade's notation for each call that was asked for,
 * why where the kernel said no, what was received, what was announced. Steps on the way are told
 * only in explain mode or when they failed. What it prints follows from the events and the settings
 * alone.
 */
public final class TerminalView implements View {
  private final Stamped paper;
  private final Settings settings;
  private final Explained explained;
  private final Unrolled live = new Unrolled();

  public TerminalView(Paper paper, Settings settings) {
    this.paper = new Stamped(paper, settings);
    this.settings = settings;
    this.explained = new Explained(this.paper);
  }

  @Override
  public void see(Event event) {
    paper.about(event);
    switch (event) {
      case Event.Typed _, Event.Entered _, Event.Named _ -> {}
      case Event.Stood _, Event.Captured _ -> {}
      case Event.Refused refused -> refused(refused);
      case Event.Returned returned -> returned(returned);
      case Event.Noticed noticed -> Notices.write(noticed.notice(), paper);
      case Event.Shown shown -> show(shown.report());
      case Event.Tapped tapped -> print(Passages.lines(tapped, settings.bytes(), paper.width()));
    }
    if (settings.timeline().on()) {
      live.see(event, paper.width(), paper::print);
    }
  }

  /** Only what is wrong may be broken: under a broken line the caret would stand anywhere. */
  private void refused(Event.Refused event) {
    List<Styled> lines = Refusals.lines(event);
    print(lines.subList(0, lines.size() - 1));
    Folded.print(lines.getLast(), paper);
  }

  private void returned(Event.Returned event) {
    explained.follow(event);
    if (settings.explain().on()) {
      explained.write(event);
    } else if (event.isAnswer()) {
      Folded.print(Notation.of(event, Notation.Detail.SHORT), paper);
      explained.writeReason(event);
    }
  }

  private void show(Report report) {
    switch (report) {
      case Report.Received received -> receive(received);
      case Report.Table table -> print(Tables.lines(table, paper.width()));
      case Report.Page page -> print(Pages.lines(page, paper.width()));
      case Report.Played played -> print(Pages.lines(played.page(), paper.width()));
      case Report.States states -> print(StatePicture.lines(states));
      case Report.Dump dump -> dump(dump);
      case Report.Calls(var calls) ->
          calls.forEach(call -> Folded.print(Explained.line(call), paper));
      case Report.Conversation talk -> talk(talk);
      case Report.Sentence sentence -> Pages.wrapped(sentence.text(), paper);
      case Report.Poured poured -> Pages.wrapped(poured.text(), paper);
    }
  }

  private void talk(Report.Conversation conversation) {
    int width = paper.width();
    print(Ladder.lines(Timeline.of(conversation, Ladder.columns(width)), width));
    live.begin(conversation);
  }

  private void receive(Report.Received received) {
    if (settings.bytes() == Settings.Bytes.RAW) {
      receiveRaw(received);
    } else {
      print(Receipts.lines(received, settings.bytes(), paper.width()));
    }
  }

  private void print(List<Styled> lines) {
    for (Styled line : lines) {
      paper.print(line);
    }
  }

  /** What there is to say of bytes that go elsewhere, before they go there. */
  void before(Event.Shown shown, Report.Received received) {
    paper.about(shown);
    print(Receipts.before(received));
  }

  /** What there is to say when they have gone there. */
  void after(Report.Received received) {
    print(Receipts.after(received));
  }

  /** As they came; a line that is left open is ended, or the prompt would stand in it. */
  private void receiveRaw(Report.Received received) {
    print(Receipts.before(received));
    paper.raw(ended(received.bytes()));
    print(Receipts.after(received));
  }

  private static byte[] ended(byte[] bytes) {
    if (bytes.length == 0 || bytes[bytes.length - 1] == '\n') {
      return bytes;
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = '\n';
    return longer;
  }

  private void dump(Report.Dump dump) {
    paper.print(Styled.of(Style.HEADING, dump.heading()));
    HexDump.lines(dump.bytes(), 0).forEach(row -> paper.print(Receipts.margin(row)));
  }
}
