package socksh.command;

import java.time.Duration;
import java.util.Optional;
import socksh.kernel.Call;
import socksh.kernel.Outcome;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.server.Answerer;
import socksh.session.OpenSocket;
import socksh.session.Programs;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Verdict;

/** A command at work: what it was asked, and the session it works in. */
public final class Invocation {
  private final Request request;
  private final Interpreter shell;
  private final Session session;
  private final Programs.Sayer sayer;
  private final Optional<Answerer> answerer;
  private Optional<OpenSocket> made = Optional.empty();

  Invocation(
      Request request, Interpreter shell, Programs.Sayer sayer, Optional<Answerer> answerer) {
    this.answerer = answerer;
    this.request = request;
    this.shell = shell;
    this.session = shell.session();
    this.sayer = sayer;
  }

  public Session session() {
    return session;
  }

  /** Who said it. */
  Programs.Sayer sayer() {
    return sayer;
  }

  /** The shell it was typed in. */
  public Interpreter shell() {
    return shell;
  }

  public World world() {
    return shell.world();
  }

  public Catalog catalog() {
    return shell.catalog();
  }

  /** Who answers for the server that is begun, where the line came with somebody. */
  Optional<Answerer> answerer() {
    return answerer;
  }

  LazyLab lab() {
    return shell.lab();
  }

  /** The command itself. */
  public Command command() {
    return request.command();
  }

  /** The word of the verb, for complaints that concern the line as a whole. */
  public Word verb() {
    return request.verb();
  }

  /**
   * The socket this is about; the catalogue has made sure that there is one where it is required.
   */
  public OpenSocket socket() {
    return target().orElseThrow();
  }

  /** Where received bytes go when nobody looks at them. */
  public Optional<Pipe> pipe() {
    return shell.pipe();
  }

  /** The last word of the line. */
  public Word lastWord() {
    return request.line().words().getLast();
  }

  /** The socket this is about, where one is meant. */
  public Optional<OpenSocket> target() {
    return request.socket();
  }

  /** Whether the line begins with its socket: {@code web poll}. */
  public boolean namesSocket() {
    return request.line().words().getFirst() != request.verb();
  }

  /** What the words of a parameter became, if it was typed. */
  public <T> Optional<T> find(Parameter<T> parameter) {
    return request.values().get(parameter);
  }

  /** What the words of a parameter became; for those that are required. */
  public <T> T get(Parameter<T> parameter) {
    return find(parameter).orElseThrow();
  }

  /** Whether an optional parameter was typed. */
  public boolean has(Parameter<?> parameter) {
    return request.values().has(parameter);
  }

  /** The limit of time that was typed, or the session's. */
  public Duration timeout() {
    return find(Parameters.TIMEOUT).orElse(session.settings().timeout());
  }

  /** After this line the shell ends. */
  void leave() {
    shell.leave();
  }

  /** Makes the call that the line asked for. */
  public Outcome ask(Call call) {
    return session.perform(call);
  }

  /** Makes the call that the line asked for; its answer is the line's verdict. */
  public Verdict verdict(Call call) {
    return Verdict.of(session.perform(call));
  }

  /** Makes a call on the way there. */
  public Outcome step(Call call) {
    return session.step(call);
  }

  /** Shows an answer of the shell's own. */
  public Verdict show(Report report) {
    session.show(report);
    return Verdict.DONE;
  }

  /**
   * Gives the socket that was just made the name that {@code as} asked for, and makes it the
   * current one. A socket made in the background leaves the current one alone: somebody is typing
   * to it.
   */
  public void made(OpenSocket socket) {
    made = Optional.of(socket);
    request.name().ifPresent(word -> session.name(socket, word.text()));
    if (request.mode() == Request.Mode.FOREGROUND) {
      session.sockets().use(socket);
    }
  }

  /** The socket that was made, as far as the command has come. */
  Optional<OpenSocket> madeSocket() {
    return made;
  }

  /** A complaint about the line as a whole, found out while doing it. */
  public Misunderstood wrong(String what, String tip) {
    return Misunderstood.at(request.verb(), what, tip);
  }

  /** What turned out to be wrong about one of the words, with the caret under that word. */
  public Misunderstood wrongWord(String text, String what, String tip) {
    Word word =
        request.line().words().stream()
            .filter(each -> each.text().equals(text))
            .findFirst()
            .orElse(request.verb());
    return Misunderstood.at(word, what, tip);
  }
}
