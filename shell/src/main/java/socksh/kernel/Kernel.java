package socksh.kernel;

import java.util.function.BooleanSupplier;

/** The kernel as this program sees it: one system call in, its answer out. */
public interface Kernel {

  /**
   * Makes exactly one call and waits for its answer. A failing call is an {@link Outcome.Failure},
   * never an exception. A descriptor that comes back belongs to the caller.
   */
  Outcome perform(Call call);

  /**
   * Ends the blocking call that {@code thread} is in, or the next one it makes, with a true EINTR:
   * sends SIGUSR1 to it until a call has returned with EINTR or {@code still} says that nothing is
   * left to end. Returns then.
   */
  void interrupt(Thread thread, BooleanSupplier still);
}
