package socksh.command;

import java.util.List;

/**
 * The name of something that can be turned, and a value where it is to be turned.
 *
 * @param <T> what the words become
 */
interface NamedValue<T> extends Parameter<T> {

  @Override
  default String usage() {
    return "[NAME [VALUE]]";
  }

  @Override
  default Place place() {
    return Place.OPTIONAL;
  }

  @Override
  default boolean startsAt(Cursor cursor) {
    return true;
  }

  /** What can be turned. */
  List<Candidate> names(Typed typed);

  /** The values to offer for a name that was typed. */
  List<Candidate> values(String name);

  @Override
  default List<Candidate> candidates(Typed typed) {
    return switch (typed.before().size()) {
      case 0 -> names(typed);
      case 1 -> values(typed.before().getFirst().text());
      default -> List.of();
    };
  }
}
