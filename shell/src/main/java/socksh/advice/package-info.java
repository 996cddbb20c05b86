/**
 * A friend who looks over your shoulder. The {@link socksh.advice.Adviser} sees the events of a
 * session and, where one of them is a well-known trap, gives one line of advice under a short id;
 * {@code set hints off} silences it. It may look at the kernel's tables to say what is really the
 * matter, and never touches a socket.
 */
@NullMarked
package socksh.advice;

import org.jspecify.annotations.NullMarked;
