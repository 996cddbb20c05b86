/**
 * Sample peers on this machine, so that everything can be tried without a network: a web server, a
 * meter that answers ten bytes, a server that never reads, a port nobody listens on. Each sample is
 * one paragraph in the list of its family. They stand on the JDK's own sockets and know nothing of
 * the rest of the house, so a peer shares no code with what it tests.
 */
@NullMarked
package socksh.lab;

import org.jspecify.annotations.NullMarked;
