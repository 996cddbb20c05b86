package socksh.kernel;

/** The kernel as this program sees it: one system call in, its answer out. */
public interface Kernel {

  /**
   * Makes exactly one call and waits for its answer. A failing call is an {@link Outcome.Failure},
   * never an exception. A descriptor that comes back belongs to the caller.
   */
  Outcome perform(Call call);

  /**
   * Ends the blocking call that {@code thread} is in, or the next one it makes, with a true EINTR:
   * sends SIGUSR1 to it until the call has returned or {@link #calm} says that nothing is left to
   * end.
   */
  void interrupt(Thread thread);

  /**
   * Forgets an {@link #interrupt} of the current thread that came after its last call had returned.
   */
  void calm();
}
