package socksh.script.program;

import java.util.List;
import java.util.stream.Collectors;

/** A tool that is one end of one conversation, used in a shell script. */
sealed interface OneSided extends Language permits InNetcat, InSocat {

  /** The tool's name. */
  String tool();

  /**
   * The command for a side that can be said: the tool, its options and addresses.
   *
   * @throws NotSaid where it cannot be after all
   */
  String command(Side side);

  /** Why a tool cannot be one side. */
  final class NotSaid extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String why;

    NotSaid(String why) {
      super(why);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  @Override
  default String run(String file) {
    return "bash " + file;
  }

  @Override
  default String said(Program program) {
    List<Side> sides = Sides.of(program);
    String head =
        "#!/usr/bin/env bash\n# What was typed in socksh, with "
            + tool()
            + ". What is received goes to standard output.\n";
    String body =
        switch (sides.size()) {
          case 0 ->
              lines(program.steps().stream().map(Program.Step::typed).toList())
                  + refusal("nobody is talked to");
          case 1 -> said(sides.getFirst());
          default -> each(sides);
        };
    return head + "\n" + body;
  }

  /** Each side is for a window of its own. */
  private String each(List<Side> sides) {
    String names = sides.stream().map(Side::name).collect(Collectors.joining(" | "));
    StringBuilder text = new StringBuilder();
    text.append("# ")
        .append(tool())
        .append(" is one end of one conversation: give each end a window,")
        .append(" in this order.\ncase \"$1\" in\n");
    for (Side side : sides) {
      text.append(side.name()).append(")\n").append(said(side).indent(4)).append("    ;;\n");
    }
    return text.append("*)\n    echo \"usage: $0 ")
        .append(names)
        .append("\" >&2\n    exit 2\n    ;;\nesac\n")
        .toString();
  }

  private String said(Side side) {
    return lines(side.typed())
        + side.obstacle().map(this::refusal).orElseGet(() -> commandOrRefusal(side));
  }

  private static String lines(List<String> typed) {
    return typed.stream()
        .map(line -> "# " + Calling.plain(line) + "\n")
        .collect(Collectors.joining());
  }

  private String refusal(String why) {
    String told = ShellText.quoted("cannot be said with " + tool() + ": " + Calling.plain(why));
    return "echo " + told + " >&2\nexit 3\n";
  }

  private String commandOrRefusal(Side side) {
    try {
      String command = command(side);
      String written = ShellText.written(side.sends());
      boolean several = side.sends().stream().mapToInt(data -> data.parts().size()).sum() > 1;
      String input = several ? "{ " + written + "; } | " : written + " | ";
      String whole =
          side.sends().isEmpty()
              ? command + " < /dev/null" + side.filter()
              : input + command + side.filter();
      int place = side.sends().isEmpty() ? 0 : 1;
      String all = side.printsAll() ? "# It prints all that comes until then.\n" : "";
      return all + whole + "\nexit \"${PIPESTATUS[" + place + "]}\"\n";
    } catch (NotSaid not) {
      return refusal(not.why());
    }
  }
}
