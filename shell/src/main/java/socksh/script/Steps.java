package socksh.script;

/** Who is told of each step of a script before it is made, and may hold it up or mend it. */
public interface Steps {
  /** Nobody looks. */
  Steps UNWATCHED = (player, place) -> {};

  /** The step at this place is next. Called on the thread that plays. */
  void before(Player player, Place place);

  /** Whether it may correct the script, so that all of what came is worth having. */
  default boolean mayCorrect() {
    return false;
  }

  /** Whether what came is to be taken for what was expected, and the script be corrected. */
  default boolean takes(Player player, Failure failure, Correction correction) {
    return false;
  }

  /** A step failed and the script ends; what it opened is still open. */
  default void failed(Player player, Failure failure) {}
}
