package socksh.manual.trade;

/** When each option of TCP, IP and UDP matters, and what to do with it. */
final class LayerOptionNotes {
  static final String TEXT =
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

  private LayerOptionNotes() {}
}
