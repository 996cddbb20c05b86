package socksh.manual.trade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import socksh.kernel.Errno;
import socksh.manual.ErrnoPage;
import socksh.manual.Manual;
import socksh.manual.Reason;

/** An article for each errno. */
final class ErrnoArticles {
  private static final int CALLS = 3;

  /** Lines that make the kernel say it, and words that belong to it. */
  private static final Map<String, Note> NOTES =
      Note.all(
          """
          ECONNREFUSED:
          also refused
          type open tcp lab:refused
          see RST, LISTEN, ETIMEDOUT

          ETIMEDOUT:
          also timed out
          type socket tcp; option usertimeout 300; connect lab:full-backlog
          see SYN_SENT, retransmission, keepalive

          EADDRINUSE:
          also address in use
          type listen 0 as srv; listen srv
          see TIME_WAIT, reuseaddr, ephemeral port

          EADDRNOTAVAIL:
          type socket tcp; bind 192.0.2.1:0
          see wildcard, loopback

          EACCES:
          type socket udp; connect 127.255.255.255:9
          see bind, broadcast

          EPIPE:
          also broken pipe, SIGPIPE
          type open tcp lab:greet-close; recv all; send "one"; send "two"
          see CLOSE_WAIT, RST, ECONNRESET

          ECONNRESET:
          also reset by peer
          type open tcp lab:reset; send "x"; recv
          see RST, linger, EPIPE

          EAGAIN:
          also would block
          type open tcp lab:silent; blocking off; recv
          see blocking, poll

          EINPROGRESS:
          type socket tcp; blocking off; connect lab:full-backlog
          see connect, error, poll

          EALREADY:
          see EINPROGRESS, poll

          EISCONN:
          type open tcp lab:echo; connect lab:echo
          see connect, getpeername

          ENOTCONN:
          type socket tcp; peer
          see connect, CLOSE

          EDESTADDRREQ:
          type socket udp; send "x"
          see sendto, datagram

          EMSGSIZE:
          type open udp lab:echo-udp; send repeat 65508 "x"
          see datagram, MTU

          ENOPROTOOPT:
          see setsockopt

          EOPNOTSUPP:
          type socket udp; listen
          see listen, datagram

          EAFNOSUPPORT:
          type socket tcp v4; bind [::1]:0
          see IPv6, socket

          EINVAL:
          type listen 0 as srv; srv bind 0
          see bind

          EINTR:
          see blocking

          EBADF:
          see descriptor

          EMFILE:
          see descriptor, CLOSE_WAIT

          ENETUNREACH:
          see EHOSTUNREACH, ICMP

          EHOSTUNREACH:
          see ENETUNREACH, ICMP

          ENOENT:
          type open unix /tmp/nobody.sock
          see connect
          """);

  private static final Note NOTHING = new Note("", "", Map.of());

  private ErrnoArticles() {}

  static List<Article> all() {
    return Arrays.stream(Errno.values()).map(ErrnoArticles::of).toList();
  }

  private static Article of(Errno errno) {
    ErrnoPage page = Manual.errno(errno);
    Note note = NOTES.getOrDefault(errno.name(), NOTHING);
    return new Article(
        page.name(),
        Article.Kind.ERRNO,
        page.words(),
        Stream.concat(note.list("also").stream(), page.aliases().stream()).toList(),
        page.reason().sentence(),
        facts(page),
        note.part("type"),
        "man 3 errno, `errno " + page.name() + "`",
        see(page, note));
  }

  private static List<Article.Fact> facts(ErrnoPage page) {
    List<Article.Fact> facts = new ArrayList<>();
    facts.add(new Article.Fact("number", String.valueOf(page.number())));
    if (!page.functions().isEmpty()) {
      facts.add(new Article.Fact("from", String.join(" ", page.functions())));
    }
    facts.add(new Article.Fact("try", tries(page.reason())));
    return facts;
  }

  private static String tries(Reason reason) {
    return reason.tries().stream()
        .map(each -> reason.lines().contains(each) ? "`" + each + "`" : each)
        .collect(Collectors.joining("  or  "));
  }

  private static List<String> see(ErrnoPage page, Note note) {
    return Stream.concat(page.functions().stream().limit(CALLS), note.list("see").stream())
        .distinct()
        .toList();
  }
}
