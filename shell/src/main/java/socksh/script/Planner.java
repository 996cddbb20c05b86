package socksh.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.syntax.Types;
import socksh.command.Catalog;
import socksh.command.Command;
import socksh.command.Parameters;

/** Goes through a script from top to bottom and notes what each call would touch. */
final class Planner extends CodeVisitorSupport {
  private static final Set<String> OF_FILES = Set.of("file", "to", "keep");

  /** Commands that take an address in a way of their own. */
  private static final Set<String> OF_ADDRESSES = Set.of("resolve", "serve", "tap");

  private static final String OF_ENVIRONMENT = "env";
  private static final Set<String> ADDRESSES_OF_SOCKETS =
      Set.of("local", "localPort", "peer", "peerPort");

  private final Source source;
  private final Catalog catalog;
  private final Vocabulary vocabulary;
  private final Map<String, String> settings;
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> sockets = new HashSet<>();
  private final SequencedMap<String, String> parameters = new LinkedHashMap<>();
  private final List<Plan.Touch> endpoints = new ArrayList<>();
  private final List<Plan.Touch> files = new ArrayList<>();
  private final List<Plan.Touch> variables = new ArrayList<>();
  private final SequencedSet<String> commands = new LinkedHashSet<>();
  private final Set<String> changing = new HashSet<>();
  private String title = "";

  Planner(Source source, Catalog catalog, Map<String, String> settings) {
    this.source = source;
    this.catalog = catalog;
    this.vocabulary = new Vocabulary(catalog);
    this.settings = settings;
  }

  Plan plan() {
    ModuleNode module = Syntax.of(source);
    changing.addAll(Changing.variables(module));
    module.getStatementBlock().visit(this);
    module.getMethods().forEach(method -> method.getCode().visit(this));
    return new Plan(
        source,
        title,
        parameters,
        endpoints,
        files,
        variables,
        commands,
        Restricted.breaches(module, new RestrictedWords(catalog)));
  }

  @Override
  public void visitBinaryExpression(BinaryExpression binary) {
    super.visitBinaryExpression(binary);
    if (Types.ofType(binary.getOperation().getType(), Types.ASSIGNMENT_OPERATOR)
        && binary.getLeftExpression() instanceof VariableExpression variable) {
      String name = variable.getName();
      if (makesSocket(binary.getRightExpression())) {
        sockets.add(name);
      } else if (!changing.contains(name)) {
        value(binary.getRightExpression()).ifPresent(value -> values.put(name, value));
      }
    }
  }

  private boolean makesSocket(Expression expression) {
    return expression instanceof MethodCallExpression call
        && call.getMethodAsString() != null
        && catalog
            .find(call.getMethodAsString())
            .filter(command -> command.makes() == Command.Makes.SOCKET)
            .isPresent();
  }

  @Override
  public void visitMethodCallExpression(MethodCallExpression call) {
    super.visitMethodCallExpression(call);
    String name = call.getMethodAsString();
    if (name == null || !(call.getArguments() instanceof TupleExpression arguments)) {
      return;
    }
    List<Expression> given = arguments.getExpressions();
    if (call.isImplicitThis()) {
      own(name, given);
    }
    catalog.find(isOfClass(call) ? "" : name).ifPresent(verb -> command(verb, call, given));
    touched(call, name, given);
  }

  /** {@code System.exit(0)} is no command of the shell. */
  private boolean isOfClass(MethodCallExpression call) {
    return call.getObjectExpression() instanceof VariableExpression variable
        && Character.isUpperCase(variable.getName().charAt(0))
        && !sockets.contains(variable.getName());
  }

  private void own(String name, List<Expression> given) {
    if (name.equals("session") && !given.isEmpty()) {
      title = value(given.getFirst()).orElse("");
    }
    if (name.equals("param") && !given.isEmpty() && given.getFirst() instanceof MapExpression map) {
      map.getMapEntryExpressions().forEach(this::parameter);
    }
  }

  private void parameter(MapEntryExpression entry) {
    String name = entry.getKeyExpression().getText();
    Optional<String> usual = value(entry.getValueExpression());
    String value = settings.getOrDefault(name, usual.orElse(text(entry.getValueExpression())));
    parameters.put(name, value);
    if (settings.containsKey(name) || usual.isPresent()) {
      values.put(name, value);
    }
  }

  private void command(Command command, MethodCallExpression call, List<Expression> given) {
    commands.add(command.name());
    boolean takesAddress =
        command.parameters().contains(Parameters.ADDRESS)
            || command.parameters().contains(Parameters.ADDRESS_IF_ANY)
            || OF_ADDRESSES.contains(command.name());
    if (takesAddress) {
      List<Expression> words = given.stream().filter(each -> !isWord(each)).toList();
      if (command.name().equals("tap")) {
        words.forEach(each -> tapped(call, each));
      } else if (!words.isEmpty() && words.stream().noneMatch(this::isOfTheScript)) {
        endpoints.add(touch(call, command.name(), address(words), words.getFirst()));
      }
    }
  }

  /** Where clients come, and what is behind. */
  private void tapped(MethodCallExpression call, Expression end) {
    if (!isOfTheScript(end)) {
      endpoints.add(touch(call, "tap", value(end), end));
    }
  }

  /** A bare word such as {@code tcp}, or arguments with names. */
  private boolean isWord(Expression given) {
    return given instanceof MapExpression
        || given instanceof VariableExpression variable
            && !values.containsKey(variable.getName())
            && !sockets.contains(variable.getName())
            && vocabulary.bare(variable.getName()).isPresent();
  }

  private boolean isOfTheScript(Expression given) {
    return given instanceof VariableExpression variable && sockets.contains(variable.getName())
        || given instanceof PropertyExpression property
            && ADDRESSES_OF_SOCKETS.contains(String.valueOf(property.getPropertyAsString()));
  }

  /** {@code HOST PORT} in two arguments, or all of it in one. */
  private Optional<String> address(List<Expression> words) {
    Optional<String> first = value(words.getFirst());
    boolean whole =
        words.size() == 1
            || first.filter(text -> text.matches("(unix|lab):.*|/.*|.*:\\d+|\\d+")).isPresent();
    if (whole || first.isEmpty()) {
      return first;
    }
    return value(words.get(1)).map(port -> first.get() + ":" + port);
  }

  /** {@code file: 'x'}, {@code file 'x'} and {@code send file, 'x'}; the same with {@code env}. */
  private void touched(MethodCallExpression call, String name, List<Expression> given) {
    if (!given.isEmpty() && isTouching(name) && call.isImplicitThis()) {
      touched(call, name, name, given.getFirst());
    }
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i) instanceof MapExpression named) {
        named.getMapEntryExpressions().stream()
            .filter(entry -> isTouching(entry.getKeyExpression().getText()))
            .forEach(
                entry ->
                    touched(
                        call,
                        name,
                        entry.getKeyExpression().getText(),
                        entry.getValueExpression()));
      } else if (i + 1 < given.size() && isTouching(given.get(i).getText())) {
        touched(call, name, given.get(i).getText(), given.get(i + 1));
      }
    }
  }

  private static boolean isTouching(String word) {
    return OF_FILES.contains(word) || word.equals(OF_ENVIRONMENT);
  }

  private void touched(MethodCallExpression call, String verb, String word, Expression what) {
    List<Plan.Touch> touches = word.equals(OF_ENVIRONMENT) ? variables : files;
    touches.add(touch(call, verb, value(what), what));
  }

  private Plan.Touch touch(ASTNode at, String verb, Optional<String> what, Expression written) {
    return new Plan.Touch(at.getLineNumber(), verb, what, text(written));
  }

  /** What an expression is, where that can be told without running anything. */
  private Optional<String> value(Expression expression) {
    return switch (expression) {
      case ConstantExpression constant when constant.getValue() != null ->
          Optional.of(constant.getValue().toString());
      case VariableExpression variable -> Optional.ofNullable(values.get(variable.getName()));
      case GStringExpression text -> joined(text);
      default -> Optional.empty();
    };
  }

  private Optional<String> joined(GStringExpression text) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < text.getStrings().size(); i++) {
      all.append(text.getStrings().get(i).getValue());
      if (i < text.getValues().size()) {
        Optional<String> value = value(text.getValue(i));
        if (value.isEmpty()) {
          return Optional.empty();
        }
        all.append(value.get());
      }
    }
    return Optional.of(all.toString());
  }

  /** As it stands in the script; only the first line of it. */
  private String text(Expression expression) {
    String line = source.line(expression.getLineNumber());
    int from = Math.clamp(expression.getColumnNumber() - 1, 0, line.length());
    boolean oneLine = expression.getLastLineNumber() == expression.getLineNumber();
    int end = oneLine ? expression.getLastColumnNumber() - 1 : line.length();
    return line.substring(from, Math.clamp(end, from, line.length())).strip();
  }
}
