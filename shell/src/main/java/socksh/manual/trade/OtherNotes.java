package socksh.manual.trade;

/** The words of UDP, of addresses, of programs that wait, and of what is built on top. */
final class OtherNotes {
  static final String TEXT =
      """
      datagram: one message: it comes whole or not at all
      also UDP, DGRAM, packet
      is Each send is one datagram, each recv takes one. Some are lost, some overtake others, and
        nobody says so.
      when With `udp` and `open udp`. An empty one is a message too, not the end.
      do Make the receiving room large enough, and ask again when no answer comes.
      type open udp lab:echo-udp; send "one"; send "two"; recv; recv
      read man 7 udp, RFC 768
      see sendto, MSG_TRUNC, EMSGSIZE, stream

      MSG_TRUNC: the datagram was longer than the room for it
      also truncated, truncation
      is What did not fit is gone; the next recv gives the next datagram.
      when recv N with a datagram of more than N bytes.
      do Ask for 65535 bytes.
      type open udp lab:echo-udp; send repeat 100 "x"; recv 64
      read man 2 recv
      see datagram, recv

      MSG_PEEK: look at the bytes and leave them there
      also peek
      is The next recv gets the same bytes again.
      type open tcp lab:lines; peek 5; recv 5
      read man 2 recv
      see recv, Recv-Q

      MTU: the largest packet that a network carries
      also 1472, 1500, fragment, fragmentation
      is Ethernet: 1500 bytes. Less 20 of IPv4 and 8 of UDP leaves 1472 for a datagram; TCP cuts
        its segments to 1460 by itself. Loopback: 65536.
      when A larger datagram travels in fragments; if one is lost, all is lost.
      do Keep datagrams at 1472 bytes or less, over IPv6 and tunnels at 1200.
      type open udp lab:echo-udp; option mtu
      read man 7 ip, RFC 1191
      see datagram, EMSGSIZE, mtudiscover, maxseg

      ICMP: the network's own messages: nobody here, too large
      also port unreachable
      is A datagram to a closed port brings one back. A connected socket hears of it as
        ECONNREFUSED at its next call; an unconnected one never does.
      type socket udp; connect lab:refused; send "x"; recv timeout 300ms
      read man 7 icmp, RFC 792
      see ECONNREFUSED, datagram, EHOSTUNREACH

      descriptor: the number by which a process knows an open file or socket
      also fd, file descriptor
      is The kernel gives the lowest free one; close gives it back, and the next socket may get it.
      when EBADF: it is closed. EMFILE: there are too many, see `ulimit -n`.
      type socket tcp; sockets
      see socket, close, EBADF, EMFILE

      port: a number from 0 to 65535: which program of a machine
      also port number, privileged port
      is Below 1024 only root may bind, 0 lets the kernel choose. TCP and UDP have their own.
      when Names such as http stand in /etc/services.
      type listen 0; name
      see bind, ephemeral port, EACCES, EADDRINUSE

      loopback: the network inside a machine: 127.0.0.1 and ::1
      also localhost, 127.0.0.1, ::1, lo
      is Nothing leaves the machine. All of 127.0.0.0/8 is there. localhost is a name that may
        mean 127.0.0.1, ::1 or both.
      when A server on 127.0.0.1 cannot be reached from outside, nor by way of ::1.
      type resolve localhost
      see wildcard, getaddrinfo, IPv6

      wildcard: 0.0.0.0 or ::, every address of this machine
      also 0.0.0.0, any address, INADDR_ANY
      is A listener bound to it takes clients on all addresses; the accepted socket has the one
        that the client asked for.
      when `listen *:PORT` lets others in, `listen PORT` only this machine.
      type listen *:0 as srv; name
      see bind, loopback, v6only

      IPv6: addresses of 128 bits: ::1, 2001:db8::1
      also dual stack, v4-mapped, IPv4
      is An IPv6 listener on :: takes IPv4 clients too, as ::ffff:127.0.0.1, unless v6only is on.
      when A name has addresses of both families; connect tries them in order.
      type listen [::1]:0; name
      read man 7 ipv6
      see v6only, loopback, EAFNOSUPPORT

      byte order: big-endian on the wire, what it likes in memory
      also endian, big-endian, little-endian, network byte order, htons
      is Port 8888 is 22 B8 on the wire; read the other way round it is 47138.
      when A length of 20 is taken for 335544320, and the reader waits for ever.
      do Name it: u16be, u32le.
      type open tcp lab:echo; send u16be 8888; recv 2
      read man 3 byteorder
      see framing, port

      blocking: whether a call waits or says EAGAIN
      also non-blocking, nonblocking, O_NONBLOCK
      is A blocking recv waits for bytes, a non-blocking one says EAGAIN when there are none.
      when A server with many clients never waits for one of them: it polls, then reads.
      type open tcp lab:silent; blocking off; recv
      read man 2 fcntl, man 7 socket
      see poll, EAGAIN, EINPROGRESS, fcntl

      readable: a recv or accept would not wait
      also ready, writable
      is There are bytes, or a client, or the end of the stream, or an error. Writable: there is
        room in the send buffer.
      when poll says so. Lines that a program has read ahead are not seen by poll.
      type open tcp lab:lines; poll
      read man 2 poll
      see poll, EOF, buffer

      Unix socket: a socket without a network, named by a path
      also AF_UNIX, local socket, abstract socket
      is Streams and datagrams between processes of one machine; rights are those of the file.
      type open unix lab:unix; send "hi"; recv
      read man 7 unix
      see ENOENT, passcred, peercred

      line end: LF, CR LF, CR: the bytes that end a line
      also CRLF, CR LF, LF, newline, eol
      is Unix writes 0A, HTTP and mail want 0D 0A.
      when A server waits for ever: it has not seen the line end that it knows.
      do Write \\r\\n in double quotes, or `eol crlf` and `line`.
      type open tcp lab:http; eol crlf; line "GET / HTTP/1.0"; line; recv all
      see framing, HTTP

      HTTP: lines with CR LF, an empty line, a body
      also Host, Content-Length
      is HTTP/1.1 wants a Host line, and keeps the connection open: the body ends after
        Content-Length bytes, not at EOF.
      when Reading to EOF seems to hang: the server waits for the next request.
      do Ask with Connection: close, or count the bytes.
      type open tcp lab:http; send "GET / HTTP/1.0\\r\\n\\r\\n"; recv all
      read RFC 9112
      see line end, EOF, framing

      TLS: what makes https of http
      also SSL, https
      is A layer on top of TCP that encrypts. A TLS port does not understand plain text.
      when The answer to plain text is 15 03 .., or a reset.
      type open tcp lab:tls-plain; send "GET / HTTP/1.0\\r\\n\\r\\n"; recv
      read RFC 8446
      see HTTP, RST
      """;

  private OtherNotes() {}
}
