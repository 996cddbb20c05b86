package socksh.lesson;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step of a lesson as it was read: its blocks, which are played when they are wanted.
 *
 * @param number counted from 1
 * @param line where it begins in the file
 */
record Step(int number, String name, int line, Parts parts) {

  /** A condition that has something to be said about it. */
  record Condition(Closure<?> block, String text) {}

  /** What a step is made of. All but the task, the goal and the model may be left out. */
  static final class Parts {
    private static final List<String> COMPULSORY = List.of("task", "goal", "model");

    private final Map<String, Closure<?>> blocks = new HashMap<>();
    private final List<Closure<?>> says = new ArrayList<>();
    private final List<Condition> mistakes = new ArrayList<>();
    private final List<Condition> unclear = new ArrayList<>();

    /** Takes one of them; false when it was there before. */
    boolean take(String name, Closure<?> block, String text) {
      return switch (name) {
        case "say" -> says.add(block);
        case "no" -> mistakes.add(new Condition(block, text));
        case "unclear" -> unclear.add(new Condition(block, text));
        default -> blocks.putIfAbsent(name, block) == null;
      };
    }

    /** A compulsory part that is missing, or the empty string. */
    String missing() {
      return COMPULSORY.stream().filter(name -> !blocks.containsKey(name)).findFirst().orElse("");
    }

    /** A part that may be left out. */
    Optional<Closure<?>> find(String name) {
      return Optional.ofNullable(blocks.get(name));
    }

    /** A part that is there in every step. */
    Closure<?> get(String name) {
      return find(name).orElseThrow();
    }

    /** What is told before anything is asked. */
    List<Closure<?>> says() {
      return says;
    }

    /** What must not be so, with what to say when it is. */
    List<Condition> mistakes() {
      return mistakes;
    }

    /** Why the step may prove nothing on this machine. */
    List<Condition> unclear() {
      return unclear;
    }
  }
}
