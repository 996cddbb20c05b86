package socksh.kernel;

import java.util.List;
import java.util.Optional;

/** What the kernel answered. A refusal is a value like any other. */
public sealed interface Outcome {

  /** The number that the function returned, -1 for a failure. */
  default long value() {
    return 0;
  }

  /** Whether the kernel did it. */
  default boolean ok() {
    return true;
  }

  /** The errno, where the kernel said no. */
  default Optional<Errno> errno() {
    return Optional.empty();
  }

  /** A number: bytes sent, descriptors ready, or 0 for done. */
  record Done(long value) implements Outcome {}

  /** A new descriptor, now the caller's to close. */
  record Opened(Fd fd) implements Outcome {
    @Override
    public long value() {
      return fd.number();
    }
  }

  /** A client's new descriptor, now the caller's to close, and where the client is. */
  record Accepted(Fd fd, Address peer) implements Outcome {
    @Override
    public long value() {
      return fd.number();
    }
  }

  /**
   * What arrived. {@code length} is what the function returned: with MSG_TRUNC the datagram's whole
   * length, of which {@code bytes} is what was kept. {@code from} is empty but for recvfrom(2).
   */
  record Received(byte[] bytes, long length, Optional<Address> from) implements Outcome {
    @Override
    public long value() {
      return length;
    }
  }

  /** The address asked for. */
  record Named(Address address) implements Outcome {}

  /** What poll(2) found: one entry for each descriptor that has something to tell. */
  record Ready(List<Readiness> ready) implements Outcome {
    @Override
    public long value() {
      return ready.size();
    }
  }

  /** One descriptor's revents. */
  record Readiness(Fd fd, boolean in, boolean out, boolean error, boolean hangUp) {}

  /** The value of an option. */
  record Valued(OptionValue option) implements Outcome {}

  /** The addresses of a name, in the order in which they are to be tried. */
  record Resolved(List<Address> addresses) implements Outcome {}

  /** The kernel said no. */
  record Failure(Errno reason) implements Outcome {
    @Override
    public long value() {
      return -1;
    }

    @Override
    public boolean ok() {
      return false;
    }

    @Override
    public Optional<Errno> errno() {
      return Optional.of(reason);
    }
  }

  /** getaddrinfo(3) said no, by a code of its own: {@code EAI_NONAME} and its words. */
  record Unresolved(int code, String constant, String words) implements Outcome {
    @Override
    public long value() {
      return code;
    }

    @Override
    public boolean ok() {
      return false;
    }
  }
}
