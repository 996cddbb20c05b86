package socksh.lab;

import java.util.List;

/**
 * One kind of peer that can be started, and what to say to it.
 *
 * @param name what a person types, for example {@code strict-http}
 * @param summary one line of less than 60 characters
 * @param protocol what it is spoken to over
 * @param tries lines of the shell that show it at work; {@code {port}} and {@code {address}} are
 *     filled in by {@link Running#tries}
 * @param usualPort the port a person can remember, for {@link Lab#start(String, int)}; 0 on a Unix
 *     socket
 */
public record Sample(
    String name, String summary, Protocol protocol, List<String> tries, int usualPort) {

  /** What carries the bytes. */
  public enum Protocol {
    TCP,
    UDP,
    UNIX
  }

  Sample usually(int port) {
    return new Sample(name, summary, protocol, tries, port);
  }
}
