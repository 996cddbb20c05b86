package socksh.console;

import java.io.PrintStream;
import java.util.List;

/** The front door: reads the start options and hands the person to the right room. */
public final class Main {

  private static final String USAGE = "usage: socksh [--help | --version]";

  private Main() {}

  /** Starts the program; the process ends with status 0, or with 2 when an option is not known. */
  public static void main(String[] args) {
    int status = run(List.of(args), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    return switch (args.isEmpty() ? "--help" : args.getFirst()) {
      case "--help" -> say(out, USAGE, 0);
      case "--version" -> say(out, "socksh 0.1.0", 0);
      default -> say(err, "socksh: unknown option " + args.getFirst() + "\n" + USAGE, 2);
    };
  }

  private static int say(PrintStream to, String text, int status) {
    to.println(text);
    return status;
  }
}
