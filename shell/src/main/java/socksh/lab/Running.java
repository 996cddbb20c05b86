package socksh.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Optional;

/** A sample that has been started: where it is, what to try, and what it has been through. */
public final class Running {

  private final Sample sample;
  private final SocketAddress where;
  private final Premises premises;

  private Running(Sample sample, SocketAddress where, Premises premises) {
    this.sample = sample;
    this.where = where;
    this.premises = premises;
  }

  static Running start(Recipe recipe, int port) throws IOException {
    Premises premises = new Premises(recipe.sample().name());
    try {
      SocketAddress where = recipe.opening().open(premises, port);
      return new Running(recipe.sample(), where, premises);
    } catch (IOException | RuntimeException failure) {
      premises.close();
      throw failure;
    }
  }

  public Sample sample() {
    return sample;
  }

  /** Where it really is: {@code 127.0.0.1:PORT} or {@code unix:PATH}. */
  public String address() {
    return switch (where) {
      case InetSocketAddress inet -> "127.0.0.1:" + inet.getPort();
      case UnixDomainSocketAddress unix -> "unix:" + unix.getPath();
      default -> where.toString();
    };
  }

  /** The real port; 0 for a Unix socket. */
  public int port() {
    return where instanceof InetSocketAddress inet ? inet.getPort() : 0;
  }

  /** The sample's lines to try, with the real port and address in them. */
  public List<String> tries() {
    return sample.tries().stream()
        .map(line -> line.replace("{port}", "" + port()).replace("{address}", address()))
        .toList();
  }

  /**
   * What happened so far, oldest first: the newest mebibyte of it. What the sample sends is noted
   * just before it leaves, what it receives just after it came.
   */
  public List<Entry> log() {
    return premises.log().entries();
  }

  /** Bytes received since the start, those that the log has forgotten included. */
  public long received() {
    return premises.log().received();
  }

  /** Bytes sent since the start, those that the log has forgotten included. */
  public long sent() {
    return premises.log().sent();
  }

  /** The process that it is; empty where it lives in this one. */
  public Optional<Program> program() {
    return premises.program();
  }

  boolean isAlive() {
    return program().map(Program::isAlive).orElse(true);
  }

  void stop() throws IOException {
    premises.close();
  }
}
