/**
 * Many clients on one thread. A {@link socksh.server.Server} begins with a listener that the
 * session made, call by call and on the record; from then on its {@link socksh.server.EventLoop}
 * keeps it, accepts, receives and answers below the journal through {@link socksh.kernel.Epoll},
 * and what it did is told as events and totals. Each client is a socket of the session with a
 * number like any other. A line that is about one, {@code #7 send "hello"}, makes its call on the
 * record, but through the loop, as its {@link socksh.session.Keeper}, between two of the loop's
 * turns; only receiving is the loop's alone. What a server does is a list of {@link
 * socksh.server.Behaviour}s, applied to messages that a {@link socksh.server.Framing} cuts out of
 * what comes. Memory for each client is bounded: while something waits to be sent to it, nothing is
 * received from it.
 */
@NullMarked
package socksh.server;

import org.jspecify.annotations.NullMarked;
