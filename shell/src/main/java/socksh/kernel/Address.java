package socksh.kernel;

/** Where a socket is or talks to, exactly as the kernel holds it. Names are resolved elsewhere. */
public sealed interface Address {

  /** The family a socket must have to use this address. */
  Family family();

  /** An IPv4 address, the most significant byte first, and a port from 0 to 65535. */
  record Inet4(int ip, int port) implements Address {
    @Override
    public Family family() {
      return Family.INET;
    }

    /** The address without its port: {@code 127.0.0.1}. */
    public String host() {
      return (ip >>> 24) + "." + (ip >>> 16 & 255) + "." + (ip >>> 8 & 255) + "." + (ip & 255);
    }

    @Override
    public String toString() {
      return host() + ":" + port;
    }
  }

  /** An IPv6 address as two halves, its scope (an interface index, or 0) and a port. */
  record Inet6(long high, long low, int scope, int port) implements Address {
    @Override
    public Family family() {
      return Family.INET6;
    }

    /** The address without its port, written as RFC 5952 asks: {@code ::1}. */
    public String host() {
      return Inet6Text.of(high, low) + (scope == 0 ? "" : "%" + scope);
    }

    @Override
    public String toString() {
      return "[" + host() + "]:" + port;
    }
  }

  /** A Unix socket with a name in the file system; see unix(7). At most 107 bytes. */
  record UnixPath(String path) implements Address {
    @Override
    public Family family() {
      return Family.UNIX;
    }

    @Override
    public String toString() {
      return "unix:" + path;
    }
  }

  /**
   * A Unix socket in the abstract namespace: a name without a file, which vanishes with its socket.
   */
  record UnixAbstract(String name) implements Address {
    @Override
    public Family family() {
      return Family.UNIX;
    }

    @Override
    public String toString() {
      return "unix:@" + name;
    }
  }

  /** What an unbound Unix socket answers when asked for its name. */
  record UnixUnnamed() implements Address {
    @Override
    public Family family() {
      return Family.UNIX;
    }

    @Override
    public String toString() {
      return "unix:(unnamed)";
    }
  }

  /** An IPv4 address of four bytes. */
  static Inet4 v4(int a, int b, int c, int d, int port) {
    return new Inet4(a << 24 | b << 16 | c << 8 | d, port);
  }

  /** This machine, by IPv4. */
  static Inet4 loopback(int port) {
    return v4(127, 0, 0, 1, port);
  }

  /** The port, or 0 where there is none. */
  default int port() {
    return switch (this) {
      case Inet4 inet -> inet.port();
      case Inet6 inet -> inet.port();
      case UnixPath _, UnixAbstract _, UnixUnnamed _ -> 0;
    };
  }

  /** The same host with another port; Unix addresses stay as they are. */
  default Address withPort(int port) {
    return switch (this) {
      case Inet4 inet -> new Inet4(inet.ip(), port);
      case Inet6 inet -> new Inet6(inet.high(), inet.low(), inet.scope(), port);
      case UnixPath _, UnixAbstract _, UnixUnnamed _ -> this;
    };
  }

  /** Whether the address means every address of this machine. */
  default boolean isAny() {
    return switch (this) {
      case Inet4 inet -> inet.ip() == 0;
      case Inet6 inet -> inet.high() == 0 && inet.low() == 0;
      case UnixPath _, UnixAbstract _, UnixUnnamed _ -> false;
    };
  }

  /**
   * The IPv4 address that an IPv4-mapped IPv6 address stands for; every other address is itself.
   */
  default Address unmapped() {
    return this instanceof Inet6(long high, long low, int _, int port)
            && high == 0
            && low >>> 32 == 0xffff
        ? new Inet4((int) low, port)
        : this;
  }

  /** Whether the address is one of this machine talking to itself. */
  default boolean isLoopback() {
    return switch (this) {
      case Inet4 inet -> inet.ip() >>> 24 == 127;
      case Inet6 inet -> inet.high() == 0 && (inet.low() == 1 || inet.low() >>> 24 == 0xffff7fL);
      case UnixPath _, UnixAbstract _, UnixUnnamed _ -> true;
    };
  }
}
