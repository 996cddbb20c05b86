package socksh.view;

import java.util.ArrayList;
import java.util.List;
import socksh.kernel.Kind;
import socksh.language.Amounts;
import socksh.language.Text;
import socksh.session.Event;
import socksh.session.Passage;
import socksh.session.Settings;

/**
 * What goes through a tap: {@code tap 1 -> 6 bytes at 0: PING\r\n}. The arrow points from the
 * client to the server, or back; the number is the offset in that direction's stream. No byte of
 * either side reaches the terminal raw, whatever {@code set view} says.
 */
final class Passages {
  private static final int USUAL = 100;

  private Passages() {}

  static List<Styled> lines(Event.Tapped event, Settings.Bytes how, int width) {
    String who = event.connection();
    return switch (event.passage()) {
      case Passage.Carried carried -> carried(who, carried, how, width);
      case Passage.Came came ->
          one(who + ": " + came.client() + " came and goes on to " + came.server());
      case Passage.Refused(var server, var why, var kind) ->
          one(
              (who + ": " + server + " cannot be reached: " + why.name() + " (" + why.words() + ")")
                  + (kind == Kind.STREAM
                      ? ", so the client is reset"
                      : "; the client is not told"));
      case Passage.Ended(var way) ->
          one(who + arrow(way) + "FIN: the " + sender(way) + " closed its sending side");
      case Passage.Broke(var way, var why) ->
          one(who + arrow(way) + "RST: the " + sender(way) + " is gone, " + why.name());
      case Passage.Disturbed(var way, var disturbance) ->
          one(who + arrow(way) + Disturbances.words(disturbance));
      case Passage.Over(long there, long back, long nanos) ->
          one(
              who
                  + ": over after "
                  + Amounts.time(nanos)
                  + ", "
                  + Amounts.bytes(there)
                  + " -> and "
                  + Amounts.bytes(back)
                  + " <-");
    };
  }

  private static List<Styled> one(String text) {
    return List.of(Styled.of(Style.EVENT, text));
  }

  private static String arrow(Passage.Way way) {
    return way == Passage.Way.THERE ? " -> " : " <- ";
  }

  private static String sender(Passage.Way way) {
    return way == Passage.Way.THERE ? "client" : "server";
  }

  private static List<Styled> carried(
      String who, Passage.Carried carried, Settings.Bytes how, int width) {
    List<Styled> body = body(carried, how);
    Ink head = new Ink().add(Style.EVENT, who + arrow(carried.way())).add(amount(carried));
    int room = (width <= 0 ? USUAL : width) - Width.of(head.line()) - 2;
    if (body.size() == 1 && Width.of(body.getFirst()) <= room) {
      return List.of(head.add(": ").add(body.getFirst()).line());
    }
    List<Styled> lines = new ArrayList<>();
    lines.add(body.isEmpty() ? head.line() : head.add(":").line());
    body.forEach(line -> lines.add(Receipts.margin(line)));
    return lines;
  }

  private static String amount(Passage.Carried carried) {
    String place = Amounts.bytes(carried.length()) + " at " + carried.offset();
    return carried.bytes().length < carried.length()
        ? place + ", the first " + carried.bytes().length
        : place;
  }

  private static List<Styled> body(Passage.Carried carried, Settings.Bytes how) {
    byte[] bytes = carried.bytes();
    boolean hex = how == Settings.Bytes.HEX || how == Settings.Bytes.AUTO && !Text.isText(bytes);
    List<Styled> body = new ArrayList<>();
    if (!hex) {
      body.addAll(Visible.lines(bytes, bytes.length));
    }
    if (hex || how == Settings.Bytes.BOTH) {
      body.addAll(HexDump.lines(bytes, carried.offset()));
    }
    return body;
  }
}
