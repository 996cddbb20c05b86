package socksh.script.run;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socksh.script.Player;
import socksh.script.Source;
import socksh.script.Steps;

/**
 * How fast a script is played: at once, or with the time that passed while it was recorded, of
 * which the recorder left comments such as {@code // 2.3 s later}.
 *
 * @param factor how many times as fast as it was recorded; 0 for no waiting at all
 */
public record Pace(double factor) {
  /** Nothing is waited for but what the script expects. */
  public static final Pace LOCKSTEP = new Pace(0);

  private static final Pattern LATER =
      Pattern.compile("\\s*//\\s*(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|min|h) later\\b.*");
  private static final Pattern TIMES = Pattern.compile("x(\\d+(?:\\.\\d+)?)");
  private static final String WANTED =
      "--speed wants lockstep, recorded or xN, as in --speed x10, not `";

  /**
   * Reads {@code lockstep}, {@code recorded} or {@code x10}.
   *
   * @throws IllegalArgumentException with what was wanted as its message
   */
  static Pace read(String text) {
    Matcher times = TIMES.matcher(text);
    if (times.matches() && Double.parseDouble(times.group(1)) > 0) {
      return new Pace(Double.parseDouble(times.group(1)));
    }
    return switch (text) {
      case "lockstep" -> LOCKSTEP;
      case "recorded" -> new Pace(1);
      default -> throw new IllegalArgumentException(WANTED + text + "`");
    };
  }

  /** Who holds up the steps of this script. */
  Steps of(Source source) {
    NavigableMap<Integer, Duration> pauses = factor == 0 ? new TreeMap<>() : pauses(source);
    return pauses.isEmpty() ? (_, _) -> {} : new Waits(pauses);
  }

  /** What to wait, by the line whose comment says so. */
  private NavigableMap<Integer, Duration> pauses(Source source) {
    NavigableMap<Integer, Duration> pauses = new TreeMap<>();
    int number = 0;
    for (String line : source.text().lines().toList()) {
      number++;
      Matcher later = LATER.matcher(line);
      if (later.matches()) {
        double seconds = Double.parseDouble(later.group(1)) * seconds(later.group(2));
        pauses.put(number, Duration.ofNanos((long) (seconds * 1e9 / factor)));
      }
    }
    return pauses;
  }

  private static double seconds(String unit) {
    return switch (unit) {
      case "ms" -> 0.001;
      case "s" -> 1;
      case "h" -> 3600;
      default -> 60;
    };
  }

  /** Waits before a step for what is said between it and the step before. */
  private static final class Waits implements Steps {
    private final NavigableMap<Integer, Duration> pauses;
    private int last;

    Waits(NavigableMap<Integer, Duration> pauses) {
      this.pauses = pauses;
    }

    @Override
    public void before(Player player, socksh.script.Place place) {
      int line = place.line();
      if (line > last) {
        pauses.subMap(last, true, line, false).values().forEach(player.session()::pause);
      }
      last = line;
    }
  }
}
