package socksh.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Errno;
import socksh.kernel.TcpState;

/** What a command has to show, as facts. */
public sealed interface Report {

  /**
   * What was received from a socket.
   *
   * @param wanted what was asked for
   * @param ending how the receiving ended
   * @param errno the kernel's no, where it ended in one
   * @param bytes what the one who asked gets
   * @param shown how many of the bytes are worth showing: without the line end for a line
   * @param from the sender of a datagram
   * @param length the whole length of a datagram, of which the rest was discarded; else that of
   *     bytes
   * @param waiting bytes that came and were not enough: they wait for the next who asks
   * @param calls how many times recv(2) was called
   * @param note something worth saying about it, or the empty string
   * @param took nanoseconds from asking to having
   */
  record Received(
      String socket,
      Wanted wanted,
      Ending ending,
      Optional<Errno> errno,
      byte[] bytes,
      int shown,
      Optional<Address> from,
      long length,
      int waiting,
      int calls,
      String note,
      long took)
      implements Report {}

  /** A table: a title, the heads of its columns, its rows. */
  record Table(String title, List<Column> columns, List<List<String>> rows) implements Report {}

  /** The head of a column; numbers stand right. */
  record Column(String head, Align align, Need need) {
    /** A column of words. */
    public static Column left(String head) {
      return new Column(head, Align.LEFT, Need.ALWAYS);
    }

    /** A column of numbers. */
    public static Column right(String head) {
      return new Column(head, Align.RIGHT, Need.ALWAYS);
    }

    /** The same column, left out only where nothing else helps. */
    public Column preferably() {
      return new Column(head, align, Need.PREFERABLY);
    }

    /** The same column, shown only where the screen is wide enough. */
    public Column whereRoom() {
      return new Column(head, align, Need.WHERE_ROOM);
    }
  }

  /** Whether a column may be left out on a narrow screen. */
  enum Need {
    ALWAYS,
    /** Left out when that is not enough with those that are for where there is room. */
    PREFERABLY,
    WHERE_ROOM
  }

  /** The side a column's cells stand on. */
  enum Align {
    LEFT,
    RIGHT
  }

  /** A page of help or explanation. */
  record Page(List<Entry> entries) implements Report {}

  /** A part of a page. */
  sealed interface Entry {
    /** A heading. */
    record Heading(String text) implements Entry {}

    /** A paragraph, to be wrapped. */
    record Text(String text) implements Entry {}

    /** A term and what it means, to be lined up. */
    record Term(String term, String meaning) implements Entry {}

    /** A line to type. */
    record Example(String line) implements Entry {}

    /**
     * The ways into a state of TCP and out of it.
     *
     * @param now the state that the socket in question is in
     */
    record Ways(TcpState state, Optional<TcpState> now) implements Entry {}

    /** A call that was made, with what the kernel answered. */
    record Told(Event.Returned call) implements Entry {}
  }

  /**
   * A script that was played.
   *
   * @param heading how it ended, its name, how long it took
   * @param lines what there is to say of a failure
   */
  record Played(String script, Verdict verdict, String heading, List<String> lines)
      implements Report {
    /** As a page. */
    public Page page() {
      List<Entry> entries = new ArrayList<>();
      entries.add(new Entry.Heading(heading));
      lines.forEach(line -> entries.add(new Entry.Example(line)));
      return new Page(entries);
    }
  }

  /** A dump of bytes that went one way, as {@code log hex} shows it. */
  record Dump(String heading, byte[] bytes) implements Report {}

  /** Calls that were made and answered, the oldest first. */
  record Calls(List<Event.Returned> calls) implements Report {}

  /**
   * What passed between sockets, to be drawn as a ladder.
   *
   * @param events what happened, the oldest first; those that a ladder does not draw may be absent
   * @param sockets the labels of those that are meant; none for those of the last conversation
   */
  record Conversation(List<Event> events, List<String> sockets) implements Report {
    /** What a journal holds of some sockets. */
    public static Conversation of(Journal journal, List<String> sockets) {
      return new Conversation(
          journal.events().stream().filter(Conversation::isDrawn).toList(), List.copyOf(sockets));
    }

    /** Whether a ladder or a packet file has anything to tell of an event. */
    public static boolean isDrawn(Event event) {
      return switch (event) {
        case Event.Returned _, Event.Stood _, Event.Named _, Event.Captured _ -> true;
        case Event.Tapped _ -> true;
        case Event.Shown shown -> shown.report() instanceof Poured;
        case Event.Noticed(_, Notice.ClientCame _), Event.Noticed(_, Notice.Crowd _) -> true;
        case Event.Typed _, Event.Refused _, Event.Entered _, Event.Noticed _ -> false;
      };
    }
  }

  /**
   * The diagram of TCP's states.
   *
   * @param who the socket that it lights the state of, or the empty string
   * @param ours its state; empty where it has none
   * @param theirs the state of its other end, where that is on this machine
   */
  record States(String heading, String who, Optional<TcpState> ours, Optional<TcpState> theirs)
      implements Report {}

  /** One sentence. */
  record Sentence(String text) implements Report {}

  /**
   * Received below the journal, straight into a file or a pipe: how much is known, and not what.
   *
   * @param socket the shell's name for the socket
   * @param bytes how many were taken from the kernel
   * @param ended whether the end of the stream came
   * @param text the same as a sentence
   */
  record Poured(String socket, long bytes, boolean ended, String text) implements Report {}
}
