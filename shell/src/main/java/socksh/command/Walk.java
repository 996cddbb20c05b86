package socksh.command;

import java.util.ArrayList;
import java.util.List;
import socksh.language.Line;
import socksh.language.Misunderstood;
import socksh.language.Problem;
import socksh.language.Word;
import socksh.session.Sockets;

/**
 * Reads the words before the cursor with the parameters of a command, and so finds which parameters
 * the next word may belong to.
 */
final class Walk {
  /** A parameter whose turn it is, and its own words so far. */
  record Turn(Parameter<?> parameter, List<Word> before) {}

  private final Command command;
  private final Cursor cursor;
  private final Values values = new Values();
  private final List<Turn> turns = new ArrayList<>();
  private boolean stopped;

  /** Over the words of an unfinished line, from one up to another, exclusive. */
  Walk(Command command, Line line, int from, int end, World world, Sockets sockets, Coming coming) {
    this.command = command;
    this.cursor = new Cursor(line, from, end, world, sockets, coming, Cursor.Text.UNFINISHED);
    inOrder();
    if (!stopped && cursor.hasNext()) {
      turns.clear();
      stopped = true;
    }
  }

  /** The parameters that the next word may belong to, in order. */
  List<Turn> turns() {
    return turns;
  }

  /** Whether the line could end here. */
  boolean isComplete() {
    return !stopped;
  }

  private void inOrder() {
    for (Parameter<?> parameter : command.parameters()) {
      if (parameter.place() != Parameter.Place.KEYWORD && !stopped) {
        keywords();
        oneOf(parameter);
      }
    }
    keywords();
    for (Parameter<?> parameter : command.parameters()) {
      boolean open = !stopped && !cursor.hasNext() && !values.has(parameter);
      if (open && parameter.place() == Parameter.Place.KEYWORD) {
        turns.add(new Turn(parameter, List.of()));
      }
    }
  }

  private void oneOf(Parameter<?> parameter) {
    boolean required = parameter.place() == Parameter.Place.REQUIRED;
    if (stopped) {
      return;
    }
    if (!cursor.hasNext()) {
      turns.add(new Turn(parameter, List.of()));
      stopped = required;
    } else if (required || parameter.startsAt(cursor)) {
      read(parameter);
    }
  }

  private void keywords() {
    for (boolean found = true; found; ) {
      found = false;
      for (Parameter<?> parameter : command.parameters()) {
        boolean here =
            !stopped
                && parameter.place() == Parameter.Place.KEYWORD
                && !values.has(parameter)
                && cursor.hasNext()
                && parameter.startsAt(cursor);
        if (here) {
          read(parameter);
          found = true;
        }
      }
    }
  }

  private void read(Parameter<?> parameter) {
    int from = cursor.index();
    try {
      values.read(parameter, cursor);
      if (!cursor.hasNext()) {
        turns.add(turn(parameter, from));
      }
    } catch (Misunderstood bad) {
      stopped = true;
      turns.clear();
      if (wantsMore(bad.problem())) {
        turns.add(turn(parameter, from));
      }
    }
  }

  private Turn turn(Parameter<?> parameter, int from) {
    return new Turn(parameter, cursor.words().subList(from, cursor.end()));
  }

  private boolean wantsMore(Problem problem) {
    return problem.length() == 0 && problem.column() >= cursor.words().get(cursor.end() - 1).end();
  }
}
