package socksh.server;

import socksh.kernel.Address;

/** What a client said: a stretch of the loop's bytes. One object is used for all of them. */
final class Message {
  byte[] data = new byte[0];

  /** Where its own bytes begin. */
  int from;

  /** Where they end. */
  int to;

  /** Where all of it begins, with what frames it. */
  int whole;

  /** Where all of it ends. */
  int end;

  /** As which one of its client, counted from 1. */
  long number;

  /** Where the groups of what it fitted begin and end, by turns; -1 for one that is not there. */
  int[] groups = new int[0];

  Address peer = new Address.UnixUnnamed();
}
