package socksh.kernel;

import java.util.Optional;

/**
 * The options of socket(7), tcp(7), ip(7), ipv6(7) and udp(7) that can be looked at or turned by
 * name. The constant is C's; {@link #word()} is what a person types.
 */
public enum SocketOption {
  SO_REUSEADDR("reuseaddr", 2, Shape.SWITCH, "bind to an address that is still in TIME_WAIT"),
  SO_REUSEPORT("reuseport", 15, Shape.SWITCH, "let several sockets share one address and port"),
  SO_KEEPALIVE("keepalive", 9, Shape.SWITCH, "ask a silent peer whether it is still there"),
  SO_BROADCAST("broadcast", 6, Shape.SWITCH, "allow sending datagrams to a broadcast address"),
  SO_DONTROUTE("dontroute", 5, Shape.SWITCH, "send only to hosts on a directly connected network"),
  SO_OOBINLINE("oobinline", 10, Shape.SWITCH, "leave urgent data in the normal stream"),
  SO_LINGER("linger", 13, Shape.LINGER, "how long close waits; 0s makes close a reset"),
  SO_SNDBUF("sndbuf", 7, Shape.NUMBER, "bytes of the send buffer; the kernel doubles what is set"),
  SO_RCVBUF(
      "rcvbuf", 8, Shape.NUMBER, "bytes of the receive buffer; the kernel doubles what is set"),
  SO_SNDTIMEO("sndtimeo", 21, Shape.TIME, "how long a blocking send or connect may wait"),
  SO_RCVTIMEO("rcvtimeo", 20, Shape.TIME, "how long a blocking recv or accept may wait"),
  SO_RCVLOWAT("rcvlowat", 18, Shape.NUMBER, "bytes that must wait before recv returns"),
  SO_PRIORITY("priority", 12, Shape.NUMBER, "queueing priority of what is sent, 0 to 6"),
  SO_MARK("mark", 36, Shape.NUMBER, "mark on each packet for routing and filters; needs root"),
  SO_BINDTODEVICE("bindtodevice", 25, Shape.TEXT, "the one network interface to use"),
  SO_TIMESTAMP("timestamp", 29, Shape.SWITCH, "time stamps with received datagrams"),
  SO_RXQ_OVFL("rxqovfl", 40, Shape.SWITCH, "report how many datagrams were dropped"),
  SO_BUSY_POLL("busypoll", 46, Shape.NUMBER, "microseconds to spin while waiting for data"),
  SO_PASSCRED("passcred", 16, Shape.SWITCH, "receive the sender's credentials on a Unix socket"),
  SO_PEERCRED(
      "peercred",
      17,
      Shape.CREDENTIALS,
      Access.READ_ONLY,
      "who made the other end of a Unix socket"),
  SO_INCOMING_CPU("incomingcpu", 49, Shape.NUMBER, "the CPU that handled the last packet"),
  SO_ZEROCOPY("zerocopy", 60, Shape.SWITCH, "allow MSG_ZEROCOPY"),
  SO_TYPE("type", 3, Shape.NUMBER, Access.READ_ONLY, "1 is a stream, 2 is datagrams"),
  SO_DOMAIN("domain", 39, Shape.NUMBER, Access.READ_ONLY, "1 is Unix, 2 is IPv4, 10 is IPv6"),
  SO_PROTOCOL("protocol", 38, Shape.NUMBER, Access.READ_ONLY, "6 is TCP, 17 is UDP"),
  SO_ACCEPTCONN("acceptconn", 30, Shape.SWITCH, Access.READ_ONLY, "whether the socket listens"),
  SO_ERROR("error", 4, Shape.NUMBER, Access.READ_ONLY, "the pending errno; asking clears it"),
  TCP_NODELAY("nodelay", 1, Shape.SWITCH, "send small pieces at once (no Nagle)"),
  TCP_CORK("cork", 3, Shape.SWITCH, "hold back partial segments until off, or 200 ms"),
  TCP_QUICKACK(
      "quickack", 12, Shape.SWITCH, "acknowledge at once; the kernel may turn it off again"),
  TCP_MAXSEG("maxseg", 2, Shape.NUMBER, "bytes in the largest segment"),
  TCP_KEEPIDLE("keepidle", 4, Shape.NUMBER, "seconds of silence before the first keep-alive probe"),
  TCP_KEEPINTVL("keepintvl", 5, Shape.NUMBER, "seconds between keep-alive probes"),
  TCP_KEEPCNT(
      "keepcnt", 6, Shape.NUMBER, "probes without answer before the connection is given up"),
  TCP_SYNCNT("syncnt", 7, Shape.NUMBER, "how often a SYN is repeated before connect gives up"),
  TCP_LINGER2("linger2", 8, Shape.NUMBER, "seconds an orphaned socket stays in FIN_WAIT2"),
  TCP_DEFER_ACCEPT(
      "deferaccept", 9, Shape.NUMBER, "seconds to wait for data before a client is shown"),
  TCP_WINDOW_CLAMP("windowclamp", 10, Shape.NUMBER, "bytes the advertised window may have at most"),
  TCP_USER_TIMEOUT(
      "usertimeout", 18, Shape.NUMBER, "milliseconds that sent data may stay unacknowledged"),
  TCP_FASTOPEN("fastopen", 23, Shape.NUMBER, "queue length for data in the SYN on a listener"),
  TCP_NOTSENT_LOWAT(
      "notsentlowat", 25, Shape.NUMBER, "unsent bytes below which the socket is writable"),
  TCP_CONGESTION("congestion", 13, Shape.TEXT, "the congestion control: cubic, reno, bbr"),
  TCP_INFO("info", 11, Shape.INFO, Access.READ_ONLY, "the kernel's account of the connection"),
  IP_TOS("tos", 1, Shape.NUMBER, "type of service of sent IPv4 packets"),
  IP_TTL("ttl", 2, Shape.NUMBER, "hops that a sent IPv4 packet may make"),
  IP_MTU_DISCOVER(
      "mtudiscover", 10, Shape.NUMBER, "path MTU discovery: 0 off, 1 hints, 2 on, 3 probe"),
  IP_MTU("mtu", 14, Shape.NUMBER, Access.READ_ONLY, "path MTU of a connected IPv4 socket"),
  IP_RECVERR("recverr", 11, Shape.SWITCH, "queue ICMP errors with their details"),
  IP_FREEBIND("freebind", 15, Shape.SWITCH, "bind to an address this machine does not have yet"),
  IP_MULTICAST_TTL("multicastttl", 33, Shape.NUMBER, "hops of a sent multicast packet"),
  IP_MULTICAST_LOOP("multicastloop", 34, Shape.SWITCH, "hear one's own multicast packets"),
  IPV6_V6ONLY("v6only", 26, Shape.SWITCH, "an IPv6 socket that takes no IPv4 clients"),
  IPV6_UNICAST_HOPS("hoplimit", 16, Shape.NUMBER, "hops that a sent IPv6 packet may make"),
  IPV6_TCLASS("tclass", 67, Shape.NUMBER, "traffic class of sent IPv6 packets"),
  UDP_CORK("udpcork", 1, Shape.SWITCH, "join what is sent into one datagram until off");

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

    /** The layer that C names in the first part of an option's constant: SO_, TCP_, IPV6_. */
    private static Level ofConstant(String constant) {
      String prefix = constant.substring(0, constant.indexOf('_'));
      return prefix.equals("SO") ? SOCKET : valueOf(prefix);
    }

    /** Its number in C. */
    public int number() {
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

  SocketOption(String word, int number, Shape shape, String summary) {
    this(word, number, shape, Access.READ_WRITE, summary);
  }

  SocketOption(String word, int number, Shape shape, Access access, String summary) {
    this.word = word;
    this.number = number;
    this.shape = shape;
    this.access = access;
    this.summary = summary;
    this.level = Level.ofConstant(name());
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

  /** Its number in C. */
  public int number() {
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
