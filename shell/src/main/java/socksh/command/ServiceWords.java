package socksh.command;

import socksh.language.Amounts;

/**
 * How lists show what a server does: the words that were typed without what is said. Of the first
 * rules they show what they are about, of more only how many.
 */
final class ServiceWords {
  private static final int MOST_RULES = 2;

  private final StringBuilder words = new StringBuilder();
  private int rules;

  /**
   * Takes the next of its words.
   *
   * @param inRule whether it says what a rule does
   */
  void add(ServeWish.Clause clause, boolean inRule) {
    boolean begins = clause.is() == ServeWord.ON;
    rules += begins ? 1 : 0;
    if (inRule || begins && rules > MOST_RULES) {
      return;
    }
    words.append(words.isEmpty() ? "" : " ").append(clause.word().text());
    clause.value().ifPresent(word -> words.append(' ').append(word.raw()));
    clause.command().forEach(word -> words.append(' ').append(word.raw()));
    clause.condition().ifPresent(condition -> words.append(' ').append(condition.shown()));
  }

  @Override
  public String toString() {
    int more = rules - MOST_RULES;
    return more > 0 ? words + " (and " + Amounts.count(more, "rule") + ")" : words.toString();
  }
}
