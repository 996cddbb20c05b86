package socksh.manual.trade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import socksh.kernel.SocketOption;

/** An article for each socket option. */
final class OptionArticles {
  private static final Map<String, Note> NOTES =
      Note.all(SocketOptionNotes.TEXT, LayerOptionNotes.TEXT);

  private OptionArticles() {}

  static List<Article> all() {
    return Arrays.stream(SocketOption.values()).map(OptionArticles::of).toList();
  }

  private static Article of(SocketOption option) {
    Note note = Note.of(option.word(), NOTES);
    List<String> see = new ArrayList<>(note.list("see"));
    see.add(option.access() == SocketOption.Access.READ_ONLY ? "getsockopt" : "setsockopt");
    return new Article(
        option.word(),
        Article.Kind.OPTION,
        option.summary(),
        List.of(option.name()),
        "",
        facts(option, note),
        note.part("type").isEmpty() ? example(option) : note.part("type"),
        "man 7 " + page(option),
        see);
  }

  private static List<Article.Fact> facts(SocketOption option, Note note) {
    List<Article.Fact> facts = new ArrayList<>();
    boolean readOnly = option.access() == SocketOption.Access.READ_ONLY;
    facts.add(new Article.Fact("in C", option.name() + (readOnly ? ", can only be read" : "")));
    facts.addAll(note.facts());
    return facts;
  }

  private static String example(SocketOption option) {
    String socket =
        switch (option.level()) {
          case SOCKET, TCP -> "open tcp lab:echo; ";
          case IP -> "socket tcp v4; ";
          case IPV6 -> "socket tcp v6; ";
          case UDP -> "socket udp; ";
        };
    return socket + "option " + option.word();
  }

  private static String page(SocketOption option) {
    return switch (option.level()) {
      case SOCKET -> "socket";
      case TCP -> "tcp";
      case IP -> "ip";
      case IPV6 -> "ipv6";
      case UDP -> "udp";
    };
  }
}
