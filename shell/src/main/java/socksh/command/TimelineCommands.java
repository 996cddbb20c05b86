package socksh.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Settings;
import socksh.session.Verdict;

/** The conversation as a ladder: {@code timeline}, on the screen or as a picture. */
public final class TimelineCommands {
  private static final Parameter<List<String>> SOCKETS =
      new LabelsParameter(Set.of("on", "off", "to", "overwrite"));
  private static final Parameter<Boolean> ON =
      Parameters.flag("on", "draw each rung as it happens, and look at the states from now on");
  private static final Parameter<Boolean> OFF = Parameters.flag("off", "draw only when asked");
  private static final Parameter<Picture> TO =
      Parameters.keyword(
          "to", "FILE", "a picture: FILE.svg or FILE.html", TimelineCommands::picture);
  private static final Parameter<Boolean> OVERWRITE =
      Parameters.flag("overwrite", "also where the file exists");

  private record Picture(Path file, Export.Format format) {}

  private final Export export;

  private TimelineCommands(Export export) {
    this.export = export;
  }

  /** The family, whose pictures are drawn by somebody else. */
  public static Catalog.Family family(Export export) {
    return new Catalog.Family("Conversations", List.of(new TimelineCommands(export).command()));
  }

  private Command command() {
    return Command.named("timeline")
        .summary("draw what passed between sockets as a ladder")
        .takes(SOCKETS, ON, OFF, TO, OVERWRITE)
        .on(Command.Target.OPTIONAL, socket -> true)
        .ofTheShell()
        .example("timeline on; listen 0 as srv; open tcp srv; srv accept; timeline")
        .notes(
            "A column for each socket; without names, those of the last conversation. Each arrow"
                + " tells the call first, then the segment. A segment in `~` was not seen: an"
                + " answer of the kernel or a change of state proves that it went.",
            "States are looked at after each call at the prompt, in lessons, and after `timeline"
                + " on`; in a run of lines from a file that would cost time, so it begins with"
                + " that.")
        .does(this::perform);
  }

  private Verdict perform(Invocation invocation) {
    Session session = invocation.session();
    if (invocation.has(ON) || invocation.has(OFF)) {
      return turn(invocation);
    }
    session.lookAround();
    Report.Conversation conversation =
        Report.Conversation.of(session.journal(), sockets(invocation));
    Optional<Picture> picture = invocation.find(TO);
    return picture.isPresent()
        ? write(invocation, picture.get(), conversation)
        : invocation.show(conversation);
  }

  private static Verdict turn(Invocation invocation) {
    Session session = invocation.session();
    if (invocation.has(ON) && invocation.has(OFF)) {
      throw invocation.wrong("either on or off", "`timeline on`");
    }
    Settings.Toggle toggle = invocation.has(ON) ? Settings.Toggle.ON : Settings.Toggle.OFF;
    if (toggle.on()) {
      session.lookOut();
    }
    session.settings().timeline(toggle);
    session.remark("timeline: " + Setting.typed(toggle));
    return toggle.on() && !session.sockets().all().isEmpty() ? drawn(invocation) : Verdict.DONE;
  }

  /** What has happened so far, so that what is drawn from now on has its heads. */
  private static Verdict drawn(Invocation invocation) {
    invocation.session().lookAround();
    return invocation.show(
        Report.Conversation.of(invocation.session().journal(), sockets(invocation)));
  }

  private static List<String> sockets(Invocation invocation) {
    List<String> labels = new ArrayList<>();
    invocation
        .target()
        .filter(_ -> invocation.namesSocket())
        .ifPresent(socket -> labels.add(socket.label()));
    labels.addAll(invocation.find(SOCKETS).orElse(List.of()));
    return labels;
  }

  private static Picture picture(Word word) {
    String name = word.text();
    for (Export.Format format : Export.Format.values()) {
      if (name.toLowerCase(Locale.ROOT).endsWith("." + Setting.typed(format))) {
        return new Picture(Path.of(name), format);
      }
    }
    throw Misunderstood.at(word, "a picture ends in .svg or .html", "`timeline to talk.svg`");
  }

  private Verdict write(Invocation invocation, Picture picture, Report.Conversation conversation) {
    byte[] drawn = export.picture(conversation, picture.format()).getBytes(StandardCharsets.UTF_8);
    if (!Export.write(invocation, picture.file(), invocation.has(OVERWRITE), drawn)) {
      return Verdict.NO;
    }
    invocation.session().remark("the picture is in " + picture.file());
    return Verdict.DONE;
  }
}
