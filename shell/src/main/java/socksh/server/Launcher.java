package socksh.server;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import socksh.kernel.Address;

/**
 * Begins and ends the processes of clients, one after the other, on a thread of its own that is
 * there only while there is something to do: a fork takes milliseconds, and the loop has none to
 * spare.
 */
final class Launcher {
  private static final int LONGEST_END_SECONDS = 2;

  private final EventLoop loop;
  private final ExecutorService thread;

  Launcher(EventLoop loop) {
    this.loop = loop;
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("server-exec").factory());
    one.allowCoreThreadTimeOut(true);
    this.thread = one;
  }

  /**
   * Begins a command; its own ends of the pipes are closed then.
   *
   * @param in what it reads from
   * @param out what it writes to
   */
  void launch(Child child, List<String> command, Address peer, int in, int out) {
    thread.execute(
        () -> {
          try {
            Process begun = begin(command, peer, in, out);
            locked(in, out, () -> child.runs(begun));
          } catch (IOException refused) {
            locked(in, out, () -> child.failed(command, String.valueOf(refused.getMessage())));
          }
        });
  }

  /** Ends a process and what it has begun itself. */
  void end(Process process) {
    thread.execute(() -> kill(process));
  }

  static void kill(Process process) {
    List<ProcessHandle> begun = process.descendants().toList();
    process.destroyForcibly();
    begun.forEach(ProcessHandle::destroyForcibly);
  }

  /** Waits until all are ended that are to end: the program may end then. */
  void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The words as they are: no shell reads them. A pipe opened anew blocks, as a program expects.
   */
  private static Process begin(List<String> command, Address peer, int in, int out)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/proc/self/fd/" + in))
            .redirectOutput(new File("/proc/self/fd/" + out))
            .redirectErrorStream(true);
    builder.environment().put("SOCKSH_PEER", peer.toString());
    return builder.start();
  }

  private void locked(int in, int out, Runnable deed) {
    loop.lock.lock();
    try {
      loop.epoll.close(EventLoop.fd(in));
      loop.epoll.close(EventLoop.fd(out));
      deed.run();
    } finally {
      loop.lock.unlock();
    }
  }
}
