package socksh.manual;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import socksh.kernel.Errno;

/** What an errno means with sockets whatever the call was. */
final class General {
  private static final String TRANSFER =
      """
      EAGAIN: It would have to wait, and was told not to: a non-blocking socket, MSG_DONTWAIT
        or a time limit.
      > poll timeout 5s | blocking on | recv timeout 5s
      EINTR: Ctrl-C: a signal ended the wait before the call was done.
      > state | history
      EPIPE: The way out is closed: the peer is gone, or this side has shut it down. A C
        program would die of SIGPIPE here.
      > recv | state | close
      ECONNRESET: The peer threw the connection away with a reset: it crashed, or closed with
        bytes it had not read.
      > log | close | Connect again.
      ECONNABORTED: The connection was given up by this side's kernel before it was used.
      > sockets | accept
      ENOTCONN: The socket has no peer: it was never connected, or the connection is over.
      > connect 127.0.0.1:8888 | state
      EISCONN: The socket has its peer already; a TCP socket is connected once in its life.
      > peer | open tcp 127.0.0.1:8888
      ESHUTDOWN: This side has shut that direction down; what is shut down stays so.
      > state | close
      EMSGSIZE: The datagram is too big for one message: UDP takes at most 65507 bytes over IPv4.
      > Send it in smaller pieces. | option sndbuf
      EDESTADDRREQ: A datagram needs an address, and this socket has no peer.
      > connect 127.0.0.1:8888 | sendto 127.0.0.1:8888 "hello"
      EALREADY: An earlier connect on this non-blocking socket is still under way.
      > poll timeout 5s | state
      EINPROGRESS: The connect has started and goes on by itself; poll for writing, then
        option error tells how it ended.
      > poll timeout 5s | option error
      EBADMSG: What arrived could not be read as a message.
      > log
      EPROTO: The protocol broke down: the other side did something that its rules do not allow.
      > state | close
      ENOBUFS: The kernel has no room for network buffers, or a queue of the network card is full.
      > state | option sndbuf
      ETIME: A timer ran out; the usual word for sockets is ETIMEDOUT.
      > state
      ECANCELED: The request was cancelled before it was done.
      > state
      EREMOTEIO: A device at the other end reported an error of its own.
      > log
      """;

  private static final String PLACES =
      """
      ECONNREFUSED: Nobody listens there: the other machine answered at once, and the answer was no.
      > sockets | listen 8888 | lab http
      ETIMEDOUT: No answer came in time: the host is off, a firewall drops packets, or the
        peer fell silent.
      > state | Check the address and the firewall.
      EADDRINUSE: The address and port are taken, by a live socket or by a connection still
        in TIME_WAIT.
      > sockets | option reuseaddr on | bind 0
      EADDRNOTAVAIL: That address does not belong to this machine, or no free port is left for it.
      > bind 127.0.0.1:0 | bind *:0
      ENETUNREACH: This machine has no route to that network.
      > open tcp 127.0.0.1:8888 | Look at ip route.
      EHOSTUNREACH: A route exists, but the host did not answer on its own network, or a
        router said so.
      > Check the address and the cable.
      EHOSTDOWN: The host is known to be down.
      > Check that the host is on.
      ENETDOWN: The network interface is down.
      > Look at ip link.
      ENETRESET: The network dropped the connection, usually because keep-alive probes failed.
      > option keepalive | Connect again.
      ENONET: This machine is not on a network.
      > Look at ip link.
      EAFNOSUPPORT: The address is of another family than the socket: IPv4, IPv6 and Unix do
        not mix.
      > socket tcp v6 | socket tcp v4
      EPFNOSUPPORT: The kernel was built without this family of protocols.
      > socket tcp v4
      EPROTONOSUPPORT: This family has no such protocol.
      > socket tcp | socket udp
      EPROTOTYPE: The protocol does not go with the socket's type: stream and datagram do not mix.
      > socket tcp | socket udp
      ESOCKTNOSUPPORT: This family has no sockets of that type.
      > socket tcp | socket udp
      EOPNOTSUPP: This kind of socket cannot do that: a datagram socket does not listen, for
        example.
      > sockets | socket tcp
      ENOPROTOOPT: This kind of socket does not have that option.
      > option | sockets
      ENOTUNIQ: The name is not unique on the network.
      > sockets
      EUNATCH: The driver of the protocol is not attached.
      > sockets
      ECOMM: The link layer could not send.
      > state
      ENOLINK: The link to the other machine is gone.
      > state
      EREMCHG: The remote address changed while it was in use.
      > peer
      ERFKILL: The radio of this machine is switched off.
      > Switch the radio on.
      EUSERS: Too many users of this resource.
      > sockets
      ETOOMANYREFS: Too many descriptors are on their way through Unix sockets.
      > sockets
      """;

  private static final String THINGS =
      """
      EBADF: No such descriptor: the socket has been closed.
      > sockets | socket tcp
      ENOTSOCK: The descriptor is not a socket but a file or a pipe.
      > sockets
      EINVAL: An argument does not fit, or the socket is in no state for this call.
      > state | sockets
      EACCES: Not allowed: a port below 1024, a broadcast without leave, or the rights of a file.
      > bind 8888 | option broadcast on
      EPERM: Not permitted: a right is missing, or a firewall rule of this machine says no.
      > Run it as root, or look at the firewall rules.
      EMFILE: This process has all the descriptors it may have; see ulimit -n.
      > sockets | close
      ENFILE: The whole machine has run out of open files.
      > close
      ENOMEM: The kernel has no memory left for this.
      > sockets | close
      EFAULT: The program passed a pointer outside its memory; a C program can do that, this
        shell does not.
      > Report it as a fault of the shell.
      ENOSYS: This kernel does not have that call.
      > Use a newer kernel.
      EBUSY: The thing is in use by somebody else.
      > sockets
      EEXIST: It exists already.
      > sockets
      ENODEV: There is no such network interface.
      > Look at ip link.
      ENXIO: There is no such device, or nobody is at the other end of it.
      > Check the path.
      ENOENT: There is no such file, or no such name.
      > Check the path.
      ENOTDIR: A part of the path is a file where a directory is needed.
      > Check the path.
      EISDIR: It is a directory, not a file.
      > Name a file in it.
      ENAMETOOLONG: The name is too long; a Unix socket's path has at most 107 bytes.
      > Choose a shorter path.
      ELOOP: Symbolic links lead in a circle.
      > Check the path.
      EROFS: The file system can only be read; a Unix socket's file cannot be made there.
      > bind unix:/tmp/socket
      ENOSPC: The disk is full, or a limit of the kernel is reached.
      > Make room.
      EDQUOT: The user's share of the disk is used up.
      > Make room.
      EIO: A device failed while reading or writing.
      > Try again, then look at dmesg.
      ENOTTY: That question cannot be asked of this kind of descriptor.
      > sockets
      ENODATA: There is nothing of that kind to read.
      > state
      ESPIPE: A position makes no sense here: a socket or a pipe cannot be rewound.
      > Use a regular file.
      EOVERFLOW: A number is too large for its type.
      > Ask for less.
      EFBIG: The file is too large.
      > Ask for less.
      EDOM: A number is outside of what the option takes, such as microseconds above 999999.
      > option
      ERANGE: The answer does not fit into the room for it.
      > option
      E2BIG: Too much was passed at once.
      > Ask for less.
      ETXTBSY: The file is a program that runs just now.
      > Copy the file first.
      ESRCH: There is no such process or entry.
      > sockets
      EXDEV: The two are on different devices.
      > Copy the file first.
      EDEADLK: Waiting here would never end: each side waits for the other.
      > sockets
      EMLINK: Too many links point there.
      > Choose another path.
      ERESTART: The call was interrupted and is to be made again; programs do not normally see this.
      > history
      EILSEQ: A name has bytes that are not valid text.
      > Check the name.
      ENOKEY: The kernel has no key for this, as with encryption inside the kernel.
      > option
      EKEYEXPIRED: The key for this has expired, as with encryption inside the kernel.
      > option
      EKEYREJECTED: The key was not accepted, as with encryption inside the kernel.
      > option
      """;

  private static final Map<String, Reason> REASONS = all();

  private General() {}

  private static Map<String, Reason> all() {
    SequencedMap<String, Reason> all = new LinkedHashMap<>();
    for (String text : new String[] {TRANSFER, PLACES, THINGS}) {
      all.putAll(Paragraphs.reasons(text, General::nothingAsEver));
    }
    return all;
  }

  private static Reason nothingAsEver(String constant) {
    throw new IllegalArgumentException(constant + " has no reason more general than this");
  }

  /** The reason of a constant; for those that sockets do not give, a sentence that says so. */
  static Reason reason(String constant) {
    Reason reason = REASONS.get(constant);
    return reason != null
        ? reason
        : Reason.of(
            "Socket calls do not normally give this; it belongs to other parts of the kernel.",
            "errno " + constant,
            "log");
  }

  static boolean knows(Errno errno) {
    return REASONS.containsKey(errno.name());
  }
}
