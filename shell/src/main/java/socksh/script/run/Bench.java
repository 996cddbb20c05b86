package socksh.script.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import socksh.command.Interpreter;
import socksh.script.Result;
import socksh.script.Source;
import socksh.script.Stage;
import socksh.script.Steps;
import socksh.script.Terms;
import socksh.session.Event;
import socksh.session.Notice;
import socksh.session.Session;
import socksh.session.View;
import socksh.view.Paint;
import socksh.view.Paper;
import socksh.view.Sheet;
import socksh.view.TerminalView;

/** Where one script is played: in a shell of its own, which ends with it. */
final class Bench {
  private final Stage stage = new Stage();
  private final RunOptions options;
  private final Supplier<Interpreter> shells;
  private final Paper out;
  private final Paper err;
  private final Telling telling;
  private final Corrections corrections;

  /**
   * @param shells makes a shell that nothing was done in yet
   * @param out where scripts show things
   * @param err where calls are shown, if they are
   */
  Bench(
      RunOptions options,
      Supplier<Interpreter> shells,
      Paper out,
      Paper err,
      Telling telling,
      Corrections corrections) {
    this.options = options;
    this.shells = shells;
    this.out = out;
    this.err = err;
    this.telling = telling;
    this.corrections = corrections;
  }

  /** As often as was asked for. What goes wrong is in what comes back. */
  List<Play> play(Source source) {
    List<Play> plays = new ArrayList<>();
    for (int round = 1; round <= options.repeat(); round++) {
      plays.add(play(source, round));
    }
    return plays;
  }

  private Play play(Source source, int round) {
    Interpreter shell = shells.get();
    Session session = shell.session();
    ByteArrayOutputStream transcript = new ByteArrayOutputStream();
    views(session, transcript).forEach(session::watch);
    try {
      Result result =
          options.wants(RunOptions.Flag.UPDATE)
              ? corrections.play(source, shell, terms(source))
              : stage.play(source, shell, terms(source));
      return new Play(result, round, transcript.toString(StandardCharsets.UTF_8));
    } finally {
      shell.finish();
    }
  }

  private List<View> views(Session session, ByteArrayOutputStream transcript) {
    List<View> views = new ArrayList<>();
    boolean verbose = options.wants(RunOptions.Flag.VERBOSE);
    View calls = verbose ? new TerminalView(err, session.settings()) : _ -> {};
    views.add(new Shows(new TerminalView(out, session.settings()), calls));
    if (options.role() == Stage.Role.SERVER && !verbose) {
      views.add(remarks(new TerminalView(err, session.settings())));
    }
    if (options.junit().isPresent()) {
      views.add(new TerminalView(new Sheet(transcript, Paint.PLAIN, 0), session.settings()));
    }
    return views;
  }

  /** Whoever serves a foreign client is told where it has to call. */
  private static View remarks(View words) {
    return event -> {
      if (event instanceof Event.Noticed noticed && noticed.notice() instanceof Notice.Remark) {
        words.see(event);
      }
    };
  }

  private Terms terms(Source source) {
    Steps pace = options.pace().of(source);
    Steps told =
        (player, place) -> {
          telling.step(source, place);
          pace.before(player, place);
        };
    return Terms.of(options.settings()).with(told).as(options.role()).in(options.freedom());
  }
}
