package socksh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import socksh.command.Answer;
import socksh.command.Command;
import socksh.command.Interpreter;
import socksh.kernel.Call;
import socksh.language.Line;
import socksh.language.Payload;
import socksh.language.Problem;
import socksh.server.Answerer;
import socksh.session.Ongoing;
import socksh.session.OpenSocket;
import socksh.session.Verdict;

/**
 * The lines of the shell that a script comes to; one that is not answered as it says ends the
 * script.
 */
final class Lines {
  /** So long may closures answer on when the script is over, in nanoseconds. */
  private static final long LAST_WORDS = 200_000_000;

  private static final Call.Poll A_MOMENT = new Call.Poll(List.of(), 1);

  private final Player player;
  private final Interpreter shell;
  private final Saying saying;
  private final Overheard heard;
  private @Nullable RuntimeException told;

  /**
   * @param heard sees what the session is told while the script is played
   */
  Lines(Player player, Saying saying, Overheard heard) {
    this.player = player;
    this.shell = player.shell();
    this.saying = saying;
    this.heard = heard;
  }

  /** Does a command; a socket that it made or was said to knows its answer. */
  Answer perform(Optional<SocketHandle> socket, Command command, Object[] arguments) {
    String label = socket.map(each -> each.socket().label()).orElse("");
    Optional<Answerer> answerer = Serving.answerer(player, command, arguments);
    Object[] words = command.name().equals("serve") ? Serving.words(arguments) : arguments;
    String line = saying.line(label, command, words, player.waiting());
    Answer answer = perform(socket, line, answerer);
    answer
        .made()
        .map(player.variables()::handle)
        .or(() -> socket)
        .ifPresent(each -> each.answered(heard.outcome()));
    return answer;
  }

  private Answer perform(Optional<SocketHandle> socket, String line) {
    return perform(socket, line, Optional.empty());
  }

  private Answer perform(Optional<SocketHandle> socket, String line, Optional<Answerer> answerer) {
    heard.forget();
    Answer answer = shell.perform(line, answerer);
    if (heard.problem().isPresent()) {
      Problem problem = heard.problem().get();
      throw told(new ScriptWrong(player.place(), problem.what(), problem.tip()));
    }
    if (answer.verdict() != Verdict.DONE) {
      throw told(Failures.ofCommand(answer.verdict(), heard, socket, player).thrown());
    }
    return answer;
  }

  private RuntimeException told(RuntimeException failure) {
    told = failure;
    return failure;
  }

  /** Whether the command that failed has said so itself. */
  boolean wasTold(RuntimeException failure) {
    return failure == told;
  }

  /** Says something to a socket in the words of the shell. */
  void say(SocketHandle socket, String words) {
    var _ = perform(Optional.of(socket), socket.socket().label() + " " + words);
  }

  /** Makes a socket in the words of the shell; {@code more} is then said to it. */
  OpenSocket make(String words, String... more) {
    OpenSocket socket = perform(Optional.empty(), words).made().orElseThrow();
    for (String each : more) {
      say(player.variables().handle(socket), each);
    }
    return socket;
  }

  /** The bytes that a payload, said so, would put on the wire. */
  byte[] bytesOf(Object[] payload) {
    StringJoiner words = new StringJoiner(" ");
    saying.words(payload, words);
    return Payload.parse(Line.parse(words.toString()).getFirst().words(), 0)
        .build(shell.world())
        .bytes();
  }

  /** Lets closures finish that are about to: what goes wrong in them is the script's failure. */
  void letAnswersFinish() {
    long limit = player.session().now() + LAST_WORDS;
    while (player.session().ongoing().stream().anyMatch(Ongoing::isThinking)
        && player.session().now() < limit
        && !player.session().interrupted()) {
      var _ = player.session().kernel().perform(A_MOMENT);
    }
  }

  /** Servers and taps go on up to the end of the script, and nobody forgot to end them. */
  private void closeOngoing(List<OpenSocket> left) {
    for (Ongoing each : player.session().ongoing()) {
      if (left.contains(each.socket())) {
        String label = each.socket().label();
        boolean served = each.socket().keeper().isPresent();
        var _ = shell.perform(served ? "serve stop " + label : label + " close");
      }
    }
  }

  /** Every script closes what it opened; what it forgot is named. */
  void closeAllBut(List<OpenSocket> before) {
    List<OpenSocket> left = new ArrayList<>(player.session().sockets().all());
    left.removeAll(before);
    closeOngoing(left);
    left.retainAll(player.session().sockets().all());
    for (OpenSocket socket : left) {
      player.session().remark(player.variables().handle(socket) + " was still open; closing it");
      var _ = shell.perform(socket.label() + " close");
    }
  }
}
