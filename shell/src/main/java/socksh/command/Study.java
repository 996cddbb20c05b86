package socksh.command;

import java.util.List;
import java.util.Optional;
import socksh.language.Problem;

/** A typed text as far as it can be understood, for the prompt: colours, complaints, offers. */
public interface Study {
  /** What the words were found to be, from left to right. */
  List<Mark> marks();

  /** The first thing that is wrong, if this is all that will be typed. */
  Optional<Problem> problem();

  /**
   * The first thing that is wrong whatever is still typed at the cursor: an unfinished word is no
   * mistake yet, and neither is a missing one.
   */
  Optional<Problem> problemAt(int cursor);

  /** What may be typed at a cursor, from 0 to the length of the text. */
  Offers offers(int cursor);

  /** How the command at a cursor is written, and what is wanted next. */
  Optional<Usage> usage(int cursor);
}
