package socksh.manual;

import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import socksh.kernel.Errno;

/**
 * What there is to know about one function before calling it.
 *
 * @param man the manual page to read next: {@code connect(2)}
 * @param signature the function as C declares it, without the semicolon
 * @param what one sentence of what it does
 * @param reasons why it can fail, by the constant's name; the likely ones first
 */
public record Page(
    String man, String signature, String what, SequencedMap<String, Reason> reasons) {

  /** The name in C: {@code connect}. */
  public String function() {
    return man.substring(0, man.indexOf('('));
  }

  /** Why this call fails with this errno; empty where its manual page does not name the errno. */
  public Optional<Reason> reason(Errno errno) {
    return reason(errno.name());
  }

  /**
   * Why this call fails with this constant: an errno, or an {@code EAI_} code of getaddrinfo(3).
   */
  public Optional<Reason> reason(String constant) {
    return Optional.ofNullable(reasons.get(constant));
  }

  /** The names of all that can go wrong, the likely ones first. */
  public SequencedSet<String> constants() {
    return reasons.sequencedKeySet();
  }
}
