package socksh.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import socksh.language.Line;
import socksh.language.Misunderstood;
import socksh.language.Problem;
import socksh.language.Word;
import socksh.session.OpenSocket;
import socksh.session.Sockets;

/** Reads one command: its socket, its verb, its parameters, {@code as NAME} and the ampersand. */
final class LineReader {
  /** What only the keeper of a socket does with it. */
  private static final Set<String> KEPT = Set.of("recv", "recvfrom", "accept", "fcntl", "listen");

  private final Catalog catalog;
  private final Line line;
  private final World world;
  private final Sockets sockets;
  private final Coming coming;
  private final List<Mark> marks = new ArrayList<>();
  private Optional<Command> command = Optional.empty();
  private Optional<Word> name = Optional.empty();

  LineReader(Catalog catalog, Line line, World world, Sockets sockets, Coming coming) {
    this.catalog = catalog;
    this.coming = coming;
    this.line = line;
    this.world = world;
    this.sockets = sockets;
  }

  /** What each word was found to be, as far as reading came. */
  List<Mark> marks() {
    return marks;
  }

  Request request() {
    List<Word> words = line.words();
    int verbAt = verbIndex();
    Word verb = words.get(verbAt);
    command = catalog.find(verb.raw());
    if (command.isEmpty()) {
      throw catalog.unknown(line, verbAt, sockets);
    }
    Command known = command.get();
    mark(verb, Tint.VERB);
    Optional<OpenSocket> socket = target(known, verb, verbAt);
    int end = words.size();
    Request.Mode mode = Request.Mode.FOREGROUND;
    if (end > verbAt + 1 && words.get(end - 1).is("&")) {
      end--;
      mode = Request.Mode.BACKGROUND;
      mark(words.get(end), Tint.KEYWORD);
    }
    name = name(known, verbAt, end);
    Values values = values(known, cursor(verbAt + 1, name.isPresent() ? end - 2 : end));
    return new Request(line, known, verb, socket, values, name, mode);
  }

  /** Tells what the command will have made, as far as it was read. */
  void foretell(Coming what) {
    command.ifPresent(known -> what.add(known, name));
  }

  private Cursor cursor(int from, int end) {
    return new Cursor(line, from, end, world, sockets, coming, Cursor.Text.FINISHED);
  }

  private void mark(Word word, Tint tint) {
    marks.add(new Mark(word.column(), word.end(), tint));
  }

  /** 0, or 1 where the line begins with a socket. A verb wins over a socket of the same name. */
  private int verbIndex() {
    Word first = line.words().getFirst();
    boolean socket =
        Catalog.socket(first, sockets).isPresent() || coming.names().contains(first.raw());
    if (catalog.find(first.raw()).isPresent() || !socket) {
      return 0;
    }
    mark(first, Tint.SOCKET);
    if (line.words().size() == 1) {
      throw missing(first, "what should " + first.text() + " do?", first.text() + " recv");
    }
    return 1;
  }

  private static Misunderstood missing(Word behind, String what, String example) {
    return new Misunderstood(new Problem(behind.end(), 0, what, "`" + example + "`, say"));
  }

  private Optional<OpenSocket> target(Command command, Word verb, int verbAt) {
    Optional<OpenSocket> named =
        verbAt == 0 ? Optional.empty() : Catalog.socket(line.words().getFirst(), sockets);
    if (verbAt > 0 && command.target() == Command.Target.NONE) {
      throw Misunderstood.at(
          verb,
          "`" + verb.text() + "` is not about a socket",
          "type it without " + line.words().getFirst().text());
    }
    Optional<OpenSocket> socket = named.isPresent() ? named : sockets.current();
    if (socket.isEmpty() && !coming.socket() && command.target() == Command.Target.REQUIRED) {
      throw Catalog.noSocket(verb);
    }
    if (command.target() == Command.Target.REQUIRED) {
      socket.filter(each -> isKeepers(command, each)).ifPresent(each -> kept(each, verb));
    }
    return socket;
  }

  /** Whether a command is for whoever keeps the socket; a server without a door would spin. */
  private static boolean isKeepers(Command command, OpenSocket socket) {
    return socket.keeper().isPresent()
        && (!Collections.disjoint(command.calls(), KEPT)
            || command.calls().contains("shutdown") && !socket.accepted());
  }

  private static void kept(OpenSocket socket, Word verb) {
    String how = socket.accepted() ? "send \"hello\"" : "close";
    throw Misunderstood.at(
        verb,
        socket.label() + " is served: `" + verb.text() + "` is its server's to do",
        "`" + socket.label() + " " + how + "` is yours");
  }

  /** The word after a closing {@code as}; only commands that make something have one. */
  private Optional<Word> name(Command command, int verbAt, int end) {
    List<Word> words = line.words();
    if (command.makes() != Command.Makes.NOTHING && words.get(end - 1).is("as")) {
      throw missing(words.get(end - 1), "a name is missing after `as`", "as web");
    }
    if (command.makes() == Command.Makes.NOTHING
        || end - 2 <= verbAt
        || !words.get(end - 2).is("as")) {
      return Optional.empty();
    }
    Word name = words.get(end - 1);
    mark(words.get(end - 2), Tint.KEYWORD);
    mark(name, Tint.NAME);
    if (!name.text().matches("[A-Za-z_][A-Za-z0-9_-]*")) {
      throw Misunderstood.at(name, "not a name", "letters, digits, - and _, a letter first");
    }
    if (catalog.find(name.text()).isPresent()) {
      throw Misunderstood.at(name, name.text() + " is a command", "choose another name");
    }
    return Optional.of(name);
  }

  private Values values(Command command, Cursor cursor) {
    try {
      return read(command, cursor);
    } finally {
      marks.addAll(cursor.marks());
    }
  }

  private static Values read(Command command, Cursor cursor) {
    Values values = new Values();
    for (Parameter<?> parameter : command.parameters()) {
      if (parameter.place() != Parameter.Place.KEYWORD) {
        keywords(command, cursor, values);
        if (parameter.place() == Parameter.Place.REQUIRED
            || cursor.hasNext() && parameter.startsAt(cursor)) {
          values.read(parameter, cursor);
        }
      }
    }
    keywords(command, cursor, values);
    if (cursor.hasNext()) {
      Word word = cursor.peek();
      String tip =
          word.is("&") ? "write `&;` before the next command" : "usage: " + command.synopsis();
      throw Misunderstood.at(word, "`" + word.raw() + "` is not expected here", tip);
    }
    return values;
  }

  private static void keywords(Command command, Cursor cursor, Values values) {
    boolean found = true;
    while (found) {
      found = false;
      for (Parameter<?> parameter : command.parameters()) {
        if (parameter.place() == Parameter.Place.KEYWORD
            && !values.has(parameter)
            && cursor.hasNext()
            && parameter.startsAt(cursor)) {
          values.read(parameter, cursor);
          found = true;
        }
      }
    }
  }
}
