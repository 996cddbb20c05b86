package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import socksh.kernel.TcpInfo;
import socksh.kernel.TcpState;
import socksh.language.DidYouMean;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.manual.trade.Article;
import socksh.manual.trade.Dictionary;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Settings.Toggle;
import socksh.session.Verdict;

/** {@code explain}: every call as it is made, or a word of the trade on one short page. */
final class ExplainCommand {
  private static final Parameter<List<Word>> WHAT = new ExplainParameter();

  private final Invocation invocation;
  private final List<Word> words;

  private ExplainCommand(Invocation invocation) {
    this.invocation = invocation;
    this.words = invocation.get(WHAT);
  }

  static Command command() {
    return Command.named("explain")
        .summary("show every call and why; or tell what a word means")
        .takes(WHAT)
        .on(Command.Target.OPTIONAL, OpenSocket::isTcp)
        .ofTheShell()
        .example("explain on; open tcp lab:echo; explain off; explain states; explain TIME_WAIT")
        .notes(
            "WORD is a state of TCP, a call, an errno, a socket option or a word of the trade:"
                + " TIME_WAIT, recv, EPIPE, nodelay, backlog, Recv-Q. Case, blanks and dashes do"
                + " not matter. LISTEN is the state, listen the call.",
            "`explain states` draws the states of TCP and lights the one the current socket is in,"
                + " `explain states #2` that of another; the kernel is asked at that moment.",
            "`why` tells at length about the last answer only.")
        .does(invocation -> new ExplainCommand(invocation).perform());
  }

  private Verdict perform() {
    String text = text(words);
    Optional<Toggle> toggle = Optional.ofNullable(Setting.words(Toggle.values()).get(text));
    if (toggle.isPresent()) {
      invocation.session().settings().explain(toggle.get());
      return SettingCommands.tell(invocation, SettingTable.find("explain").orElseThrow());
    }
    Optional<Article> article = Dictionary.find(text);
    if (article.isPresent()) {
      return show(article.get(), invocation.target());
    }
    if (words.size() > 1) {
      Optional<Article> first = Dictionary.find(text(words.subList(0, words.size() - 1)));
      if (first.isPresent()) {
        return show(first.get(), Optional.of(socket(words.getLast())));
      }
    }
    return showHelp(text);
  }

  private static String text(List<Word> words) {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }

  private OpenSocket socket(Word word) {
    return Catalog.socket(word, invocation.session().sockets())
        .orElseThrow(
            () ->
                Misunderstood.at(word, "there is no socket " + word.raw(), "`sockets` lists them"));
  }

  private Verdict show(Article article, Optional<OpenSocket> socket) {
    if (article.name().equals("states")) {
      return invocation.show(new StatesNow(invocation.session()).of(socket));
    }
    Optional<TcpState> now =
        socket.flatMap(it -> new Look(invocation.session(), it).info()).map(TcpInfo::state);
    return invocation.show(
        new Report.Page(
            new ExplainPage(article, invocation.catalog())
                .entries(socket.map(OpenSocket::label), now)));
  }

  /** What is no word of the trade may be a verb or a topic of this shell. */
  private Verdict showHelp(String text) {
    List<Report.Entry> page =
        invocation
            .catalog()
            .find(text)
            .map(command -> new HelpPage(command).entries())
            .or(() -> HelpTopic.find(text).map(HelpTopic::entries))
            .orElseThrow(this::unknown);
    return invocation.show(new Report.Page(page));
  }

  private Misunderstood unknown() {
    String text = text(words);
    List<String> keys = new ArrayList<>();
    Dictionary.all().forEach(article -> keys.add(Dictionary.key(article.name())));
    String tip =
        DidYouMean.closest(Dictionary.key(text), keys)
            .flatMap(Dictionary::find)
            .map(article -> "did you mean `explain " + article.name() + "`?")
            .orElse("Tab lists the words; `explain on` or `off` is about calls");
    return Misunderstood.at(words.getFirst(), "no word to explain is called " + text, tip);
  }
}
