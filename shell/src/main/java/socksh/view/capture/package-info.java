/**
 * What went over the sockets as a packet file that Wireshark opens. A {@link
 * socksh.view.capture.PacketFile} is a pure function of finished events: segments that were
 * captured stand in it as they were; for the rest the calls tell bytes, direction and time, and the
 * headers are made to fit. The file says which is which.
 */
@NullMarked
package socksh.view.capture;

import org.jspecify.annotations.NullMarked;
