package socksh.lesson;

import java.util.List;
import socksh.command.Candidate;
import socksh.command.Command;
import socksh.command.Invocation;
import socksh.command.Parameter;
import socksh.command.Parameters;
import socksh.command.Tint;
import socksh.language.Word;
import socksh.session.Report;
import socksh.session.Verdict;

/** {@code program}: looks at the program that a step has put beside the learner, and starts it. */
final class ProgramCommand {
  private static final List<Candidate> WORDS =
      List.of(
          Candidate.of("start", "words", "start it, from its file as it is now"),
          Candidate.of("stop", "words", "end it; its sockets are closed"),
          Candidate.of("restart", "words", "both, one after the other"));
  private static final Parameter<String> WHAT =
      Parameters.word(
          "[start|stop|restart]",
          Parameter.Place.OPTIONAL,
          Tint.KEYWORD,
          Word::text,
          typed -> typed.before().isEmpty() ? WORDS : List.of());

  private ProgramCommand() {}

  static Command command() {
    return Command.named("program")
        .summary("see, stop and start the program of the step")
        .takes(WHAT)
        .ofTheShell()
        .atThePrompt()
        .example("lesson 15; program")
        .notes(
            "Some steps put a program beside you: a session script that plays on a thread of its"
                + " own. Alone, the word tells how it stands, and how busy it was since you looked"
                + " last; `program restart` plays its file as it is now.")
        .does(ProgramCommand::perform);
  }

  private static Verdict perform(Invocation invocation) {
    Program program =
        Program.beside(invocation.session())
            .orElseThrow(
                () -> invocation.wrong("no program is beside you", "lessons 14 and 15 have one"));
    String what = invocation.find(WHAT).orElse("");
    switch (what) {
      case "" -> {}
      case "start" -> program.start();
      case "stop" -> program.stop();
      case "restart" -> {
        program.stop();
        program.start();
      }
      default -> throw invocation.wrong("`" + what + "` is none of its words", "start, stop");
    }
    String state = what.isEmpty() ? program.look() : program.state();
    var _ = invocation.show(new Report.Page(List.of(new Report.Entry.Term("program", state))));
    return what.endsWith("start") && !program.isRunning() ? Verdict.NO : Verdict.DONE;
  }
}
