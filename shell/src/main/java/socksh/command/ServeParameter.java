package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import socksh.language.DidYouMean;
import socksh.language.Misunderstood;
import socksh.language.Payload;
import socksh.language.Word;

/**
 * An address and what is to be done for those who come there. What is said to them goes on up to
 * the next of the server's own words; its first word belongs to it in any case.
 */
record ServeParameter() implements Parameter<ServeWish> {
  @Override
  public String usage() {
    return "[ADDR BEHAVIOUR... | stop [SERVER] | wait]";
  }

  @Override
  public Place place() {
    return Place.OPTIONAL;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return true;
  }

  @Override
  public ServeWish read(Cursor cursor) {
    if (cursor.takes("stop")) {
      return new ServeWish.Stop(
          cursor.hasNext()
              ? Optional.of(SocketParameter.next(cursor, Set.of()))
              : Optional.empty());
    }
    if (cursor.takes("wait")) {
      return new ServeWish.Wait();
    }
    Target where = AddressText.read(cursor, AddressText.Alone.HOST);
    List<ServeWish.Clause> clauses = new ArrayList<>();
    while (cursor.hasNext()) {
      clauses.add(clause(cursor));
    }
    if (clauses.isEmpty()) {
      throw cursor.missing("what should it do?", "`serve 8888 echo`, say; `help serve` lists all");
    }
    return new ServeWish.Start(where, List.copyOf(clauses));
  }

  private static ServeWish.Clause clause(Cursor cursor) {
    Word word = cursor.take(Tint.KEYWORD);
    ServeWord is = ServeWord.of(word).orElseThrow(() -> unknown(word));
    ServeWish.Clause clause = ServeWish.Clause.of(is, word);
    return switch (is.wants()) {
      case NOTHING -> clause;
      case WORD -> clause.with(value(is, cursor));
      case PAYLOAD -> clause.says(payload(is.word(), cursor));
      case COMMAND -> clause.runs(command(cursor));
      case CONDITION -> clause.on(ServeCondition.read(cursor));
    };
  }

  private static Misunderstood unknown(Word word) {
    List<String> names = Stream.of(ServeWord.values()).map(ServeWord::word).toList();
    String tip = DidYouMean.tip(word.text(), names, "`help serve` lists what a server does");
    return Misunderstood.at(word, "a server knows no " + word.raw(), tip);
  }

  private static Word value(ServeWord is, Cursor cursor) {
    if (!cursor.hasNext()) {
      throw cursor.missing("`" + is.word() + "` wants a value", is.candidate().description());
    }
    return cursor.take(is == ServeWord.FILE ? Tint.FILE : Tint.NUMBER);
  }

  private static List<Word> command(Cursor cursor) {
    if (!cursor.hasNext()) {
      throw cursor.missing("`exec` wants a program", "exec cat, say, which your init file allows");
    }
    List<Word> words = new ArrayList<>();
    do {
      words.add(cursor.take(Tint.TEXT));
    } while (cursor.hasNext() && ServeWord.of(cursor.peek()).isEmpty());
    return List.copyOf(words);
  }

  static Payload payload(String word, Cursor cursor) {
    if (!cursor.hasNext()) {
      throw cursor.missing("`" + word + "` wants something to say", "\"text\\n\"");
    }
    int from = cursor.index();
    do {
      cursor.take(Tint.TEXT);
    } while (cursor.hasNext() && isStillPayload(cursor, from));
    return Payload.parse(cursor.words(), from, cursor.index());
  }

  /** The word after a first {@code file} is its path. */
  private static boolean isStillPayload(Cursor cursor, int from) {
    boolean isPath = cursor.index() == from + 1 && cursor.words().get(from).is("file");
    return isPath || ServeWord.of(cursor.peek()).isEmpty();
  }

  @Override
  public List<Candidate> words() {
    return Stream.of(ServeOffers.WORDS, ServeOffers.OTHERS, ServeCondition.FORMS)
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return new ServeOffers(typed).candidates();
  }

  @Override
  public String meaning(Typed typed) {
    return typed.before().isEmpty()
        ? new AddressOffers(typed).meaning()
        : "what it does: echo, reply \"OK : {line}\\n\", greet \"hello\\n\", chat";
  }
}
