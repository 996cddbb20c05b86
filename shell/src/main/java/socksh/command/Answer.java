package socksh.command;

import java.util.Optional;
import socksh.session.OpenSocket;
import socksh.session.Verdict;

/**
 * What came of one command.
 *
 * @param made the socket it made, or the one it spoke to where it would else have made one
 */
public record Answer(Verdict verdict, Optional<OpenSocket> made) {}
