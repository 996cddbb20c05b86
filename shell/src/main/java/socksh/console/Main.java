package socksh.console;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import socksh.command.Interpreter;
import socksh.command.Machine;
import socksh.kernel.Kernel;
import socksh.kernel.LinuxKernel;
import socksh.lesson.LessonCommands;
import socksh.session.OutputGone;
import socksh.session.Session;
import socksh.session.Verdict;

/** The front door: reads the start options and hands the person to the right room. */
public final class Main {
  private static final String VERSION = "socksh 0.1.0";

  /** What a program has that was ended by SIGPIPE; the JVM is not, so we say it ourselves. */
  private static final int NOBODY_READS = 128 + 13;

  private Main() {}

  /** Starts the program; the process ends with the exit code of {@link Verdict}. */
  public static void main(String[] args) throws IOException {
    int status = run(List.of(args), Standard.ofProcess());
    Runtime.getRuntime().halt(status);
  }

  static int run(List<String> args, Standard standard) throws IOException {
    try {
      return run(Options.read(args), standard);
    } catch (IllegalArgumentException wrong) {
      say(standard.err(), "socksh: " + wrong.getMessage() + "\n" + Options.USAGE);
      return Verdict.WRONG.code();
    } catch (OutputGone nobodyReads) {
      return NOBODY_READS;
    }
  }

  private static int run(Options options, Standard standard) throws IOException {
    String obstacle =
        LinuxKernel.obstacle(System.getProperty("os.name"), System.getProperty("os.arch"));
    if (obstacle != null && options.what().makesCalls()) {
      say(standard.err(), "socksh: " + obstacle);
      return Verdict.INCONCLUSIVE.code();
    }
    return switch (options.what()) {
      case HELP -> say(standard.out(), Options.help());
      case VERSION -> say(standard.out(), VERSION);
      case LINES -> batch(standard, options).run(options.lines()).code();
      case RUN -> scripts(standard, options);
      case LESSON -> lesson(standard, options);
      case FILE -> file(Path.of(options.lines().getFirst()), standard, options);
      case INTERACTIVE ->
          standard.isPerson()
              ? interactive(standard, options, Optional.empty())
              : batch(standard, options).run(standard.in(), "standard input").code();
    };
  }

  private static int file(Path file, Standard standard, Options options) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException("cannot read the file " + file);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return batch(standard, options).run(in, file.toString()).code();
    }
  }

  private static int scripts(Standard standard, Options options) throws IOException {
    ScriptRun run = new ScriptRun(() -> shell(options), standard, options.colour());
    Optional<String> stepping =
        standard.isPerson() ? ScriptRun.stepping(options.lines()) : Optional.empty();
    return stepping.isPresent()
        ? interactive(standard, options, stepping)
        : run.run(options.lines()).code();
  }

  /** For a person at the prompt; a proof, a report or a pipe needs none. */
  private static int lesson(Standard standard, Options options) throws IOException {
    String line = String.join(" ", options.lines());
    boolean talks = standard.isPerson() && !LessonCommands.isShort(options.lines());
    return talks
        ? interactive(standard, options, Optional.of(line))
        : batch(standard, options).run(List.of(line)).code();
  }

  /**
   * @param first a line to do before the first that is typed
   */
  private static int interactive(Standard standard, Options options, Optional<String> first)
      throws IOException {
    Terminals.prepare();
    return new Interactive(kernel(), new LessonCommands(), standard).run(options, first).code();
  }

  private static Batch batch(Standard standard, Options options) {
    return new Batch(kernel(), new LessonCommands(), new Machine(), standard, options);
  }

  /** A shell of its own for each script. */
  private static Interpreter shell(Options options) {
    Session session = new Session(kernel(), System::nanoTime, List.of());
    session.settings().programs().grant(options.programs());
    return new Interpreter(session, new LessonCommands().catalog(), new Machine());
  }

  private static Kernel kernel() {
    return new LinuxKernel();
  }

  private static int say(OutputStream to, String text) throws IOException {
    to.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    to.flush();
    return Verdict.DONE.code();
  }
}
