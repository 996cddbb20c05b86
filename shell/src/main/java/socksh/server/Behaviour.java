package socksh.server;

import java.util.List;

/** One thing that a server does for its clients; a server may do several, in their order. */
public sealed interface Behaviour {

  /** Says this to whoever comes. */
  record Greet(byte[] bytes) implements Behaviour {}

  /** Says what the client said; RFC 862. */
  record Echo() implements Behaviour {}

  /** Takes what comes and says nothing; RFC 863. */
  record Discard() implements Behaviour {}

  /** Says printable characters without end, to a datagram a line of them; RFC 864. */
  record Chargen() implements Behaviour {}

  /** Says the date and time and goodbye; RFC 867. */
  record Daytime() implements Behaviour {}

  /** Says this to each message. */
  record Reply(Template template) implements Behaviour {}

  /** Answers a message as a rule says; the others are for messages that no rule fits. */
  record On(Rule rule) implements Behaviour {}

  /** Runs a process for each client, as inetd(8) does. */
  record Exec(List<String> command) implements Behaviour {}

  /** Tells everybody else what one said, with control bytes as escapes. */
  record Chat() implements Behaviour {}

  /** Says what a file held when the server began, and goodbye. */
  record FileOf(byte[] content) implements Behaviour {}

  /** Asks somebody who takes his time, and goes on with everybody else meanwhile. */
  record Asking(Answerer answerer) implements Behaviour {}
}
