package socksh.script.record;

import java.util.ArrayList;
import java.util.List;

/** Statements as the text of a script: a head, blank lines between conversations, columns. */
final class ScriptText {
  private static final int WIDEST_FOR_NOTE = 60;

  private final StringBuilder text = new StringBuilder();

  private ScriptText() {}

  /** The whole text; {@code head} stands first as it is. */
  static String of(List<String> head, List<Statement> statements) {
    ScriptText script = new ScriptText();
    head.forEach(line -> script.text.append(line).append('\n'));
    paragraphs(statements).forEach(script::paragraph);
    return script.text.toString();
  }

  /** A conversation that begins after something else was said begins a paragraph. */
  private static List<List<Statement>> paragraphs(List<Statement> statements) {
    List<List<Statement>> paragraphs = new ArrayList<>();
    boolean open = false;
    for (Statement statement : statements) {
      if (!open) {
        paragraphs.add(new ArrayList<>());
        open = true;
      } else if (statement.begins() && !paragraphs.getLast().getLast().begins()) {
        paragraphs.add(comments(paragraphs.getLast()));
      }
      paragraphs.getLast().add(statement);
    }
    return paragraphs;
  }

  /** Takes away the comments that end a paragraph: they are about the next one. */
  private static List<Statement> comments(List<Statement> paragraph) {
    int from = paragraph.size();
    while (from > 1 && paragraph.get(from - 1).head().isEmpty()) {
      from--;
    }
    List<Statement> ending = paragraph.subList(from, paragraph.size());
    List<Statement> comments = new ArrayList<>(ending);
    ending.clear();
    return comments;
  }

  private void paragraph(List<Statement> statements) {
    text.append('\n');
    List<String> codes = new ArrayList<>();
    for (int at = 0; at < statements.size(); at++) {
      codes.add(code(statements.get(at), column(statements, at)));
    }
    int notes =
        2
            + codes.stream()
                .mapToInt(String::length)
                .filter(length -> length <= WIDEST_FOR_NOTE)
                .max()
                .orElse(0);
    for (int at = 0; at < statements.size(); at++) {
      line(codes.get(at), statements.get(at).note(), notes);
    }
  }

  /** Where the arguments start of one who says several things in a row. */
  private static int column(List<Statement> statements, int at) {
    String receiver = statements.get(at).receiver();
    int first = at;
    while (first > 0 && isSame(receiver, statements.get(first - 1))) {
      first--;
    }
    int width = 0;
    for (int i = first; i < statements.size() && isSame(receiver, statements.get(i)); i++) {
      Statement each = statements.get(i);
      width = Math.max(width, each.arguments().isEmpty() ? 0 : each.head().length());
    }
    return width;
  }

  private static boolean isSame(String receiver, Statement other) {
    return !receiver.isEmpty() && receiver.equals(other.receiver());
  }

  private static String code(Statement statement, int column) {
    if (statement.head().isEmpty()) {
      return "";
    }
    if (statement.arguments().isEmpty()) {
      return statement.head() + (statement.head().endsWith("}") ? "" : "()");
    }
    int gap = 1 + Math.max(0, column - statement.head().length());
    return broken(statement.head() + " ".repeat(gap) + statement.arguments());
  }

  /** Where it goes on in a next line, the quotes stand below each other. */
  private static String broken(String code) {
    List<String> lines = code.lines().toList();
    int end = Math.max(0, lines.getFirst().lastIndexOf('\'') - 1);
    String indent = "\n" + " ".repeat(Math.max(0, lines.getFirst().lastIndexOf('\'', end)));
    return String.join(indent, lines);
  }

  private void line(String code, String note, int column) {
    text.append(code);
    if (!note.isEmpty()) {
      int gap = code.isEmpty() ? 0 : Math.max(2, column - code.length());
      text.append(" ".repeat(gap)).append("// ").append(note);
    }
    text.append('\n');
  }
}
