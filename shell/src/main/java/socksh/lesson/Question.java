package socksh.lesson;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be predicted before the act.
 *
 * @param choices at least two, one of which is right
 * @param because why that one is right
 */
record Question(String text, List<String> choices, String answer, String because) {

  /** Reads {@code ask 'text', choices: [...], answer: '...', because: '...'}. */
  static Question of(List<?> given) {
    if (given.size() != 2 || !(given.getFirst() instanceof Map<?, ?> named)) {
      throw new IllegalArgumentException(
          "ask 'text', choices: [...], answer: '...', because: '...'");
    }
    List<String> choices =
        ((List<?>) part(named, "choices")).stream().map(String::valueOf).toList();
    String answer = part(named, "answer").toString();
    if (choices.size() < 2 || !choices.contains(answer)) {
      throw new IllegalArgumentException("the answer `" + answer + "` is none of the choices");
    }
    return new Question(
        given.get(1).toString(), choices, answer, part(named, "because").toString());
  }

  private static Object part(Map<?, ?> named, String name) {
    return Optional.<Object>ofNullable(named.get(name))
        .orElseThrow(() -> new IllegalArgumentException("`ask` has no `" + name + ":`"));
  }

  /** The choice that is meant by its number or its words. */
  Optional<String> choice(String words) {
    if (words.matches("[1-9]")) {
      int number = Integer.parseInt(words);
      return number <= choices.size() ? Optional.of(choices.get(number - 1)) : Optional.empty();
    }
    return choices.stream().filter(words::equalsIgnoreCase).findFirst();
  }
}
