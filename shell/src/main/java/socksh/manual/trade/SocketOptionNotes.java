package socksh.manual.trade;

/** When each option of every socket matters, and what to do with it. */
final class SocketOptionNotes {
  static final String TEXT =
      """
      reuseaddr:
      when A server that starts again within a minute of a close meets EADDRINUSE.
      do Turn it on before bind in every server; both the old and the new socket must have it.
      type socket tcp; option reuseaddr on; bind 0; listen
      see TIME_WAIT, EADDRINUSE, bind

      reuseport:
      when Several processes share the clients of one port; the kernel deals them out.
      do Turn it on before bind on all of them.
      see bind, EADDRINUSE

      keepalive:
      when A peer that lost its power says nothing; without a question nobody would notice.
      do Turn it on for connections that idle, and see keepidle: two hours is the usual wait.
      see keepidle, keepintvl, keepcnt, ETIMEDOUT

      broadcast:
      when A datagram to 255.255.255.255 is refused with EACCES.
      do Turn it on first.
      type socket udp; option broadcast on
      see EACCES, datagram

      dontroute:
      when A program wants to speak to its own network only, such as a routing daemon.
      see ENETUNREACH

      oobinline:
      when Old protocols (telnet) mark one byte as urgent.
      do Leave urgent data alone in new programs.
      see recv

      linger:
      when close returns at once, and the rest is sent behind the scenes.
      do With a time, close waits for the acknowledgement; with 0s it throws all away and resets.
      type open tcp lab:echo; option linger 0s; close
      see close, RST, TIME_WAIT

      sndbuf:
      when It decides how much send takes before it has to wait for the peer.
      do Leave it to the kernel, unless you want to see a partial send.
      see Send-Q, partial send, EAGAIN

      rcvbuf:
      when It decides how much may wait unread before the peer has to stop.
      do Leave it to the kernel for TCP; enlarge it where datagrams are dropped.
      see Recv-Q, window, datagram

      sndtimeo:
      when A blocking send or connect should not wait for ever.
      do Set it, and expect EAGAIN, or EINPROGRESS from connect.
      see blocking, EAGAIN, EINPROGRESS

      rcvtimeo:
      when A blocking recv or accept should not wait for ever.
      do Set it, and expect EAGAIN when nothing came; nothing is lost.
      type open tcp lab:silent; option rcvtimeo 200ms; recv 10
      see blocking, EAGAIN, recv

      rcvlowat:
      when A program can do nothing with less than a whole header.
      do Rather read until you have enough: the end of the stream still comes early.
      see recv, framing

      priority:
      when Packets of this machine queue for the network card.
      see tos

      mark:
      when Routing and firewall rules should tell some sockets from others.
      do It needs CAP_NET_ADMIN; ordinary users get EPERM.
      see EPERM

      bindtodevice:
      when A machine has several networks and the socket must use only one.
      type socket tcp; option bindtodevice
      see bind, ENODEV

      timestamp:
      when Somebody measures how long a datagram waited in the kernel.
      type socket udp; option timestamp on
      see recvfrom

      rxqovfl:
      when Datagrams came faster than they were read.
      do The count comes along with the next datagram; `state` shows drops too.
      type socket udp; option rxqovfl
      see rcvbuf, datagram

      busypoll:
      when Microseconds count more than electricity.
      see poll

      passcred:
      when A server on a Unix socket wants to know who speaks.
      type socket unix; option passcred on
      see peercred

      peercred:
      when A server on a Unix socket wants to know whose process has connected.
      type open unix lab:unix; option peercred
      see passcred

      incomingcpu:
      when A server spreads its work over the processors.
      see reuseport

      zerocopy:
      when Very large sends should not be copied.
      do Below some 10 KB it costs more than it saves.
      see send, sendfile

      type:
      when A program was given a descriptor and does not know what it is.
      see domain, protocol, stream, datagram

      domain:
      when A program was given a descriptor and does not know its family.
      see type, EAFNOSUPPORT

      protocol:
      when A program was given a descriptor and does not know what it speaks.
      see type

      acceptconn:
      when A program was given a descriptor and does not know whether to accept on it.
      type listen 0; option acceptconn
      see listen, LISTEN

      error:
      when A non-blocking connect has ended, or poll says that there is an error.
      do Read it once: 0 means that it went well, and reading has cleared it.
      type socket tcp; blocking off; connect lab:refused; poll timeout 1s; option error
      see EINPROGRESS, poll, ECONNREFUSED
      """;

  private SocketOptionNotes() {}
}
