package socksh.console;

import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;
import socksh.view.Paint;

/** Whether to use colours: what the option says, else what the environment asks for. */
final class Colours {
  private Colours() {}

  /**
   * What {@code auto} comes to: NEVER where NO_COLOR is set to anything (see no-color.org) or the
   * terminal is dumb.
   */
  static Options.Colour decide(Options.Colour wanted, Map<String, String> environment) {
    boolean unwanted =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").startsWith(Terminal.TYPE_DUMB);
    return wanted == Options.Colour.AUTO && unwanted ? Options.Colour.NEVER : wanted;
  }

  /** What to write with on a terminal. */
  static Paint paint(Options.Colour decided, Terminal terminal) {
    return switch (decided) {
      case ALWAYS -> Paint.ANSI;
      case NEVER -> Paint.PLAIN;
      case AUTO -> hasColours(terminal) ? Paint.ANSI : Paint.PLAIN;
    };
  }

  /** What to write with on standard error. */
  static Paint paint(Options.Colour wanted, Standard standard) {
    return switch (decide(wanted, standard.environment())) {
      case ALWAYS -> Paint.ANSI;
      case NEVER -> Paint.PLAIN;
      case AUTO -> standard.isTerminal(Terminals.Stream.ERROR) ? Paint.ANSI : Paint.PLAIN;
    };
  }

  private static boolean hasColours(Terminal terminal) {
    Integer colours = terminal.getNumericCapability(InfoCmp.Capability.max_colors);
    return colours != null && colours >= 8 && !Terminals.isDumb(terminal);
  }
}
