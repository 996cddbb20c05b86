/**
 * The wire in the middle. A {@link socksh.server.tap.Tap} begins with a listener that the session
 * made, on the record; from then on a thread of its own accepts below the journal, connects each
 * client to the server behind it and relays: two blocking threads a connection, one for each
 * direction, each with a buffer of 256 KiB in native memory that recv(2) fills and send(2) empties
 * through {@link socksh.kernel.Relay}. A FIN goes on as a FIN of that direction, a RST as a RST,
 * and a server that cannot be reached as a RST to the client. For datagrams each client gets a
 * connected socket of its own towards the server. What is seen becomes events of the session,
 * {@link socksh.session.Event.Tapped}, of which the views show and the recorder writes; of a flood
 * only so much a second is kept, unless somebody who watches wants every byte. Closing the listener
 * ends the tap; the connections that are there go on until they end or the session does.
 */
@NullMarked
package socksh.server.tap;

import org.jspecify.annotations.NullMarked;
