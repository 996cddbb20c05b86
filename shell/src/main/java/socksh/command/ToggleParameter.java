package socksh.command;

import java.util.List;
import socksh.session.Settings;

/**
 * {@code on} or {@code off}, if one of them is said.
 *
 * @param meaning what is on then
 */
record ToggleParameter(String meaning) implements Parameter<Settings.Toggle> {
  @Override
  public String usage() {
    return "[on|off]";
  }

  @Override
  public Place place() {
    return Place.OPTIONAL;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return cursor.at("on") || cursor.at("off");
  }

  @Override
  public Settings.Toggle read(Cursor cursor) {
    boolean on = cursor.at("on");
    cursor.take(Tint.KEYWORD);
    return on ? Settings.Toggle.ON : Settings.Toggle.OFF;
  }

  @Override
  public List<Candidate> words() {
    return List.of(
        Candidate.of("on", "options", "from now on " + meaning),
        Candidate.of("off", "options", "no more"));
  }

  @Override
  public String meaning(Typed typed) {
    return typed.before().isEmpty() ? meaning : "";
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return typed.before().isEmpty() ? words() : List.of();
  }
}
