package socksh.advice;

import java.util.EnumSet;
import java.util.Set;
import socksh.manual.Hint;

/** What the adviser remembers of one socket. */
final class Talk {
  private static final byte[] NOTHING = {};

  private final Set<Hint> given = EnumSet.noneOf(Hint.class);
  private byte[] lastSent = NOTHING;
  private int sends;
  private boolean heard;
  private boolean ended;
  private long unreadAtClose;

  /** Whether a hint is new here; from now on it is not. */
  boolean isNew(Hint hint) {
    return given.add(hint);
  }

  void sent(byte[] bytes) {
    lastSent = bytes;
    sends++;
  }

  /** The bytes of the last send, secrets struck out. */
  byte[] lastSent() {
    return lastSent;
  }

  /** How many sends there were. */
  int sends() {
    return sends;
  }

  void hears() {
    heard = true;
  }

  /** Whether anything was ever received. */
  boolean heard() {
    return heard;
  }

  /** Nothing more can be sent: our own side was shut down. */
  void ends() {
    ended = true;
  }

  /** Whether our own side was shut down. */
  boolean ended() {
    return ended;
  }

  void unreadAtClose(long bytes) {
    unreadAtClose = bytes;
  }

  /** Bytes that were unread when close was called. */
  long unreadAtClose() {
    return unreadAtClose;
  }
}
