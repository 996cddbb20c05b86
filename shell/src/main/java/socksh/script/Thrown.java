package socksh.script;

/** What Groovy or Java threw, in the words of an answer. */
final class Thrown {
  private Thrown() {}

  static String inWords(Throwable thrown) {
    return switch (thrown) {
      case StackOverflowError _ -> "it calls itself without end";
      case AssertionError error -> "the assertion failed: " + firstLine(error);
      default -> thrown.getClass().getSimpleName() + ": " + firstLine(thrown);
    };
  }

  private static String firstLine(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? "no more is said" : message.lines().findFirst().orElse("");
  }
}
