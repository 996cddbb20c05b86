package socksh.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import socksh.command.Interpreter;
import socksh.command.Joined;
import socksh.session.Event;
import socksh.session.Session;
import socksh.session.Verdict;
import socksh.session.View;
import socksh.view.Paper;
import socksh.view.Style;
import socksh.view.Styled;

/** Lines that a person wants run at each start. What they do is not shown; what fails is named. */
final class InitFile {
  private final Path file;

  InitFile(Path file) {
    this.file = file;
  }

  /** Runs every line, also after one that failed. The session has no views of its own yet. */
  void run(Session session, Interpreter interpreter, Paper paper) {
    if (!Files.exists(file)) {
      return;
    }
    Complaint complaint = new Complaint();
    session.watch(complaint);
    session.settings().programs().open(true);
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      Joined lines = new Joined(reader, interpreter);
      for (String text = lines.next(); text != null; text = lines.next()) {
        if (interpreter.interpret(text) != Verdict.DONE) {
          complain(lines.number(), complaint.what, paper);
        }
      }
    } catch (IOException unreadable) {
      complain(0, "cannot be read: " + unreadable.getMessage(), paper);
    } finally {
      session.settings().programs().open(false);
    }
  }

  private void complain(int line, String what, Paper paper) {
    String place = line > 0 ? file.getFileName() + ":" + line + ": " : file + " ";
    paper.print(Styled.of(Style.BAD, place + what));
  }

  /** Remembers why the last line failed. */
  private static final class Complaint implements View {
    private String what = "";

    @Override
    public void see(Event event) {
      switch (event) {
        case Event.Typed _ -> what = "failed";
        case Event.Refused refused -> what = refused.problem().what();
        case Event.Returned returned ->
            returned.outcome().errno().ifPresent(errno -> what = errno.toString());
        default -> {}
      }
    }
  }
}
