package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.language.Line;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.session.OpenSocket;
import socksh.session.Sockets;

/** Reads one command: its socket, its verb, its parameters, {@code as NAME} and the ampersand. */
final class LineReader {
  private final Catalog catalog;
  private final Line line;
  private final World world;
  private final Sockets sockets;
  private final List<Mark> marks = new ArrayList<>();

  LineReader(Catalog catalog, Line line, World world, Sockets sockets) {
    this.catalog = catalog;
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
    Command command = catalog.find(verb.raw()).orElseThrow(() -> catalog.unknown(verb, sockets));
    marks.add(new Mark(verb.column(), verb.end(), Tint.VERB));
    Optional<OpenSocket> socket = target(command, verb, verbAt);
    int end = words.size();
    Request.Mode mode = Request.Mode.FOREGROUND;
    if (end > verbAt + 1 && words.get(end - 1).is("&")) {
      end--;
      mode = Request.Mode.BACKGROUND;
      mark(words.get(end), Tint.KEYWORD);
    }
    Optional<Word> name = name(command, verbAt, end);
    if (name.isPresent()) {
      end -= 2;
    }
    Values values = values(command, new Cursor(line, verbAt + 1, end, world, sockets));
    return new Request(line, command, verb, socket, values, name, mode);
  }

  private void mark(Word word, Tint tint) {
    marks.add(new Mark(word.column(), word.end(), tint));
  }

  /** 0, or 1 where the line begins with a socket. A verb wins over a socket of the same name. */
  private int verbIndex() {
    Word first = line.words().getFirst();
    if (catalog.find(first.raw()).isPresent() || Catalog.socket(first, sockets).isEmpty()) {
      return 0;
    }
    mark(first, Tint.SOCKET);
    if (line.words().size() == 1) {
      throw Misunderstood.at(
          first, "what should " + first.text() + " do?", "`" + first.text() + " recv`, say");
    }
    return 1;
  }

  private Optional<OpenSocket> target(Command command, Word verb, int verbAt) {
    Optional<OpenSocket> named =
        verbAt == 0 ? Optional.empty() : Catalog.socket(line.words().getFirst(), sockets);
    if (named.isPresent() && command.target() == Command.Target.NONE) {
      throw Misunderstood.at(
          verb,
          "`" + verb.text() + "` is not about a socket",
          "type it without " + line.words().getFirst().text());
    }
    Optional<OpenSocket> socket = named.isPresent() ? named : sockets.current();
    if (socket.isEmpty() && command.target() == Command.Target.REQUIRED) {
      throw Catalog.noSocket(verb);
    }
    return socket;
  }

  /** The word after a closing {@code as}; only commands that make something have one. */
  private Optional<Word> name(Command command, int verbAt, int end) {
    List<Word> words = line.words();
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
      throw Misunderstood.at(
          word, "`" + word.raw() + "` is not expected here", "usage: " + command.synopsis());
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
