package socksh.script;

import groovy.lang.Closure;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.codehaus.groovy.runtime.MethodClosure;
import org.jspecify.annotations.Nullable;
import socksh.command.Interpreter;
import socksh.command.Phrase;
import socksh.language.Problem;
import socksh.session.Event;
import socksh.session.OpenSocket;
import socksh.session.OutputGone;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Verdict;

/** Lines of Groovy in one session: what one of them makes is there for the next. */
final class Conversation {
  private final Session session;
  private final Player player;
  private final Compiler compiler = Compiler.ofLines();
  private int count;

  Conversation(Interpreter shell) {
    this.session = shell.session();
    this.player = new Player(shell, Terms.of(Map.of()), Part.AS_WRITTEN);
  }

  /** Does one line or block. What it says of a command is said by the command itself. */
  Verdict perform(Phrase phrase, Inline inline) {
    try {
      player.variables().remember("_", value(inline.last()));
      SessionScript line = compiler.compile(new Source("line " + ++count, phrase.text()));
      return perform(line, phrase, inline);
    } catch (ScriptWrong noGroovy) {
      return phrase.isOpen()
          ? refuse(phrase, phrase.column(), "something is not closed in this", "")
          : refuse(phrase, column(phrase, noGroovy.place()), noGroovy.what(), noGroovy.tip());
    }
  }

  private Verdict perform(SessionScript line, Phrase phrase, Inline inline) {
    try {
      keepFunctions(line);
      answer(player.converse(line), inline);
      return Verdict.DONE;
    } catch (OutputGone gone) {
      throw gone;
    } catch (StepFailed failed) {
      tell(failed);
      return failed.verdict();
    } catch (ScriptWrong wrong) {
      return player.lines().wasTold(wrong)
          ? Verdict.WRONG
          : refuse(phrase, place(phrase, line), wrong.what(), wrong.tip());
    } catch (Exception | AssertionError | StackOverflowError thrown) {
      return refuse(phrase, place(phrase, line), Thrown.inWords(thrown), "");
    }
  }

  /** Where it went wrong; a function of an earlier line is not in this one. */
  private int place(Phrase phrase, SessionScript line) {
    return player.isAtWork(line) ? column(phrase, player.place()) : phrase.column();
  }

  private @Nullable Object value(@Nullable Object last) {
    return switch (last) {
      case OpenSocket socket -> player.variables().handle(socket);
      case Report.Received received -> new Octets(received.bytes());
      case null, default -> last;
    };
  }

  private void keepFunctions(SessionScript line) {
    line.playedBy(player);
    for (Method method : line.getClass().getDeclaredMethods()) {
      String name = method.getName();
      boolean own =
          Modifier.isPublic(method.getModifiers())
              && !Modifier.isStatic(method.getModifiers())
              && !method.isSynthetic()
              && !name.equals("run")
              && name.indexOf('$') < 0;
      if (own) {
        player.variables().remember(name, new MethodClosure(line, name));
      }
    }
  }

  /** Shows a value, unless the command that it came from has shown it. */
  private void answer(@Nullable Object value, Inline inline) {
    if (value != null) {
      inline.answer(value);
      if (value != player.verbs().answered()) {
        session.show(new Report.Sentence("= " + Shown.of(value)));
      }
    }
  }

  private void tell(StepFailed failed) {
    if (!player.lines().wasTold(failed)) {
      session.show(FailureReport.page(failed.failure()));
    }
  }

  private Verdict refuse(Phrase phrase, int column, String what, String tip) {
    int at = Math.max(phrase.column(), Math.min(column, phrase.end() - 1));
    Problem problem = new Problem(at, length(phrase.source(), at), what, tip);
    session.publish(new Event.Refused(session.now(), phrase.source(), problem));
    return Verdict.WRONG;
  }

  /** Where a place of the phrase is in the whole text. */
  private static int column(Phrase phrase, Place place) {
    int line = phrase.column();
    for (int i = 1; i < place.line() && phrase.source().indexOf('\n', line) >= 0; i++) {
      line = phrase.source().indexOf('\n', line) + 1;
    }
    return line + place.column() - 1;
  }

  private static int length(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return Math.max(1, end - from);
  }

  /** What there is by name. */
  Map<String, Variable> variables() {
    Map<String, Variable> all = new TreeMap<>();
    player.variables().all().forEach((name, value) -> all.put(name, described(name, value)));
    return all;
  }

  private static Variable described(String name, @Nullable Object value) {
    return switch (value) {
      case SocketHandle handle -> Variable.of(handle.socket());
      case Octets octets -> Variable.bytes(octets.size());
      case MethodClosure _ -> other(Variable.Kind.FUNCTION, name + "(...)");
      case Closure<?> _ -> other(Variable.Kind.FUNCTION, name + " { ... }");
      case null -> other(Variable.Kind.OTHER, "null");
      default -> other(Variable.Kind.OTHER, Shown.briefly(value));
    };
  }

  private static Variable other(Variable.Kind kind, String words) {
    return new Variable(kind, words, Optional.empty());
  }
}
