package socksh.lesson;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import socksh.command.Candidate;
import socksh.command.Catalog;
import socksh.command.Command;
import socksh.command.Commands;
import socksh.command.Home;
import socksh.command.Invocation;
import socksh.command.OtherLanguage;
import socksh.command.Parameter;
import socksh.command.Parameters;
import socksh.command.TimelineCommands;
import socksh.command.Tint;
import socksh.language.DidYouMean;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.script.Exports;
import socksh.script.ScriptCommands;
import socksh.script.ScriptWrong;
import socksh.script.TapCommands;
import socksh.session.Verdict;

/**
 * What the shell does with the course. Nothing of Groovy is loaded before a lesson begins. One
 * object serves one shell: it has the tutor.
 */
public final class LessonCommands {
  private static final String FAMILY = "The course";

  private static final Parameter<Word> WHAT =
      Parameters.word(
          "[LESSON|check|report]",
          Parameter.Place.OPTIONAL,
          Tint.NAME,
          word -> word,
          typed -> typed.before().isEmpty() ? lessons() : List.of());
  private static final Parameter<String> FILE =
      Parameters.word(
          "[FILE]", Parameter.Place.OPTIONAL, Tint.FILE, Parameters::path, typed -> List.of());
  private static final Parameter<Boolean> SOLVE =
      Parameters.flag("--solve", "the lesson plays by itself, for showing");
  private static final Parameter<String> IT =
      Parameters.choice(
          "it",
          Parameter.Place.REQUIRED,
          Map.of("it", "it"),
          Map.of("it", "run the model answer in view"));
  private static final Parameter<String> ANSWER =
      Parameters.word(
          "ANSWER", Parameter.Place.REQUIRED, Tint.TEXT, Word::text, typed -> List.of());

  private @Nullable Tutor tutor;
  private @Nullable Course course;

  /** The catalogue of the shell with the commands for scripts and for the course. */
  public Catalog catalog() {
    Exports exports = new Exports();
    return Commands.catalog(
        exports,
        TimelineCommands.family(exports),
        TapCommands.family(),
        ScriptCommands.family(),
        family());
  }

  /** The other language of the shell, and numbers as answers to what the tutor asks. */
  public OtherLanguage answersBeside(OtherLanguage other) {
    return new Numbers(other, this);
  }

  /** Whether a line of the course answers at once and needs nobody at the prompt. */
  public static boolean isShort(List<String> words) {
    return words.size() > 1 && (words.get(1).equals("check") || words.get(1).equals("report"));
  }

  private Catalog.Family family() {
    return new Catalog.Family(
        FAMILY,
        List.of(
            lesson(),
            simple("task", "say again what the step wants", "lesson 1; task", Tutor::task),
            simple("hint", "get the next hint of the step", "lesson 1; hint", Tutor::hint),
            doIt(),
            simple("restart", "begin the step anew", "lesson 1; restart", Tutor::restart),
            simple("skip", "leave the step as it is and go on", "lesson 1; skip", Tutor::skip),
            simple("next", "go on when the step is done", "lesson 1; do it; next", Tutor::next),
            simple("play", "leave the lesson, its sockets stay", "lesson 1; play", Tutor::play),
            simple("back", "come back to the lesson", "lesson 1; play; back", Tutor::back),
            answer(),
            ProgramCommand.command()));
  }

  private static List<Candidate> lessons() {
    return Course.packed().lessons().stream()
        .map(lesson -> Candidate.of(lesson.name(), "lessons", lesson.title()))
        .toList();
  }

  private Command lesson() {
    return Command.named("lesson")
        .summary("learn sockets one real call at a time")
        .takes(WHAT, FILE, SOLVE)
        .ofTheShell()
        .atThePrompt()
        .example("lesson; lesson 1; skip")
        .notes(
            "Alone it lists the course and where you are; `lesson 7` or `lesson accept` begins or"
                + " goes on. You type the shell's own commands; what counts is what the kernel"
                + " says, not how you got there.",
            "`lesson 7 --solve` plays a lesson by itself. `lesson check FILE` proves a lesson of"
                + " your own: every step fails unsolved and passes with its model answer."
                + " `lesson report` writes down how far you are; `lesson report FILE.json` and"
                + " FILE.md write it to a file.")
        .does(this::performLesson);
  }

  private Verdict performLesson(Invocation invocation) {
    String what = invocation.find(WHAT).map(Word::text).orElse("");
    Optional<String> file = invocation.find(FILE);
    return switch (what) {
      case "check" -> new Checking(invocation, course()).check(file);
      case "report" -> new ProgressReport(invocation, course(), progress(invocation)).write(file);
      default -> {
        if (what.isEmpty()) {
          tutor(invocation).list();
          yield Verdict.DONE;
        }
        Outline lesson = find(invocation.get(WHAT));
        yield invocation.has(SOLVE) ? solve(invocation, lesson) : begin(invocation, lesson);
      }
    };
  }

  private Verdict begin(Invocation invocation, Outline lesson) {
    return reading(invocation, lesson, () -> tutor(invocation).begin(lesson));
  }

  private Verdict solve(Invocation invocation, Outline lesson) {
    return reading(invocation, lesson, () -> new Showing(invocation.shell()).play(lesson));
  }

  private static Verdict reading(Invocation invocation, Outline lesson, Runnable deed) {
    try {
      deed.run();
      return Verdict.DONE;
    } catch (ScriptWrong wrong) {
      throw invocation.wrong(
          lesson.source().name() + ":" + wrong.place().line() + ": " + wrong.what(), wrong.tip());
    }
  }

  private Outline find(Word word) {
    return course()
        .find(word.text())
        .orElseThrow(
            () ->
                Misunderstood.at(
                    word,
                    "there is no lesson " + word.text(),
                    DidYouMean.tip(
                        word.text(),
                        course().lessons().stream().map(Outline::name).toList(),
                        "`lesson` lists them")));
  }

  private Command doIt() {
    return Command.named("do")
        .summary("let the shell do the step, in view")
        .takes(IT)
        .ofTheShell()
        .atThePrompt()
        .example("lesson 1; do it")
        .does(invocation -> tell(invocation, Tutor::doIt));
  }

  private Command answer() {
    return Command.named("answer")
        .summary("answer what the step asks")
        .takes(ANSWER)
        .ofTheShell()
        .atThePrompt()
        .example("lesson 1; answer 1")
        .notes("A prediction by its number, or what a step asks you to find out.")
        .does(invocation -> tell(invocation, tutor -> tutor.answer(invocation.get(ANSWER))));
  }

  private Command simple(String name, String summary, String example, Consumer<Tutor> deed) {
    return Command.named(name)
        .summary(summary)
        .ofTheShell()
        .atThePrompt()
        .example(example)
        .does(invocation -> tell(invocation, deed));
  }

  private Verdict tell(Invocation invocation, Consumer<Tutor> deed) {
    deed.accept(tutor(invocation));
    return Verdict.DONE;
  }

  boolean asks() {
    Tutor here = tutor;
    return here != null && here.asks();
  }

  void answer(String words) {
    Tutor here = tutor;
    if (here != null) {
      here.answer(words);
    }
  }

  private Tutor tutor(Invocation invocation) {
    Tutor here = tutor;
    if (here == null) {
      here = new Tutor(invocation.shell(), course(), progress(invocation));
      tutor = here;
    }
    return here;
  }

  private Course course() {
    Course here = course;
    if (here == null) {
      here = Course.packed();
      course = here;
    }
    return here;
  }

  private static Progress progress(Invocation invocation) {
    Home home = Home.of(invocation.world()::env, System.getProperty("user.home"));
    try {
      return Progress.read(home.lessons());
    } catch (IOException unreadable) {
      throw invocation.wrong("cannot read " + home.lessons(), unreadable.toString());
    }
  }
}
