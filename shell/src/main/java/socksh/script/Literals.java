package socksh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;

/** Where the literals of a script stand that its expectations are made of. */
final class Literals {
  private final List<MethodCallExpression> calls = new ArrayList<>();
  private final Lines lines;

  /** A literal in the text, quotes included: from one offset to another, exclusive. */
  record Span(int from, int to) {}

  /**
   * @throws org.codehaus.groovy.control.CompilationFailedException where the text is no Groovy
   */
  Literals(Source source) {
    this.lines = new Lines(source.text());
    CompilationUnit unit = new CompilationUnit();
    unit.addSource(source.name(), source.text());
    unit.compile(Phases.CONVERSION);
    unit.getAST()
        .getModules()
        .getFirst()
        .getStatementBlock()
        .visit(
            new CodeVisitorSupport() {
              @Override
              public void visitMethodCallExpression(MethodCallExpression call) {
                calls.add(call);
                super.visitMethodCallExpression(call);
              }
            });
  }

  /**
   * The literal that the call whose verb is at a place compares with; {@code index} counts in a
   * list.
   */
  Optional<Span> at(Place place, int index) {
    return calls.stream()
        .filter(call -> call.getMethod().getLineNumber() == place.line())
        .filter(call -> call.getMethod().getColumnNumber() == place.column())
        .findFirst()
        .flatMap(call -> wanted(call, index))
        .filter(expression -> expression instanceof ConstantExpression)
        .map(this::span);
  }

  private static Optional<Expression> wanted(MethodCallExpression call, int index) {
    if (!(call.getArguments() instanceof TupleExpression arguments)
        || arguments.getExpressions().isEmpty()
        || !(arguments.getExpression(0) instanceof MapExpression named)
        || named.getMapEntryExpressions().isEmpty()) {
      return Optional.empty();
    }
    Expression value = named.getMapEntryExpressions().getFirst().getValueExpression();
    return Optional.of(value instanceof ListExpression list ? list.getExpression(index) : value);
  }

  private Span span(ASTNode literal) {
    return new Span(
        lines.offset(new Place(literal.getLineNumber(), literal.getColumnNumber())),
        lines.offset(new Place(literal.getLastLineNumber(), literal.getLastColumnNumber())));
  }

  /** Where the lines of a text begin. */
  private static final class Lines {
    private final List<Integer> starts = new ArrayList<>(List.of(0));

    Lines(String text) {
      for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
        starts.add(at + 1);
      }
    }

    int offset(Place place) {
      return starts.get(place.line() - 1) + place.column() - 1;
    }
  }
}
