package socksh.manual;

import java.util.List;
import socksh.kernel.Errno;

/**
 * What there is to know about one errno.
 *
 * @param errno its name, number and words
 * @param reason what it usually means with sockets, and what to try
 * @param functions the functions whose pages name it, in the order of the pages
 */
public record ErrnoPage(Errno errno, Reason reason, List<String> functions) {

  /** Its name in C: {@code ECONNREFUSED}. */
  public String name() {
    return errno.name();
  }

  /** Its number on Linux. */
  public int number() {
    return errno.number();
  }

  /** What strerror(3) prints. */
  public String words() {
    return errno.words();
  }

  static ErrnoPage of(Errno errno) {
    List<String> functions =
        Pages.all().stream()
            .filter(page -> page.reason(errno).isPresent())
            .map(Page::function)
            .toList();
    return new ErrnoPage(errno, General.reason(errno.name()), functions);
  }
}
