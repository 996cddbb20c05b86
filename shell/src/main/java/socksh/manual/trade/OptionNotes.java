package socksh.manual.trade;

/** When each socket option matters, and what to do with it. */
final class OptionNotes {
  static final String SOCKET =
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

  static final String LAYERS =
      """
      nodelay:
      when Small writes, each waiting for an answer, take 40 ms a turn: Nagle met delayed ACK.
      do Write once; if you cannot, turn it on.
      type open tcp lab:echo; option nodelay on
      see Nagle, delayed ACK, cork

      cork:
      when A program writes a header and then a file, and wants full segments.
      do On, write, off; off sends the rest.
      see nodelay, Nagle, sendfile

      quickack:
      when One wants to see whether delayed ACK is what slows a program down.
      do A try-out only: the kernel turns it off again by itself.
      see delayed ACK, nodelay

      maxseg:
      when It follows from the MTU: 1460 over Ethernet and IPv4, 65483 or so on loopback.
      see MTU, segment

      keepidle:
      when keepalive is on and two hours are too long to notice a dead peer.
      type open tcp lab:echo; option keepalive on; option keepidle 30
      see keepalive, keepintvl, keepcnt

      keepintvl:
      when keepalive asks, and no answer comes.
      see keepalive, keepidle, keepcnt

      keepcnt:
      when keepalive has asked in vain that often, calls fail with ETIMEDOUT.
      see keepalive, ETIMEDOUT

      syncnt:
      when connect to a silent host takes two minutes; each repetition waits twice as long.
      do Lower it, or give connect a time limit.
      type socket tcp; option syncnt 2
      see SYN_SENT, ETIMEDOUT, retransmission

      linger2:
      when A closed socket stays in FIN_WAIT2 because the peer never closes.
      see FIN_WAIT2, close

      deferaccept:
      when A web server does not want to wake up before the request is there.
      type listen 0; option deferaccept 5
      see accept, SYN_RECV

      windowclamp:
      when One wants to see a sender stopped by a small window.
      see window, rcvbuf

      usertimeout:
      when A dead peer should be noticed after seconds and not after a quarter of an hour.
      type open tcp lab:echo; option usertimeout 5000
      see retransmission, ETIMEDOUT, keepalive

      fastopen:
      when Clients come often and each should save one round trip.
      type listen 0; option fastopen 5
      see handshake, SYN

      notsentlowat:
      when A program wants to decide late what to send next.
      see Send-Q, poll

      congestion:
      when A long, lossy path is slower than it could be.
      type open tcp lab:echo; option congestion
      see window, retransmission

      info:
      when One wants to know what the kernel knows: state, round trip, retransmissions.
      type open tcp lab:echo; state
      see states, retransmission

      tos:
      when Routers treat some packets before others (DSCP).
      see priority, tclass

      ttl:
      when A packet should not get far; each router takes one off, at 0 it is dropped.
      see hoplimit

      mtudiscover:
      when A datagram is larger than the path takes.
      do With 2 it fails with EMSGSIZE instead of travelling in pieces.
      see MTU, EMSGSIZE

      mtu:
      when The socket is connected; loopback has 65536, Ethernet 1500.
      type open udp lab:echo-udp; option mtu
      see MTU, maxseg

      recverr:
      when A program wants to know which of its datagrams met a closed port.
      type socket udp; option recverr on
      see ECONNREFUSED, ICMP

      freebind:
      when A server starts before its address is there.
      see bind, EADDRNOTAVAIL

      multicastttl:
      when Packets for a group should leave the own network: 1 is usual and stays inside.
      type socket udp; option multicastttl
      see ttl

      multicastloop:
      when Two programs on one machine listen to the same group.
      type socket udp; option multicastloop
      see multicastttl

      v6only:
      when One IPv6 socket should serve IPv4 clients too, or leave that port to another server.
      do Set it before bind.
      type socket tcp v6; option v6only on
      see bind, wildcard, EADDRINUSE

      hoplimit:
      when A packet should not get far; it is what ttl is for IPv4.
      see ttl

      tclass:
      when Routers treat some packets before others (DSCP).
      see tos, priority

      udpcork:
      when A datagram is put together from several sends.
      do On, send the parts, off: one datagram leaves.
      see datagram, cork
      """;

  private OptionNotes() {}
}
