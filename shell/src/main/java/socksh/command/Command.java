package socksh.command;

import java.util.List;
import java.util.function.Predicate;
import socksh.session.OpenSocket;
import socksh.session.Verdict;

/** One command of the shell: everything that anybody needs to know about it. */
public final class Command {

  /** What a command does. */
  @FunctionalInterface
  public interface Deed {
    /** Does it, and says what came of it. */
    Verdict perform(Invocation invocation);
  }

  /** Whether a command needs a socket to speak to. */
  public enum Target {
    /** It needs none; {@code web help} makes no sense. */
    NONE,
    /** It works on one where one is meant, and can do without. */
    OPTIONAL,
    /** It needs one. */
    REQUIRED
  }

  /** Whether a command makes a socket that {@code as NAME} can name. */
  public enum Makes {
    NOTHING,
    SOCKET
  }

  /** Where its answer comes from. */
  public enum Source {
    /** From the kernel, or the C library: it makes the calls it names. */
    CALLS,
    /** From the shell itself: it makes no call. */
    SHELL
  }

  private final String name;
  private String family = "";
  private String summary = "";
  private List<String> aliases = List.of();
  private List<Parameter<?>> parameters = List.of();
  private List<String> calls = List.of();
  private Source source = Source.CALLS;
  private String example = "";
  private List<String> notes = List.of();
  private Target target = Target.NONE;
  private Makes makes = Makes.NOTHING;
  private Predicate<OpenSocket> fits = socket -> true;
  private Deed deed = invocation -> Verdict.DONE;
  private Use use = Use.ALSO_IN_SCRIPTS;

  private Command(String name) {
    this.name = name;
  }

  /** Begins a command of that name. */
  public static Command named(String name) {
    return new Command(name);
  }

  /** Where it is said. */
  public enum Use {
    ALSO_IN_SCRIPTS,
    /** A script may say it, but a recording writes what came of it, and not that it was said. */
    UNRECORDED,
    AT_THE_PROMPT
  }

  /** What it does, in under 60 characters. */
  public Command summary(String summary) {
    this.summary = summary;
    return this;
  }

  /** Other names. */
  public Command alias(String... aliases) {
    this.aliases = List.of(aliases);
    return this;
  }

  /** What it reads, in order. */
  public Command takes(Parameter<?>... parameters) {
    this.parameters = List.of(parameters);
    return this;
  }

  /** The functions of C that it calls, in order. */
  public Command calls(String... functions) {
    this.calls = List.of(functions);
    return this;
  }

  /** It makes no call of its own: the shell answers. */
  public Command ofTheShell() {
    this.source = Source.SHELL;
    return this;
  }

  /** It is for a person at the prompt: no script says it. */
  public Command atThePrompt() {
    this.use = Use.AT_THE_PROMPT;
    return this;
  }

  /** A script may say it, and a recording leaves it out. */
  public Command unrecorded() {
    this.use = Use.UNRECORDED;
    return this;
  }

  /** Lines that can be typed as they stand; several are separated by semicolons. */
  public Command example(String example) {
    this.example = example;
    return this;
  }

  /** Further paragraphs of its help. */
  public Command notes(String... notes) {
    this.notes = List.of(notes);
    return this;
  }

  /** It speaks to a socket; {@code fits} says which ones completion offers it for. */
  public Command on(Target target, Predicate<OpenSocket> fits) {
    this.target = target;
    this.fits = fits;
    return this;
  }

  /** It makes a socket. */
  public Command makesSocket() {
    this.makes = Makes.SOCKET;
    return this;
  }

  /** What it does. */
  public Command does(Deed deed) {
    this.deed = deed;
    return this;
  }

  Command of(String family) {
    this.family = family;
    return this;
  }

  public String name() {
    return name;
  }

  /** The family it belongs to: the heading of its group in help. */
  public String family() {
    return family;
  }

  public List<String> aliases() {
    return aliases;
  }

  public String summary() {
    return summary;
  }

  public List<Parameter<?>> parameters() {
    return parameters;
  }

  public List<String> calls() {
    return calls;
  }

  /** Where its answer comes from. */
  public Source source() {
    return source;
  }

  /** Where it is said. */
  public Use use() {
    return use;
  }

  public String example() {
    return example;
  }

  public List<String> notes() {
    return notes;
  }

  public Target target() {
    return target;
  }

  public Makes makes() {
    return makes;
  }

  /** Whether completion offers it for this socket. */
  public boolean fits(OpenSocket socket) {
    return target != Target.NONE && fits.test(socket);
  }

  Deed deed() {
    return deed;
  }

  /** How help writes it: {@code connect ADDR [timeout T]}. */
  public String synopsis() {
    StringBuilder synopsis = new StringBuilder(name);
    parameters.forEach(parameter -> synopsis.append(' ').append(parameter.usage()));
    return synopsis.append(makes == Makes.SOCKET ? " [as NAME]" : "").toString();
  }

  /** Where the usage of one of its parameters starts in the synopsis. */
  int placeOf(Parameter<?> wanted) {
    int at = name.length() + 1;
    for (Parameter<?> parameter : parameters) {
      if (parameter == wanted) {
        return at;
      }
      at += parameter.usage().length() + 1;
    }
    throw new IllegalArgumentException("not a parameter of " + name + ": " + wanted.usage());
  }
}
