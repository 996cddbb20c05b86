package socksh.view.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import socksh.session.Event;
import socksh.session.Report;
import socksh.view.Styled;

/** A ladder that is drawn while it happens: heads when the sockets change, each rung once. */
public final class Unrolled {
  private static final int MOST_EVENTS = 1_000;

  private List<Event> events = new ArrayList<>();
  private List<String> heads = List.of();
  private long drawnUntil = -1;

  /** What happened before was drawn just now. */
  public void begin(Report.Conversation conversation) {
    events = new ArrayList<>(conversation.events());
    drawnUntil = events.isEmpty() ? -1 : events.getLast().at();
    heads = List.of();
  }

  /**
   * Takes note of an event, and draws what it has led to.
   *
   * @param width columns of the paper, or 0
   */
  public void see(Event event, int width, Consumer<Styled> paper) {
    if (!Report.Conversation.isDrawn(event)) {
      return;
    }
    events.add(event);
    if (event instanceof Event.Stood || event instanceof Event.Tapped) {
      draw(width, paper);
      forget();
    }
  }

  private void draw(int width, Consumer<Styled> paper) {
    Timeline timeline = Timeline.of(events, List.of(), Ladder.columns(width));
    List<Rung> news = timeline.rungs().stream().filter(rung -> rung.at() > drawnUntil).toList();
    if (news.isEmpty()) {
      return;
    }
    List<String> now = timeline.columns().stream().map(Unrolled::place).toList();
    if (!now.equals(heads)) {
      heads = now;
      Ladder.heads(timeline, width).forEach(paper);
    }
    int from = timeline.rungs().indexOf(news.getFirst());
    Ladder.rungs(timeline, from, width).forEach(paper);
    drawnUntil = news.stream().mapToLong(Rung::at).max().orElse(drawnUntil);
  }

  /** A name that came later is no reason for new heads. */
  private static String place(Column column) {
    return column.name().split(" ", 2)[0] + " " + column.address();
  }

  private void forget() {
    if (events.size() > MOST_EVENTS) {
      events = new ArrayList<>(events.subList(MOST_EVENTS / 2, events.size()));
    }
  }
}
