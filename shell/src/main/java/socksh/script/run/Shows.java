package socksh.script.run;

import socksh.session.Event;
import socksh.session.Report;
import socksh.session.View;

/**
 * Tells what a script shows, because it says so, from what it does.
 *
 * @param shown sees sentences, tables and pages
 * @param done sees everything else
 */
record Shows(View shown, View done) implements View {
  @Override
  public void see(Event event) {
    boolean isShown =
        event instanceof Event.Shown(_, Report report) && !(report instanceof Report.Received);
    (isShown ? shown : done).see(event);
  }
}
