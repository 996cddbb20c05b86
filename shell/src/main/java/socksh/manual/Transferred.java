package socksh.manual;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Call.Flag;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;

/**
 * What the numbers of send and recv mean: on a stream, with datagrams, and where the kind is not
 * known.
 */
final class Transferred {
  private Transferred() {}

  static String sent(long taken, int offered, @Nullable Kind kind) {
    if (kind == Kind.DGRAM) {
      return offered == 0
          ? "An empty datagram is on its way: a message of 0 bytes."
          : "One datagram of " + bytes(taken) + " is on its way; nobody tells whether it arrives.";
    }
    if (offered == 0) {
      return "0 bytes are nothing on a stream: the peer will not notice.";
    }
    return taken < offered
        ? "There was room for " + taken + " of " + bytes(offered) + "; the rest has not been sent."
        : are(taken)
            + " in the kernel's send buffer; that is not yet the peer's program having read "
            + (taken == 1 ? "it." : "them.");
  }

  static String received(Outcome outcome, int asked, Set<Flag> flags, @Nullable Kind kind) {
    long length = outcome.value();
    int kept = outcome instanceof Outcome.Received got ? got.bytes().length : 0;
    if (length == 0) {
      return nothing(asked, kind);
    }
    if (flags.contains(Flag.MSG_PEEK)) {
      return peeked(length, kept);
    }
    return kind == Kind.DGRAM || length > asked
        ? datagram(length, kept, asked, flags)
        : stream(length, asked, flags, kind);
  }

  private static String nothing(int asked, @Nullable Kind kind) {
    if (kind == Kind.DGRAM) {
      return "An empty datagram: a message of 0 bytes, not the end of anything.";
    }
    if (asked == 0) {
      return "0 bytes were asked for, so 0 came; that says nothing about the peer.";
    }
    return kind == Kind.STREAM
        ? "0 is the end of the stream: the peer closed its sending side."
        : "On a stream 0 is the end: the peer closed its sending side. A datagram may simply be"
            + " empty.";
  }

  private static String peeked(long length, int kept) {
    String seen = length > kept ? kept + " of " + bytes(length) : bytes(kept);
    return "MSG_PEEK only looked at " + seen + "; the next recv gets the same ones.";
  }

  private static String datagram(long length, int kept, int asked, Set<Flag> flags) {
    if (length > kept) {
      return kept
          + " of "
          + bytes(length)
          + " kept, "
          + (length - kept)
          + " discarded (MSG_TRUNC): the rest of a datagram is gone.";
    }
    return length == asked && !flags.contains(Flag.MSG_TRUNC)
        ? "One datagram filled the room of "
            + bytes(asked)
            + "; if it was longer, the rest is gone."
        : "One whole datagram of " + bytes(length) + "; the next recv gets the next one.";
  }

  private static String stream(long length, int asked, Set<Flag> flags, @Nullable Kind kind) {
    if (kind == Kind.STREAM && flags.contains(Flag.MSG_TRUNC)) {
      return "On TCP MSG_TRUNC throws the bytes away: " + bytes(length) + " counted, none kept.";
    }
    return length == asked
        ? "All " + bytes(asked) + " that were asked for; more may be waiting."
        : length
            + " of at most "
            + bytes(asked)
            + ": recv gives what has arrived and does not wait for more.";
  }

  static String unread(long count, @Nullable Kind kind) {
    if (kind == Kind.DGRAM) {
      return count == 0
          ? "No datagram waits, or the first one is empty."
          : "The first datagram that waits has " + bytes(count) + ".";
    }
    return count == 0
        ? "Nothing waits to be received; an end of the stream is not counted."
        : are(count) + " waiting in the kernel for recv.";
  }

  static String unsent(long count, @Nullable Kind kind) {
    if (count == 0) {
      return "Nothing is left unacknowledged; that does not mean that the peer's program has read"
          + " it.";
    }
    return kind == Kind.DGRAM
        ? "Datagrams are still on their way out of this machine."
        : are(count) + " not yet acknowledged by the peer's kernel.";
  }

  static String sentFile(long taken, long asked) {
    if (taken == 0) {
      return "0 is the end of the file: there is nothing more to send.";
    }
    return taken < asked
        ? taken + " of " + bytes(asked) + " sent: the file ended there, or the send buffer is full."
        : are(taken) + " in the kernel's send buffer, straight from the file.";
  }

  static String sentMapped(long taken, long asked) {
    return taken < asked
        ? "There was room for " + taken + " of " + bytes(asked) + "; the rest has not been sent."
        : are(taken) + " in the kernel's send buffer, copied from the file's pages, 1 MiB a call.";
  }

  private static String bytes(long count) {
    return count == 1 ? "1 byte" : count + " bytes";
  }

  private static String are(long count) {
    return count == 1 ? "1 byte is" : count + " bytes are";
  }
}
