package socksh.script;

import java.time.Duration;
import socksh.session.LineEnd;
import socksh.session.Settings;

/** The settings that a script turns, to be given back as they were when it is over. */
record KeptSettings(Settings settings, Duration timeout, LineEnd lineEnd) implements AutoCloseable {

  static KeptSettings of(Settings settings) {
    return new KeptSettings(settings, settings.timeout(), settings.lineEnd());
  }

  @Override
  public void close() {
    settings.timeout(timeout);
    settings.lineEnd(lineEnd);
  }
}
