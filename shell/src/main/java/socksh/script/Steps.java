package socksh.script;

/** Who is told of each step of a script before it is made, and may hold it up. */
@FunctionalInterface
interface Steps {
  /** Nobody looks. */
  Steps UNWATCHED = (player, place) -> {};

  /** The step at this place is next. */
  void before(Player player, Place place);
}
