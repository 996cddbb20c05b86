package socksh.script;

import groovy.lang.Closure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import socksh.server.Answerer;
import socksh.server.Question;
import socksh.session.OutputGone;
import socksh.session.Verdict;

/**
 * A closure as what a server does: {@code serve(8888) { c -> c.reply "OK : ${c.line}\n" }}. Where
 * it fails the client is sent away, who would wait for ever, and the place is told once; in a
 * script that is the script's failure too.
 */
final class Answers implements Answerer {
  private final Player player;
  private final Closure<?> closure;
  private final ThreadLocal<Player> voices;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * @param player who plays the script that the closure is of
   */
  Answers(Player player, Closure<?> closure) {
    if (closure.getMaximumNumberOfParameters() > 1) {
      throw new IllegalArgumentException("a server's closure is given one client: { c -> ... }");
    }
    this.player = player.voices().root();
    this.closure = closure;
    this.voices = ThreadLocal.withInitial(player::voice);
  }

  @Override
  public void answer(Question question) {
    Player voice = voices.get();
    Guest guest = new Guest(voice, question);
    try {
      voice.voices().speak(voice, () -> closure.call(guest));
    } catch (OutputGone gone) {
      question.close();
    } catch (StepFailed | ScriptWrong ended) {
      failed(question, voice.place(), Failure.of(ended));
    } catch (Throwable thrown) { // Groovy throws what it likes, and its client would wait for ever
      String what = Thrown.inWords(thrown);
      failed(question, voice.place(), Failure.of(new ScriptWrong(voice.place(), what, "")));
    }
  }

  private void failed(Question question, Place place, Failure failure) {
    if (player.session().interrupted()) {
      return; // the server ended while it was thinking
    }
    player.voices().fallen(failure, place);
    try {
      if (told.add(place + failure.what())) {
        tell(question, place, failure);
      }
    } finally {
      question.close(); // not before it is told: the next client may come at once and fail alike
    }
  }

  private void tell(Question question, Place place, Failure failure) {
    String advice = failure.advice().isEmpty() ? "" : " (" + failure.advice() + ")";
    String who = question.client().map(each -> "; " + each.label() + " is sent away").orElse("");
    player
        .session()
        .remark(
            "the closure of "
                + question.listener().label()
                + " failed at "
                + player.where(place)
                + ": "
                + failure.what()
                + advice
                + who);
    if (failure.verdict() == Verdict.NO && !failure.rows().isEmpty()) {
      player.session().show(FailureReport.page(failure));
    }
  }
}
