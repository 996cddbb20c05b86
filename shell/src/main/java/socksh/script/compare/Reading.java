package socksh.script.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BitwiseNegationExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.syntax.Types;
import socksh.script.Source;

/** Reads the steps off a script, with the places of its literals. */
final class Reading {
  /** Stands for the checksum of bytes that are too many to be written. */
  static final String SUM = "0x";

  /** Whatever comes up to the end, in the place of what came once. */
  static final String REST = "expect rest: any";

  /** However a payload is written, it is a payload. */
  private static final Pattern SENDS = Pattern.compile("^(\\w+\\.send) .*");

  private final String text;
  private final List<Integer> lines = new ArrayList<>(List.of(0));
  private final List<Step> steps = new ArrayList<>();

  /**
   * @throws IllegalArgumentException where the text is no Groovy
   */
  Reading(Source source) {
    this.text = source.text();
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      lines.add(at + 1);
    }
    CompilationUnit unit = new CompilationUnit();
    unit.addSource(source.name(), text);
    try {
      unit.compile(Phases.CONVERSION);
    } catch (CompilationFailedException wrong) {
      throw new IllegalArgumentException(source.name() + " is no script", wrong);
    }
    unit.getAST()
        .getModules()
        .getFirst()
        .getStatementBlock()
        .getStatements()
        .forEach(this::statement);
  }

  List<Step> steps() {
    return steps;
  }

  private void statement(Statement statement) {
    int from = from(statement);
    int to = from + text.substring(from, to(statement)).stripTrailing().length();
    List<Quote> quotes = new ArrayList<>();
    MethodCallExpression call = null;
    if (statement instanceof ExpressionStatement spoken) {
      collect(spoken.getExpression(), false, from(spoken.getExpression()), quotes);
      call = spoken.getExpression() instanceof MethodCallExpression it ? it : null;
    }
    // Groovy puts named arguments before the others.
    quotes.sort(Comparator.comparingInt(Quote::from));
    int end = text.indexOf('\n', to);
    String rest = text.substring(to, end < 0 ? text.length() : end).strip();
    steps.add(
        new Step(
            statement.getLineNumber(),
            from,
            to,
            skeleton(from, to, quotes),
            call == null ? "" : call.getMethodAsString(),
            call == null ? "" : form(call),
            quotes,
            rest.startsWith("//") ? rest.substring(2).strip() : ""));
  }

  private static String form(MethodCallExpression call) {
    return call.getArguments() instanceof TupleExpression tuple
            && !tuple.getExpressions().isEmpty()
            && tuple.getExpression(0) instanceof MapExpression named
            && !named.getMapEntryExpressions().isEmpty()
        ? named.getMapEntryExpressions().getFirst().getKeyExpression().getText()
        : "";
  }

  private String skeleton(int from, int to, List<Quote> quotes) {
    StringBuilder code = new StringBuilder();
    int at = from;
    for (Quote quote : quotes) {
      code.append(text, at, quote.from()).append("''");
      at = quote.to();
    }
    code.append(text, at, to);
    return SENDS
        .matcher(code.toString().replaceAll("\\s+", " ").replaceAll("0x[0-9A-F]{8}L", SUM))
        .replaceFirst("$1 ''")
        .replace(REST, "expect text: ''");
  }

  private int from(ASTNode node) {
    return offset(node.getLineNumber(), node.getColumnNumber());
  }

  private int to(ASTNode node) {
    return offset(node.getLastLineNumber(), node.getLastColumnNumber());
  }

  private int offset(int line, int column) {
    return Math.min(text.length(), lines.get(line - 1) + column - 1);
  }

  // --- literals ---------------------------------------------------------------------------------

  private void collect(Expression expression, boolean hex, int key, List<Quote> quotes) {
    Optional<String> constant = constant(expression);
    if (constant.isPresent()) {
      Quote.Form form = hex ? Quote.Form.HEX : Quote.Form.TEXT;
      quotes.add(new Quote(from(expression), to(expression), key, constant.get(), form));
      return;
    }
    switch (expression) {
      case BitwiseNegationExpression negation ->
          constant(negation.getExpression())
              .ifPresent(
                  regex ->
                      quotes.add(
                          new Quote(from(negation), to(negation), key, regex, Quote.Form.PATTERN)));
      case GStringExpression woven ->
          quotes.add(new Quote(from(woven), to(woven), key, woven.getText(), Quote.Form.WOVEN));
      case BinaryExpression assigns when assigns.getOperation().getType() == Types.ASSIGN ->
          collect(assigns.getRightExpression(), false, key, quotes);
      case MapExpression named -> named.getMapEntryExpressions().forEach(it -> entry(it, quotes));
      case ListExpression list -> all(list.getExpressions(), hex, quotes);
      case TupleExpression tuple -> all(tuple.getExpressions(), hex, quotes);
      case MethodCallExpression call ->
          collect(call.getArguments(), "hex".equals(call.getMethodAsString()), key, quotes);
      default -> {}
    }
  }

  private void all(List<Expression> expressions, boolean hex, List<Quote> quotes) {
    expressions.forEach(each -> collect(each, hex, from(each), quotes));
  }

  private void entry(MapEntryExpression entry, List<Quote> quotes) {
    String name = entry.getKeyExpression().getText();
    boolean hex = name.equals("hex") || name.equals("datagram");
    collect(entry.getValueExpression(), hex, from(entry), quotes);
  }

  /** A text, or several that are added up: the rows of a long one. */
  private static Optional<String> constant(Expression expression) {
    return switch (expression) {
      case ConstantExpression it when it.getValue() instanceof String text -> Optional.of(text);
      case BinaryExpression sum when sum.getOperation().getType() == Types.PLUS ->
          constant(sum.getLeftExpression())
              .flatMap(left -> constant(sum.getRightExpression()).map(right -> left + right));
      default -> Optional.empty();
    };
  }
}
