package socksh.kernel;

import java.util.Optional;

/**
 * The options of socket(7), tcp(7), ip(7), ipv6(7) and udp(7) that can be looked at or turned by
 * name. The constant is C's; {@link #word()} is what a person types.
 */
public enum SocketOption {
  SO_REUSEADDR(
      "reuseaddr",
      Level.SOCKET,
      2,
      Shape.SWITCH,
      Access.READ_WRITE,
      "bind to an address that is still in TIME_WAIT"),
  SO_REUSEPORT(
      "reuseport",
      Level.SOCKET,
      15,
      Shape.SWITCH,
      Access.READ_WRITE,
      "let several sockets share one address and port"),
  SO_KEEPALIVE(
      "keepalive",
      Level.SOCKET,
      9,
      Shape.SWITCH,
      Access.READ_WRITE,
      "ask a silent peer whether it is still there"),
  SO_BROADCAST(
      "broadcast",
      Level.SOCKET,
      6,
      Shape.SWITCH,
      Access.READ_WRITE,
      "allow sending datagrams to a broadcast address"),
  SO_DONTROUTE(
      "dontroute",
      Level.SOCKET,
      5,
      Shape.SWITCH,
      Access.READ_WRITE,
      "send only to hosts on a directly connected network"),
  SO_OOBINLINE(
      "oobinline",
      Level.SOCKET,
      10,
      Shape.SWITCH,
      Access.READ_WRITE,
      "leave urgent data in the normal stream"),
  SO_LINGER(
      "linger",
      Level.SOCKET,
      13,
      Shape.LINGER,
      Access.READ_WRITE,
      "how long close waits; 0s makes close a reset"),
  SO_SNDBUF(
      "sndbuf",
      Level.SOCKET,
      7,
      Shape.NUMBER,
      Access.READ_WRITE,
      "bytes of the send buffer; the kernel doubles what is set"),
  SO_RCVBUF(
      "rcvbuf",
      Level.SOCKET,
      8,
      Shape.NUMBER,
      Access.READ_WRITE,
      "bytes of the receive buffer; the kernel doubles what is set"),
  SO_SNDTIMEO(
      "sndtimeo",
      Level.SOCKET,
      21,
      Shape.TIME,
      Access.READ_WRITE,
      "how long a blocking send or connect may wait"),
  SO_RCVTIMEO(
      "rcvtimeo",
      Level.SOCKET,
      20,
      Shape.TIME,
      Access.READ_WRITE,
      "how long a blocking recv or accept may wait"),
  SO_RCVLOWAT(
      "rcvlowat",
      Level.SOCKET,
      18,
      Shape.NUMBER,
      Access.READ_WRITE,
      "bytes that must wait before recv returns"),
  SO_PRIORITY(
      "priority",
      Level.SOCKET,
      12,
      Shape.NUMBER,
      Access.READ_WRITE,
      "queueing priority of what is sent, 0 to 6"),
  SO_MARK(
      "mark",
      Level.SOCKET,
      36,
      Shape.NUMBER,
      Access.READ_WRITE,
      "mark on each packet for routing and filters; needs root"),
  SO_BINDTODEVICE(
      "bindtodevice",
      Level.SOCKET,
      25,
      Shape.TEXT,
      Access.READ_WRITE,
      "the one network interface to use"),
  SO_TIMESTAMP(
      "timestamp",
      Level.SOCKET,
      29,
      Shape.SWITCH,
      Access.READ_WRITE,
      "time stamps with received datagrams"),
  SO_RXQ_OVFL(
      "rxqovfl",
      Level.SOCKET,
      40,
      Shape.SWITCH,
      Access.READ_WRITE,
      "report how many datagrams were dropped"),
  SO_BUSY_POLL(
      "busypoll",
      Level.SOCKET,
      46,
      Shape.NUMBER,
      Access.READ_WRITE,
      "microseconds to spin while waiting for data"),
  SO_PASSCRED(
      "passcred",
      Level.SOCKET,
      16,
      Shape.SWITCH,
      Access.READ_WRITE,
      "receive the sender's credentials on a Unix socket"),
  SO_PEERCRED(
      "peercred",
      Level.SOCKET,
      17,
      Shape.CREDENTIALS,
      Access.READ_ONLY,
      "who made the other end of a Unix socket"),
  SO_INCOMING_CPU(
      "incomingcpu",
      Level.SOCKET,
      49,
      Shape.NUMBER,
      Access.READ_WRITE,
      "the CPU that handled the last packet"),
  SO_ZEROCOPY("zerocopy", Level.SOCKET, 60, Shape.SWITCH, Access.READ_WRITE, "allow MSG_ZEROCOPY"),
  SO_TYPE("type", Level.SOCKET, 3, Shape.NUMBER, Access.READ_ONLY, "1 is a stream, 2 is datagrams"),
  SO_DOMAIN(
      "domain",
      Level.SOCKET,
      39,
      Shape.NUMBER,
      Access.READ_ONLY,
      "1 is Unix, 2 is IPv4, 10 is IPv6"),
  SO_PROTOCOL("protocol", Level.SOCKET, 38, Shape.NUMBER, Access.READ_ONLY, "6 is TCP, 17 is UDP"),
  SO_ACCEPTCONN(
      "acceptconn", Level.SOCKET, 30, Shape.SWITCH, Access.READ_ONLY, "whether the socket listens"),
  SO_ERROR(
      "error",
      Level.SOCKET,
      4,
      Shape.NUMBER,
      Access.READ_ONLY,
      "the pending errno; asking clears it"),
  TCP_NODELAY(
      "nodelay",
      Level.TCP,
      1,
      Shape.SWITCH,
      Access.READ_WRITE,
      "send small pieces at once (no Nagle)"),
  TCP_CORK(
      "cork",
      Level.TCP,
      3,
      Shape.SWITCH,
      Access.READ_WRITE,
      "hold back partial segments until off, or 200 ms"),
  TCP_QUICKACK(
      "quickack",
      Level.TCP,
      12,
      Shape.SWITCH,
      Access.READ_WRITE,
      "acknowledge at once; the kernel may turn it off again"),
  TCP_MAXSEG(
      "maxseg", Level.TCP, 2, Shape.NUMBER, Access.READ_WRITE, "bytes in the largest segment"),
  TCP_KEEPIDLE(
      "keepidle",
      Level.TCP,
      4,
      Shape.NUMBER,
      Access.READ_WRITE,
      "seconds of silence before the first keep-alive probe"),
  TCP_KEEPINTVL(
      "keepintvl",
      Level.TCP,
      5,
      Shape.NUMBER,
      Access.READ_WRITE,
      "seconds between keep-alive probes"),
  TCP_KEEPCNT(
      "keepcnt",
      Level.TCP,
      6,
      Shape.NUMBER,
      Access.READ_WRITE,
      "probes without answer before the connection is given up"),
  TCP_SYNCNT(
      "syncnt",
      Level.TCP,
      7,
      Shape.NUMBER,
      Access.READ_WRITE,
      "how often a SYN is repeated before connect gives up"),
  TCP_LINGER2(
      "linger2",
      Level.TCP,
      8,
      Shape.NUMBER,
      Access.READ_WRITE,
      "seconds an orphaned socket stays in FIN_WAIT2"),
  TCP_DEFER_ACCEPT(
      "deferaccept",
      Level.TCP,
      9,
      Shape.NUMBER,
      Access.READ_WRITE,
      "seconds to wait for data before a client is shown"),
  TCP_WINDOW_CLAMP(
      "windowclamp",
      Level.TCP,
      10,
      Shape.NUMBER,
      Access.READ_WRITE,
      "bytes the advertised window may have at most"),
  TCP_USER_TIMEOUT(
      "usertimeout",
      Level.TCP,
      18,
      Shape.NUMBER,
      Access.READ_WRITE,
      "milliseconds that sent data may stay unacknowledged"),
  TCP_FASTOPEN(
      "fastopen",
      Level.TCP,
      23,
      Shape.NUMBER,
      Access.READ_WRITE,
      "queue length for data in the SYN on a listener"),
  TCP_NOTSENT_LOWAT(
      "notsentlowat",
      Level.TCP,
      25,
      Shape.NUMBER,
      Access.READ_WRITE,
      "unsent bytes below which the socket is writable"),
  TCP_CONGESTION(
      "congestion",
      Level.TCP,
      13,
      Shape.TEXT,
      Access.READ_WRITE,
      "the congestion control: cubic, reno, bbr"),
  TCP_INFO(
      "info",
      Level.TCP,
      11,
      Shape.INFO,
      Access.READ_ONLY,
      "the kernel's account of the connection"),
  IP_TOS(
      "tos", Level.IP, 1, Shape.NUMBER, Access.READ_WRITE, "type of service of sent IPv4 packets"),
  IP_TTL(
      "ttl", Level.IP, 2, Shape.NUMBER, Access.READ_WRITE, "hops that a sent IPv4 packet may make"),
  IP_MTU_DISCOVER(
      "mtudiscover",
      Level.IP,
      10,
      Shape.NUMBER,
      Access.READ_WRITE,
      "path MTU discovery: 0 off, 1 hints, 2 on, 3 probe"),
  IP_MTU(
      "mtu", Level.IP, 14, Shape.NUMBER, Access.READ_ONLY, "path MTU of a connected IPv4 socket"),
  IP_RECVERR(
      "recverr",
      Level.IP,
      11,
      Shape.SWITCH,
      Access.READ_WRITE,
      "queue ICMP errors with their details"),
  IP_FREEBIND(
      "freebind",
      Level.IP,
      15,
      Shape.SWITCH,
      Access.READ_WRITE,
      "bind to an address this machine does not have yet"),
  IP_MULTICAST_TTL(
      "multicastttl",
      Level.IP,
      33,
      Shape.NUMBER,
      Access.READ_WRITE,
      "hops of a sent multicast packet"),
  IP_MULTICAST_LOOP(
      "multicastloop",
      Level.IP,
      34,
      Shape.SWITCH,
      Access.READ_WRITE,
      "hear one's own multicast packets"),
  IPV6_V6ONLY(
      "v6only",
      Level.IPV6,
      26,
      Shape.SWITCH,
      Access.READ_WRITE,
      "an IPv6 socket that takes no IPv4 clients"),
  IPV6_UNICAST_HOPS(
      "hoplimit",
      Level.IPV6,
      16,
      Shape.NUMBER,
      Access.READ_WRITE,
      "hops that a sent IPv6 packet may make"),
  IPV6_TCLASS(
      "tclass",
      Level.IPV6,
      67,
      Shape.NUMBER,
      Access.READ_WRITE,
      "traffic class of sent IPv6 packets"),
  UDP_CORK(
      "udpcork",
      Level.UDP,
      1,
      Shape.SWITCH,
      Access.READ_WRITE,
      "join what is sent into one datagram until off");

  /** The layer that an option belongs to, by its number in C. */
  public enum Level {
    SOCKET(1),
    TCP(6),
    IP(0),
    IPV6(41),
    UDP(17);

    private final int number;

    Level(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /** The shape of an option's value. */
  public enum Shape {
    SWITCH,
    NUMBER,
    TEXT,
    TIME,
    LINGER,
    CREDENTIALS,
    INFO
  }

  /** Whether an option can be set. */
  public enum Access {
    READ_ONLY,
    READ_WRITE
  }

  private final String word;
  private final Level level;
  private final int number;
  private final Shape shape;
  private final Access access;
  private final String summary;

  SocketOption(String word, Level level, int number, Shape shape, Access access, String summary) {
    this.word = word;
    this.level = level;
    this.number = number;
    this.shape = shape;
    this.access = access;
    this.summary = summary;
  }

  /** The option that a person calls {@code word}, in its own or in C's spelling. */
  public static Optional<SocketOption> named(String word) {
    for (SocketOption option : values()) {
      if (option.word.equalsIgnoreCase(word) || option.name().equalsIgnoreCase(word)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** What a person types. */
  public String word() {
    return word;
  }

  /** The layer it belongs to. */
  public Level level() {
    return level;
  }

  int number() {
    return number;
  }

  /** The shape of its value. */
  public Shape shape() {
    return shape;
  }

  /** Whether it can be set. */
  public Access access() {
    return access;
  }

  /** What it is for, with its unit, in under 60 characters. */
  public String summary() {
    return summary;
  }

  /** Whether a socket of this family and kind has the option at all. */
  public boolean appliesTo(Family family, Kind kind) {
    return switch (level) {
      case SOCKET -> family == Family.UNIX || this != SO_PEERCRED && this != SO_PASSCRED;
      case TCP -> family != Family.UNIX && kind == Kind.STREAM;
      case UDP -> family != Family.UNIX && kind == Kind.DGRAM;
      case IP -> family == Family.INET;
      case IPV6 -> family == Family.INET6;
    };
  }
}
