package socksh.manual.trade;

/** The words of TCP: how connections begin and end, and what happens to the bytes. */
final class StreamNotes {
  static final String CONNECTION =
      """
      states: the diagram of TCP's states, with yours lit
      also state diagram, TCP states, tcp state
      is Each end of a connection is in one of these states; calls and segments lead from one to
        the next.
      type open tcp lab:echo; explain states
      read man 7 tcp, RFC 9293 3.3.2
      see ESTABLISHED, CLOSE_WAIT, TIME_WAIT

      handshake: SYN, SYN+ACK, ACK: how a connection begins
      also three-way handshake, SYN+ACK
      is Both ends tell each other where their bytes begin to count. The kernels do it among
        themselves; accept only fetches the result.
      when With connect. A client is connected before the server's program knows of it.
      type listen 0 as srv; open tcp srv; state
      read RFC 9293 3.5
      see SYN, ACK, backlog, accept

      SYN: the segment that asks for a connection
      also synchronize
      is It carries the number at which the sender's bytes begin to count.
      when connect sends it; the answer is SYN+ACK, or RST where nobody listens, or silence.
      do Silence: check the address and the firewall; on loopback a full backlog does it.
      type open tcp lab:full-backlog timeout 300ms
      read RFC 9293 3.5
      see handshake, SYN_SENT, RST, backlog

      ACK: the receiver's kernel has the bytes
      also acknowledgement, acknowledgment
      is It says up to which byte everything has arrived in the kernel. It does not say that the
        program has read them.
      when After every segment or two. What is not acknowledged stays in Send-Q and is repeated.
      type open tcp lab:no-read; send "hello"; state
      read RFC 9293 3.4
      see Send-Q, Recv-Q, delayed ACK, retransmission

      FIN: the segment that says goodbye
      also finish
      is The sender will send no more; it can still receive. It counts like one byte, so it comes
        after all the data.
      when close and shutdown write send it. The peer's recv gives 0 once it has read the rest.
      do Close your side too, or the socket stays in CLOSE_WAIT.
      type open tcp lab:greet-close; recv all; state
      read RFC 9293 3.6
      see EOF, half-close, CLOSE_WAIT, FIN_WAIT1, RST

      RST: the segment that breaks a connection off
      also reset
      is No goodbye, nothing is sent again, no TIME_WAIT: the connection is gone on both sides.
      when A port where nobody listens; a close with unread bytes; linger 0s; a peer that has
        forgotten the connection.
      do The other side gets ECONNREFUSED or ECONNRESET; what was on its way may be lost.
      type open tcp lab:reset; send "x"; recv
      read RFC 9293 3.5.2
      see ECONNREFUSED, ECONNRESET, linger, close

      backlog: how many clients may wait for accept
      also listen queue, accept queue
      is The kernel shakes hands by itself and keeps the clients in a queue; accept takes them out.
      when On a listener Recv-Q is how many wait and Send-Q the backlog. Linux lets in one more.
        When it is full, the others are not refused: they stay in SYN_SENT.
      do Accept sooner, or listen with a larger backlog (at most net.core.somaxconn).
      type listen 0 backlog 1 as srv; open tcp srv; open tcp srv; state srv
      read man 2 listen
      see listen, accept, SYN_SENT, Recv-Q

      half-close: one side has said goodbye, the other still talks
      also half closed, half-closed
      is A connection is two streams. shutdown write ends ours and leaves theirs open.
      when A client says that its question is complete and waits for the whole answer.
      do Read on until EOF, then close.
      type open tcp lab:half-close; send "bye"; shutdown write; recv all
      read man 2 shutdown
      see shutdown, FIN, FIN_WAIT2, CLOSE_WAIT

      leak: a socket that nobody closes
      also descriptor leak
      is The peer has said goodbye, and this program has forgotten the socket: CLOSE_WAIT for ever.
      when A server runs for days and then accept fails with EMFILE.
      do Close on every way out, errors included.
      type listen 0 as srv; open tcp srv as web; srv accept; web close; leaks
      see CLOSE_WAIT, EMFILE, close

      four-tuple: two addresses and two ports: what a connection is
      also 4-tuple, quadruple, socket pair
      is Local address and port, remote address and port. No two connections have all four alike.
      when A server has one port for all its clients: they differ on the other side.
      type listen 0 as srv; open tcp srv; open tcp srv; sockets
      see accept, ephemeral port, getpeername

      ephemeral port: the port that the kernel chooses for a client
      also source port, local port
      is A free one out of net.ipv4.ip_local_port_range, usually 32768 to 60999.
      when At connect without bind, or after bind to port 0.
      do Nothing; ask with `name` which one it is.
      type open tcp lab:echo; name
      read man 7 ip
      see bind, getsockname, port, four-tuple
      """;

  static final String BYTES =
      """
      stream: bytes in order, without borders
      also byte stream, message boundary
      is TCP keeps bytes and their order, not the pieces in which they were sent: three sends may
        be one recv, and one send many.
      do Frame your messages: a length before each, or a line end behind it.
      type open tcp lab:echo; send "one"; send "two"; recv exactly 6
      read man 7 tcp
      see framing, datagram, recv

      framing: how a message is told from the next one
      also length prefix, delimiter
      is A length in front (u16be), an end behind (a line end), or the end of the stream.
      when Whenever something else than one endless text goes over TCP.
      do Read until the message is complete, however it was cut.
      type open tcp lab:lines; recv line; send "hello\\n"; recv line
      see stream, byte order, recv

      Recv-Q: what has arrived and was not read
      also receive queue, recv queue
      is Bytes that wait in the kernel for recv. On a listener: clients that wait for accept.
      when In `sockets`, `state` and ss(8). In CLOSE_WAIT ss counts the FIN as 1. For UDP it is
        memory, not bytes.
      do If it grows, the program does not read: look there.
      type open tcp lab:lines; sockets
      read man 8 ss
      see recv, backlog, Send-Q, window

      Send-Q: what was sent and is not acknowledged
      also send queue
      is Bytes that the kernel holds until the peer's kernel has them. On a listener: the backlog.
      when It stays above 0 when the peer does not read, or the network loses packets.
      type open tcp lab:no-read; blocking off; send repeat 9000000 "x"; state
      read man 8 ss
      see send, ACK, window, retransmission

      buffer: where bytes wait inside the kernel
      also send buffer, receive buffer
      is Each socket has two: what send gave and is not acknowledged, and what came and is unread.
      when send takes as much as has room; then it waits, or says EAGAIN.
      type open tcp lab:echo; option sndbuf; option rcvbuf
      read man 7 socket
      see sndbuf, rcvbuf, partial send, window

      partial send: the kernel took less than was offered
      also short write, short send
      is send returns how much there was room for. The rest has not been sent.
      when The socket does not block and the peer reads too slowly.
      do Wait with poll until it is writable, then send the rest: `send rest`.
      type open tcp lab:no-read; blocking off; send repeat 9000000 "x"
      read man 2 send
      see send, Send-Q, EAGAIN, blocking

      window: how much the receiver has room for
      also receive window, zero window, flow control
      is Every ACK tells it. At 0 the sender stops until the receiver's program has read.
      when A peer that does not read: its Recv-Q is full, then our Send-Q, then send waits.
      type open tcp lab:no-read; blocking off; send repeat 9000000 "x"; state
      read RFC 9293 3.8
      see Recv-Q, Send-Q, rcvbuf, partial send

      EOF: the end of the stream: recv gives 0
      also end of file, end of stream, recv 0
      is The peer has said goodbye (FIN), and everything it sent has been read. It stays 0.
      when The peer closed, or shut down its writing side. No data yet is another thing: EAGAIN.
      do Close your side, after saying what you still have to say.
      type open tcp lab:greet-close; recv all; recv
      read man 2 recv
      see FIN, CLOSE_WAIT, half-close, EAGAIN

      segment: one packet of TCP
      is Some flags (SYN, ACK, FIN, RST) and a piece of the stream; the kernel cuts as it likes.
      when A capture shows them; a program never sees them.
      read RFC 9293 3.1
      see MTU, maxseg, stream

      retransmission: the kernel sends again what was not acknowledged
      also resend, RTO, packet loss
      is After a time-out that doubles each time. On Linux it gives up after about 15 minutes, a
        connect after two.
      when Packets are lost, or the host is gone: Send-Q stays, `state` counts them.
      do Set usertimeout, or a limit of your own.
      type open tcp lab:full-backlog timeout 1500ms
      read RFC 6298, man 7 tcp
      see ACK, Send-Q, ETIMEDOUT, usertimeout

      Nagle: small pieces wait until the last one is acknowledged
      also Nagle's algorithm
      is While something unacknowledged is under way, a piece smaller than a segment is held back.
      when Two small sends, then a recv: with delayed ACK each turn takes 40 ms.
      do Write a message in one send; or turn nodelay on.
      type open tcp lab:echo; option nodelay
      read RFC 896, man 7 tcp
      see delayed ACK, nodelay, cork

      delayed ACK: the receiver waits a moment before it acknowledges
      also delayed acknowledgement
      is Up to 40 ms on Linux, in the hope that an answer can carry the ACK.
      when It makes Nagle wait. nodelay does not turn it off: it turns Nagle off at the sender.
      do Write a message in one send.
      type open tcp lab:echo; option quickack
      read RFC 1122 4.2.3.2
      see Nagle, ACK, quickack, nodelay
      """;

  private StreamNotes() {}
}
