package socksh.kernel;

/** The value of a socket option, in the shape that its option has. */
public sealed interface OptionValue {

  /** On or off. */
  record Switch(boolean on) implements OptionValue {
    @Override
    public String toString() {
      return on ? "on" : "off";
    }
  }

  /** A whole number; its unit is the option's. */
  record Number(int value) implements OptionValue {
    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }

  /** A name, such as that of a congestion control. */
  record Text(String value) implements OptionValue {
    @Override
    public String toString() {
      return value.isEmpty() ? "(none)" : value;
    }
  }

  /** A time-out in microseconds; 0 waits for ever. */
  record Time(long micros) implements OptionValue {
    @Override
    public String toString() {
      return micros == 0 ? "none" : micros % 1000 == 0 ? micros / 1000 + "ms" : micros + "us";
    }
  }

  /**
   * SO_LINGER: whether close waits, and for how many seconds. On with 0 seconds makes close a
   * reset.
   */
  record Linger(boolean on, int seconds) implements OptionValue {
    @Override
    public String toString() {
      return on ? seconds + "s" : "off";
    }
  }

  /** SO_PEERCRED: who made the other end of a Unix socket. */
  record Credentials(int pid, int uid, int gid) implements OptionValue {
    @Override
    public String toString() {
      return "pid " + pid + " uid " + uid + " gid " + gid;
    }
  }

  /** TCP_INFO. */
  record Info(TcpInfo info) implements OptionValue {
    @Override
    public String toString() {
      return info.state().toString();
    }
  }
}
