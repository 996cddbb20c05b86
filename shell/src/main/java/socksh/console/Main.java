package socksh.console;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import socksh.command.Commands;
import socksh.kernel.LinuxKernel;
import socksh.session.Verdict;
import socksh.view.Paint;

/** The front door: reads the start options and hands the person to the right room. */
public final class Main {
  private static final String VERSION = "socksh 0.1.0";

  private Main() {}

  /** Starts the program; the process ends with the exit code of {@link Verdict}. */
  public static void main(String[] args) throws IOException {
    int status = run(List.of(args), System.in, System.out, System.err);
    System.out.flush();
    Runtime.getRuntime().halt(status);
  }

  static int run(List<String> args, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    Options options;
    try {
      options = Options.read(args);
    } catch (IllegalArgumentException wrong) {
      err.println("socksh: " + wrong.getMessage());
      err.println(Options.USAGE);
      return Verdict.WRONG.code();
    }
    return switch (options.what()) {
      case HELP -> say(out, Options.help());
      case VERSION -> say(out, VERSION);
      case LINES -> batch(out, err).run(options.lines()).code();
      case FILE -> {
        try (InputStream file = new FileInputStream(options.lines().getFirst())) {
          yield batch(out, err).run(new BufferedInputStream(file)).code();
        }
      }
      case INTERACTIVE ->
          in == System.in && Interactive.isPossible()
              ? interactive(out).run(options.colour()).code()
              : batch(out, err).run(in).code();
    };
  }

  private static Interactive interactive(PrintStream out) {
    return new Interactive(new LinuxKernel(), Commands.catalog(), System.getenv(), out);
  }

  private static Batch batch(PrintStream out, PrintStream err) {
    return new Batch(new LinuxKernel(), Commands.catalog(), new Machine(), out, err, Paint.PLAIN);
  }

  private static int say(PrintStream to, String text) {
    to.println(text);
    return Verdict.DONE.code();
  }
}
