package socksh.manual.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import socksh.kernel.Errno;
import socksh.manual.Manual;
import socksh.manual.Page;
import socksh.manual.Reason;

/** An article for each function of C that the shell calls. */
final class CallArticles {
  /** Reasons that are told; all of them stand on the pages of {@code help}. */
  private static final int TOLD = 2;

  private static final Map<String, Note> NOTES =
      Note.all(
          """
          socket: makes an endpoint, connected to nobody
          when First of all, on both sides. Until connect or listen it is in no table of ss(8).
          type socket tcp; name; state
          see connect, bind, descriptor, CLOSE

          bind: gives the socket its own address and port
          when A server must; a client may, and mostly lets the kernel choose at connect.
          type socket tcp; bind 0; name
          see listen, EADDRINUSE, wildcard, ephemeral port

          connect: joins the socket to a peer
          when The client does it. It ends when the peer's kernel has answered, also before the
            peer's program has called accept.
          type socket tcp; connect lab:echo; peer
          see handshake, SYN_SENT, ECONNREFUSED, ETIMEDOUT

          listen: opens the door: from now on the kernel lets clients in
          when On a server, after bind, once. A port that is only bound refuses everybody.
          type socket tcp; bind 0; listen backlog 5; state
          see LISTEN, backlog, accept

          accept: fetches a client that the kernel has let in
          when On a server, once for each client; what it gives is a new socket on the same port.
          type listen 0 as srv; open tcp srv; srv accept as s; s peer
          see backlog, listen, four-tuple

          send: hands bytes to the kernel, which sends them
          when It has done its part once the bytes are in the send buffer; nobody may have read
            them yet.
          type open tcp lab:echo; send "hello"; state
          see partial send, Send-Q, EPIPE, EAGAIN

          sendto: sends one datagram to an address
          when With UDP, where each message may go to somebody else.
          type socket udp; sendto lab:echo-udp "ping"; recv
          see datagram, recvfrom, EMSGSIZE

          recv: takes what has arrived, or waits for it
          when It gives what is there, not what was sent at once: 0 is the end of the stream.
          type open tcp lab:lines; recv 4; recv 64
          see EOF, stream, Recv-Q, MSG_TRUNC

          recvfrom: takes one datagram and tells its sender
          when With UDP, where anybody may have sent it.
          type socket udp; sendto lab:echo-udp "ping"; recv
          see datagram, MSG_TRUNC, sendto

          poll: waits until one of many sockets is ready
          also select
          when A program with several sockets asks it which one will not make it wait.
          type open tcp lab:lines; poll
          see readable, blocking, EAGAIN

          shutdown: ends one direction, keeps the socket
          when To tell the peer that all was said and still hear its answer.
          type open tcp lab:half-close; send "bye"; shutdown write; recv all
          see half-close, FIN, FIN_WAIT2, close

          close: gives the descriptor back; the kernel says goodbye
          when When nobody needs the socket. With bytes unread it becomes a reset.
          type open tcp lab:echo; close; state
          see FIN, TIME_WAIT, shutdown, RST

          getsockopt: reads one of the socket's knobs
          type open tcp lab:echo; option sndbuf
          see setsockopt, error, buffer

          setsockopt: turns one of the socket's knobs
          when Some must be turned before bind or connect, such as reuseaddr.
          type socket tcp; option nodelay on
          see getsockopt, reuseaddr, nodelay

          getsockname: asks for the socket's own address
          when After bind to port 0, or after connect, to learn which port the kernel chose.
          type open tcp lab:echo; name
          see ephemeral port, getpeername, four-tuple

          getpeername: asks for the address of the other end
          when On a server, to learn who was accepted.
          type open tcp lab:echo; peer
          see ENOTCONN, getsockname, four-tuple

          fcntl: turns waiting off or on for a descriptor
          type open tcp lab:echo; blocking off; recv
          see blocking, EAGAIN, descriptor

          ioctl: asks how many bytes wait in the socket's queues
          when The shell asks it for `sockets` and `state`: FIONREAD and SIOCOUTQ.
          type open tcp lab:lines; sockets
          see Recv-Q, Send-Q

          getaddrinfo: turns a name into addresses
          also resolve, DNS
          when Before connect, when a host was named. Several addresses are tried in their order.
          type resolve localhost
          see connect, loopback

          open: opens a file, here to send it
          when The verb `open tcp` of this shell is another thing: it makes a socket and connects it.
          see sendfile, descriptor, ENOENT

          sendfile: sends a file without copying it through the program
          see send, open, partial send
          """);

  private CallArticles() {}

  static List<Article> all() {
    return Manual.pages().stream().map(CallArticles::of).toList();
  }

  private static Article of(Page page) {
    Note note = Note.of(page.function(), NOTES);
    List<Article.Fact> facts = new ArrayList<>();
    facts.add(new Article.Fact("in C", page.signature()));
    facts.addAll(note.facts());
    page.reasons().entrySet().stream().limit(TOLD).forEach(why -> facts.add(fact(why)));
    facts.add(new Article.Fact("also", others(page)));
    facts.removeIf(fact -> fact.text().isEmpty());
    return new Article(
        page.function(),
        Article.Kind.CALL,
        note.gloss(),
        note.list("also"),
        page.what(),
        facts,
        note.part("type"),
        "man " + section(page) + " " + page.function(),
        note.list("see"));
  }

  private static Article.Fact fact(Map.Entry<String, Reason> why) {
    return new Article.Fact(why.getKey(), why.getValue().sentence());
  }

  private static String others(Page page) {
    return page.constants().stream()
        .skip(TOLD)
        .filter(constant -> constant.startsWith("EAI_") || isOwn(page, constant))
        .collect(Collectors.joining(" "));
  }

  /** Whether the call has a reason of its own for it, not the one that every call has. */
  private static boolean isOwn(Page page, String constant) {
    return !page.reason(constant)
        .equals(java.util.Optional.of(Manual.errno(Errno.valueOf(constant)).reason()));
  }

  private static String section(Page page) {
    return page.man().replaceAll("\\D", "");
  }
}
