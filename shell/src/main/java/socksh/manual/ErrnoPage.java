package socksh.manual;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import socksh.kernel.Errno;

/**
 * What there is to know about one errno.
 *
 * @param errno its name, number and words
 * @param reason what it usually means with sockets, and what to try
 * @param functions the functions whose pages name it, in the order of the pages
 */
public record ErrnoPage(Errno errno, Reason reason, List<String> functions) {

  /** Second names that C knows for the same number on Linux. */
  private static final Map<String, String> ALIASES =
      Map.of("EWOULDBLOCK", "EAGAIN", "ENOTSUP", "EOPNOTSUPP", "EDEADLOCK", "EDEADLK");

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

  /** Second names in C: {@code EWOULDBLOCK} for {@code EAGAIN}. */
  public List<String> aliases() {
    return ALIASES.entrySet().stream()
        .filter(alias -> alias.getValue().equals(errno.name()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The page of a name, an alias or a number. */
  static Optional<ErrnoPage> find(String nameOrNumber) {
    String name = nameOrNumber.toUpperCase(Locale.ROOT);
    String meant = ALIASES.getOrDefault(name, name);
    return Stream.of(Errno.values())
        .filter(errno -> errno.name().equals(meant) || String.valueOf(errno.number()).equals(meant))
        .findFirst()
        .map(ErrnoPage::of);
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
