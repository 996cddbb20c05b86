package socksh.lesson;

import java.io.IOException;

/**
 * Writes down how far the person is; where that cannot be kept the person is told once and goes on.
 */
final class Diary {
  private final Progress progress;
  private final Board board;
  private boolean complained;

  Diary(Progress progress, Board board) {
    this.progress = progress;
    this.board = board;
  }

  /** How far the person is. */
  Progress progress() {
    return progress;
  }

  /** The person is at this step. */
  void at(Attempt attempt) {
    keep(() -> progress.at(attempt.key()));
  }

  /** A step was left. */
  void leave(Attempt attempt, Progress.Mark mark) {
    keep(() -> progress.leave(attempt.key(), mark));
  }

  /** A prediction turned out to be right or wrong. */
  void predicted(String key, boolean right) {
    keep(() -> progress.predicted(key, right));
  }

  /** Something that is written to the file. */
  private interface Kept {
    void write() throws IOException;
  }

  private void keep(Kept what) {
    try {
      what.write();
    } catch (IOException unwritable) {
      if (!complained) {
        complained = true;
        board.sentence("How far you are cannot be kept: " + unwritable + ".");
      }
    }
  }
}
