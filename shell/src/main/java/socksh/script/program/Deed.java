package socksh.script.program;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Kind;
import socksh.kernel.OptionValue;
import socksh.kernel.SocketOption;
import socksh.session.Wanted;

/**
 * One thing that a program does. Sockets are named by their variables. Times are in milliseconds;
 * {@link #NO_WAIT} where the socket does not wait.
 */
sealed interface Deed {
  /** For a call on a socket that does not wait. */
  int NO_WAIT = -1;

  /** What becomes of a socket: some languages have to know it when it is made. */
  enum Role {
    STREAM,
    LISTENER,
    DATAGRAM
  }

  record Make(String socket, Family family, Kind kind, Role role) implements Deed {}

  record Bind(String socket, Place at, Role role) implements Deed {}

  record Connect(String socket, Place to, int millis) implements Deed {}

  /** {@code at} is where it was bound, for languages that bind and listen in one call. */
  record Listen(String socket, int backlog, Optional<Place> at) implements Deed {}

  /** Without a time it waits until somebody comes. */
  record Accept(String socket, String listener, OptionalInt millis) implements Deed {}

  record Send(String socket, Data data) implements Deed {}

  record SendTo(String socket, Data data, Place to) implements Deed {}

  /** Receives, and writes what came to standard output or to a file. */
  record Receive(String socket, Wanted wanted, Role role, int millis, Optional<String> file)
      implements Deed {}

  /** Looks at what waits. */
  record Peek(String socket, int most, int millis) implements Deed {}

  /** Receives exactly this, or a datagram that is this. */
  record ExpectBytes(String socket, Data wanted, Role role, int millis) implements Deed {}

  /** Receives a line that is this, its end not counted. */
  record ExpectLine(String socket, byte[] wanted, int millis) implements Deed {}

  /** Receives the end of the stream. */
  record ExpectEnd(String socket, int millis) implements Deed {}

  record Poll(List<String> sockets, boolean write, int millis) implements Deed {}

  record Shutdown(String socket, Call.How how) implements Deed {}

  record Close(String socket) implements Deed {}

  record SetOption(String socket, SocketOption option, OptionValue value) implements Deed {}

  record GetOption(String socket, SocketOption option) implements Deed {}

  record Name(String socket) implements Deed {}

  record Peer(String socket) implements Deed {}

  record SetBlocking(String socket, boolean blocking) implements Deed {}

  record Resolve(String host) implements Deed {}

  /** Something to be known about the line; nothing is done. */
  record Remark(String text) implements Deed {}

  /** What no program can do: it says so and ends, rather than do something else. */
  record Unsayable(String why) implements Deed {}
}
