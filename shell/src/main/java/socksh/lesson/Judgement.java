package socksh.lesson;

/** What a look at a step's goal has found. */
sealed interface Judgement {
  /** The goal is reached. */
  record Met() implements Judgement {}

  /**
   * It is not reached yet.
   *
   * @param part which part of it is not so, with its live value
   */
  record Unmet(String part) implements Judgement {}

  /** Something was done that the step forbids. */
  record Mistaken(String what) implements Judgement {}

  /** Nothing can be learned here from the step: the machine is not the one it speaks of. */
  record Unclear(String why) implements Judgement {}
}
