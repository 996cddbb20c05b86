package socksh.command;

import java.util.Optional;
import socksh.session.Report;
import socksh.session.Verdict;
import socksh.session.Wanted;

/** {@code recv all}: everything up to the end of the stream, to the screen, a pipe or a file. */
final class Draining {
  private final Invocation invocation;

  Draining(Invocation invocation) {
    this.invocation = invocation;
  }

  Verdict drain(Optional<String> file) {
    Report.Received received = ReceiveCommands.receive(invocation, new Wanted.All());
    return ReceiveCommands.show(invocation, received);
  }
}
