/**
 * The wire in the middle. A {@link socksh.server.tap.Tap} begins with a listener that the session
 * made, on the record; from then on a thread of its own accepts below the journal, connects each
 * client to the server behind it and relays: two blocking threads a connection, one for each
 * direction, through {@link socksh.kernel.Relay}: what is shown by recv(2) and send(2) of one
 * buffer, what is only counted by splice(2). A FIN goes on as a FIN of that direction, a RST as a
 * RST, and a server that cannot be reached as a RST to the client. For datagrams each client gets a
 * connected socket of its own towards the server. What is seen becomes events of the session,
 * {@link socksh.session.Event.Tapped}, of which the views show and the recorder writes; of a flood
 * only so much a second is kept, unless somebody who watches wants every byte. Closing the listener
 * ends the tap; the connections that are there go on until they end or the session does. {@link
 * socksh.server.tap.Faults} are what a network could do, done on request: a direction that has some
 * goes through a {@link socksh.server.tap.FaultyStream} or {@link
 * socksh.server.tap.FaultyDatagrams}, and what was done is told as a {@link
 * socksh.session.Disturbance}; the bytes in the events stay those that were sent.
 */
@NullMarked
package socksh.server.tap;

import org.jspecify.annotations.NullMarked;
