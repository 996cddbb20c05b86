package socksh.view;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import socksh.session.Event;
import socksh.session.Settings;

/** A finished journal as the text that the screen showed. */
public final class Transcript {
  private Transcript() {}

  /** The lines a {@link TerminalView} prints for these events, without colours. */
  public static String of(List<Event> events, Settings settings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TerminalView view = new TerminalView(new Sheet(out, Paint.PLAIN, 0), settings);
    events.forEach(view::see);
    return out.toString(StandardCharsets.UTF_8);
  }
}
