package socksh.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import socksh.language.Escapes;

/**
 * The options of the program.
 *
 * @param programs what {@code serve ADDR exec} may run, also in scripts
 */
record Options(What what, List<String> lines, Colour colour, List<String> programs) {
  static final String USAGE =
      "usage: socksh [-c LINES]... [--color auto|always|never] [--allow-exec NAME,...] [FILE] | run"
          + " ... | lesson ... | compare ... | --help | --version";
  private static final String ALLOW_EXEC = "--allow-exec";
  private static final String RUN = "run";
  private static final String LESSON = "lesson";
  private static final String COMPARE = "compare";

  /** What the program is to do. */
  enum What {
    INTERACTIVE,
    LINES,
    FILE,
    RUN,
    LESSON,
    HELP,
    VERSION;

    /** Whether it needs a kernel to talk to. */
    boolean makesCalls() {
      return this != HELP && this != VERSION;
    }
  }

  /** When to use colours. */
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  /**
   * Reads the words of the command line.
   *
   * @throws IllegalArgumentException with what is wrong as its message
   */
  static Options read(List<String> args) {
    List<String> lines = new ArrayList<>();
    List<String> files = new ArrayList<>();
    List<String> programs = new ArrayList<>();
    Colour colour = Colour.AUTO;
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (isFirst(files, RUN, LESSON, COMPARE) && !isForAll(arg)) {
        files.add(arg); // what follows `run` is for it to read
        continue;
      }
      switch (arg) {
        case "--help", "-h" -> {
          return new Options(What.HELP, List.of(), colour, List.of());
        }
        case "--version", "-V" -> {
          return new Options(What.VERSION, List.of(), colour, List.of());
        }
        case "-c" -> lines.add(value(args, ++i, "-c wants lines to run"));
        case ALLOW_EXEC -> programs.addAll(names(value(args, ++i, ALLOW_EXEC + " wants names")));
        case "--color", "--colour" ->
            colour = colour(value(args, ++i, "--color wants auto, always or never"));
        default -> {
          if (arg.startsWith("--color=")) {
            colour = colour(arg.substring("--color=".length()));
          } else if (arg.startsWith(ALLOW_EXEC + "=")) {
            programs.addAll(names(arg.substring(ALLOW_EXEC.length() + 1)));
          } else if (arg.startsWith("-") && arg.length() > 1) {
            throw new IllegalArgumentException("unknown option " + arg);
          } else {
            files.add(arg);
          }
        }
      }
    }
    return of(lines, files, colour, List.copyOf(programs));
  }

  /** Whether an option is the program's own, wherever it stands. */
  private static boolean isForAll(String arg) {
    return arg.startsWith("--colo") || arg.split("=", 2)[0].equals(ALLOW_EXEC);
  }

  private static boolean isFirst(List<String> files, String... words) {
    return !files.isEmpty() && List.of(words).contains(files.getFirst());
  }

  private static Options of(
      List<String> lines, List<String> files, Colour colour, List<String> programs) {
    if (isFirst(files, RUN)) {
      return new Options(What.RUN, files.subList(1, files.size()), colour, programs);
    }
    if (isFirst(files, LESSON)) {
      return new Options(What.LESSON, List.copyOf(files), colour, programs);
    }
    if (isFirst(files, COMPARE)) {
      return new Options(What.LINES, List.of(line(files)), colour, programs);
    }
    if (files.size() > 1 || !files.isEmpty() && !lines.isEmpty()) {
      throw new IllegalArgumentException("one file, or -c, not both");
    }
    if (!lines.isEmpty()) {
      return new Options(What.LINES, List.copyOf(lines), colour, programs);
    }
    boolean file = !files.isEmpty() && !files.getFirst().equals("-");
    return new Options(file ? What.FILE : What.INTERACTIVE, List.copyOf(files), colour, programs);
  }

  private static List<String> names(String text) {
    return List.of(text.split(","));
  }

  /** Words of the command line as a line of the shell. */
  private static String line(List<String> words) {
    return String.join(" ", words.stream().map(Options::word).toList());
  }

  private static String word(String text) {
    return text.matches("[\\w./+@%-]+")
        ? text
        : Escapes.show(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String value(List<String> args, int index, String what) {
    if (index >= args.size()) {
      throw new IllegalArgumentException(what);
    }
    return args.get(index);
  }

  private static Colour colour(String word) {
    return switch (word) {
      case "auto" -> Colour.AUTO;
      case "always" -> Colour.ALWAYS;
      case "never" -> Colour.NEVER;
      default -> throw new IllegalArgumentException("--color wants auto, always or never");
    };
  }

  /** The page of {@code --help}. */
  static String help() {
    return """
    socksh: a shell over real sockets. Every command is a real system call.

      socksh                 the interactive shell
      socksh -c 'LINES'      run lines and exit; may be given several times
      socksh FILE            run the lines of a file; `socksh < FILE` does the same
      socksh run SCRIPT...   play session scripts and judge; `socksh run --help`
      socksh lesson [NAME]   learn sockets one real call at a time; `socksh lesson check FILE`
      socksh compare ONE OTHER   where two recordings vary; `socksh -c 'help compare'`
      socksh --help          this page
      socksh --version       the version
      --color auto|always|never   colours; auto honours NO_COLOR and TERM=dumb
      --allow-exec NAME,...  what `serve ADDR exec` may run, also where a script says it

    What is received goes to standard output byte for byte, what the shell says to standard error.
    Exit codes: 0 done; 1 the network or an expectation said no; 2 the line or an option is wrong;
    3 this machine cannot tell (port taken, no IPv6, no right).

    To see every command: socksh -c help
    To try without a network: socksh -c 'open tcp lab:http; send "GET / HTTP/1.0\\r\\n\\r\\n"; recv all'
    """
        .stripTrailing();
  }
}
