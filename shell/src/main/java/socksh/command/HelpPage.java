package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import socksh.language.Payload;
import socksh.manual.Manual;
import socksh.manual.Page;
import socksh.manual.Reason;
import socksh.session.Report.Entry;

/** The page of one command: usage, calls, why they fail, an example that runs, what to read. */
final class HelpPage {
  private static final int WIDTH = 76;

  /** Reasons of one call that are told; of the others only the names. */
  private static final int TOLD = 6;

  private final Command command;
  private final List<Entry> entries = new ArrayList<>();

  HelpPage(Command command) {
    this.command = command;
  }

  List<Entry> entries() {
    entries.add(new Entry.Heading(command.name() + ": " + command.summary()));
    usage().forEach(line -> entries.add(new Entry.Example(line)));
    if (!command.aliases().isEmpty()) {
      entries.add(new Entry.Text("Also typed " + String.join(", ", command.aliases()) + "."));
    }
    words();
    calls();
    pages().forEach(this::failures);
    entries.add(new Entry.Heading("Example"));
    entries.add(new Entry.Example(command.example()));
    notes();
    return entries;
  }

  private List<Page> pages() {
    return command.calls().stream().map(name -> Manual.page(name).orElseThrow()).toList();
  }

  /** The synopsis in lines that fit; what goes on is indented. */
  private List<String> usage() {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String part : parts()) {
      if (!line.isEmpty() && line.length() + 1 + part.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder("   ");
      }
      line.append(line.isEmpty() ? "" : " ").append(part);
    }
    lines.add(line.toString());
    return lines;
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    if (command.target() != Command.Target.NONE) {
      parts.add("[SOCKET]");
    }
    parts.add(command.name());
    command.parameters().forEach(parameter -> parts.add(parameter.usage()));
    if (command.makes() == Command.Makes.SOCKET) {
      parts.add("[as NAME]");
    }
    return parts;
  }

  /** The fixed words that may be typed, as completion knows them. */
  private void words() {
    for (Parameter<?> parameter : command.parameters()) {
      for (Candidate word : parameter.words()) {
        entries.add(term("", word));
      }
    }
  }

  /**
   * A word with what it means. Of {@code exactly} with {@code N: wait until ...} the N belongs to
   * the word.
   */
  static Entry term(String before, Candidate word) {
    String text = word.description();
    int colon = text.indexOf(": ");
    boolean value = colon > 0 && text.indexOf(' ') > colon;
    return value
        ? new Entry.Term(
            before + word.value() + " " + text.substring(0, colon), text.substring(colon + 2))
        : new Entry.Term(before + word.value(), text);
  }

  private void calls() {
    if (command.source() == Command.Source.SHELL) {
      entries.add(new Entry.Text("No system call: the shell itself answers."));
      return;
    }
    entries.add(new Entry.Heading("System calls"));
    for (Page page : pages()) {
      entries.add(new Entry.Term(page.man(), page.signature() + "\n" + page.what()));
    }
  }

  private void failures(Page page) {
    entries.add(new Entry.Heading("Why " + page.function() + " can fail"));
    List<String> others = new ArrayList<>();
    int told = 0;
    for (Map.Entry<String, Reason> reason : page.reasons().entrySet()) {
      if (told < TOLD && !isAsEver(reason.getKey(), reason.getValue())) {
        entries.add(new Entry.Term(reason.getKey(), reason.getValue().sentence()));
        told++;
      } else {
        others.add(reason.getKey());
      }
    }
    if (!others.isEmpty()) {
      entries.add(new Entry.Text("  also " + String.join(" ", others)));
    }
  }

  /** Whether a call fails for the same reason as any other. */
  private static boolean isAsEver(String constant, Reason reason) {
    return Manual.errno(constant).filter(page -> page.reason().equals(reason)).isPresent();
  }

  private void notes() {
    command.notes().forEach(note -> entries.add(new Entry.Text("\n" + note)));
    if (command.synopsis().contains("PAYLOAD")) {
      Set<String> pieces = Payload.keywords().keySet();
      entries.add(new Entry.Text("\nPayload: text, " + String.join(", ", pieces)));
    }
    List<String> next = new ArrayList<>();
    pages().forEach(page -> next.add("man " + section(page) + " " + page.function()));
    HelpTopic.ALL.stream()
        .filter(topic -> topic.explains(command))
        .forEach(topic -> next.add("`help " + topic.name() + "`"));
    if (!next.isEmpty()) {
      entries.add(
          new Entry.Text(
              "\nRead next: " + next.stream().distinct().collect(Collectors.joining(", "))));
    }
  }

  private static String section(Page page) {
    return page.man().substring(page.man().indexOf('(') + 1, page.man().length() - 1);
  }
}
