package socksh.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import socksh.command.Candidate;
import socksh.command.Interpreter;
import socksh.command.OtherLanguage;
import socksh.command.Phrase;
import socksh.command.Study;
import socksh.session.Event;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Verdict;
import socksh.session.View;

/**
 * Groovy between the commands of a session. Variables and functions live on from line to line,
 * every socket is a variable, and {@code _} is the last answer. Nothing of Groovy is loaded before
 * the first line of it is done, or begun by a person.
 */
public final class Inline implements OtherLanguage, View {
  /** More bytes than that are not kept as the last answer. */
  private static final int MOST_KEPT = 16 << 20;

  /** What can open a phrase that goes on. A table, because each character of each line is asked. */
  private static final boolean[] NOTEWORTHY = table("{([\"'/,=+|&\\");

  private final Thread typist = Thread.currentThread();
  private @Nullable Conversation conversation;
  private @Nullable Object last;
  private boolean warmed;

  private Inline() {}

  /** Groovy for a session whose lines are done by the calling thread. */
  public static Inline in(Session session) {
    Inline inline = new Inline();
    session.watch(inline);
    return inline;
  }

  @Override
  public Optional<Phrase> find(String text, int column, Set<String> coming, Interpreter shell) {
    if (isCommand(text, column, shell)) {
      return Optional.empty();
    }
    Tokens tokens = new Tokens(text, column);
    Known known = new Known(shell.catalog(), shell.session().sockets(), names(coming));
    Shape shape = new Shape(text, tokens.all(), known);
    if (tokens.all().isEmpty() || !shape.isGroovy()) {
      return Optional.empty();
    }
    Phrase.Ending ending = tokens.isOpen() ? Phrase.Ending.OPEN : Phrase.Ending.WHOLE;
    return Optional.of(new Phrase(text, column, tokens.end(), ending, shape.assigned()));
  }

  /** What most lines are, told without looking at the rest of them. */
  private static boolean isCommand(String text, int column, Interpreter shell) {
    int end = column;
    while (end < text.length() && text.charAt(end) > ' ' && "(;".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    boolean bracket = end < text.length() && text.charAt(end) == '(';
    return !bracket
        && !isLoop(text, column, end)
        && shell.catalog().find(text.substring(column, end)).isPresent();
  }

  /** {@code do { ... } while (...)}; a lesson's {@code do it} is a command. */
  private static boolean isLoop(String text, int column, int end) {
    return text.startsWith("do", column)
        && end == column + 2
        && text.substring(end).stripLeading().startsWith("{");
  }

  private Set<String> names(Set<String> coming) {
    Set<String> all = new TreeSet<>(coming);
    all.addAll(variables().keySet());
    return all;
  }

  /** The variables and functions of the session, and what each is. */
  Map<String, Variable> variables() {
    Map<String, Variable> all = new TreeMap<>();
    if (conversation != null) {
      all.putAll(conversation.variables());
    }
    if (last != null) {
      all.put("_", Variable.of(last));
    }
    return all;
  }

  @Override
  public boolean mayGoOn(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < NOTEWORTHY.length && NOTEWORTHY[c] && mayOpen(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayOpen(String text, int at) {
    char c = text.charAt(at);
    return switch (c) {
      case '{', '(', '[' -> true;
      case '"', '\'' ->
          at + 2 < text.length() && text.charAt(at + 1) == c && text.charAt(at + 2) == c;
      case '/' -> text.startsWith("/*", at);
      default -> at == text.length() - 1;
    };
  }

  private static boolean[] table(String characters) {
    boolean[] table = new boolean[128];
    for (char c : characters.toCharArray()) {
      table[c] = true;
    }
    return table;
  }

  @Override
  public Verdict perform(Phrase phrase, Interpreter shell) {
    Conversation with = conversation;
    if (with == null) {
      with = new Conversation(shell);
      conversation = with;
    }
    return with.perform(phrase, this);
  }

  @Override
  public Study study(Phrase phrase, Interpreter shell) {
    if (!warmed) {
      warmed = true;
      Thread.ofPlatform().daemon().name("groovy").start(Compiler::warm);
    }
    return new GroovyStudy(phrase, shell, variables());
  }

  @Override
  public List<Candidate> beginnings() {
    return GroovyOffers.names(variables());
  }

  @Override
  public void made(OpenSocket socket) {
    answer(socket);
  }

  @Override
  public void see(Event event) {
    if (event instanceof Event.Shown(_, Report.Received received)
        && received.bytes().length <= MOST_KEPT) {
      answer(received);
    }
  }

  /** From now on this is the last answer; what happens in the background is none. */
  void answer(Object value) {
    if (Thread.currentThread() == typist) {
      last = value;
    }
  }

  /** What was made, received or answered last. */
  @Nullable Object last() {
    return last;
  }
}
