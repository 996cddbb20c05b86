package socksh.script.program;

/** A language that has the calls, so that a program goes line by line. */
sealed interface Calling extends Language permits InC, InPerl, InPython, InJava {

  /** The resource with what every program begins with and the functions that it may use. */
  String phrases();

  /** What stands before the first statement; the sockets are declared. */
  String opening(Program program);

  /** What stands after the last statement. */
  String closing();

  /** How far the statements are moved in. */
  int indent();

  /** A comment of one line, whatever the text holds. */
  String comment(String text);

  /** The statements of a deed. */
  String statement(Deed deed);

  /** The same where the program goes on though they fail. */
  String mayFail(String statements);

  @Override
  default String said(Program program) {
    StringBuilder body = new StringBuilder();
    StringBuilder code = new StringBuilder();
    for (Program.Step step : program.steps()) {
      body.append('\n').append(moved(comment(step.typed())));
      for (Program.Done done : step.deeds()) {
        String statement = code(done);
        body.append(moved(statement));
        code.append(done.deed() instanceof Deed.Remark ? "" : statement);
      }
    }
    return Phrases.of(phrases()).neededBy(code.toString()) + opening(program) + body + closing();
  }

  private String moved(String lines) {
    return lines.indent(indent());
  }

  private String code(Program.Done done) {
    String code = statement(done.deed());
    return done.succeeded() || done.deed() instanceof Deed.Remark ? code : mayFail(code);
  }

  /** A line of text in which nothing hides. */
  static String plain(String text) {
    return text.codePoints()
        .map(each -> isPlain(each) ? each : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}
