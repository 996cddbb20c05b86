package socksh.command;

import socksh.kernel.Fd;

/**
 * Where received bytes go when nobody looks at them: standard output, as a descriptor that long
 * transfers write to directly.
 *
 * @param fd stays open; it is the program's
 * @param ready lets go of everything that is still on its way there, so that the order is kept
 */
public record Pipe(Fd fd, Runnable ready) {}
