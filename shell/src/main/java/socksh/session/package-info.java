/**
 * What has happened so far. A {@link socksh.session.Session} makes calls through the kernel it was
 * given, writes each down in its {@link socksh.session.Journal} as events, shows the events to its
 * views in order, and knows from them which sockets are open. Receiving by form (a line, exactly so
 * many bytes, until a delimiter) is here too, because it is a sequence of calls with a memory:
 * bytes that a time-out left over wait in the socket for the next one who asks.
 */
@NullMarked
package socksh.session;

import org.jspecify.annotations.NullMarked;
