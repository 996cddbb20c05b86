package socksh.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;

/**
 * The echo that runs in a process of its own; {@link Program} starts it. It writes its port, then
 * each entry of its log, line by line, and ends when its input does.
 */
final class EchoProgram {

  private EchoProgram() {}

  /** With the port it should have; 0 lets the kernel choose. */
  public static void main(String[] given) throws IOException {
    PrintStream told = System.out;
    Premises at = new Premises("program", new Log(entry -> told.println(entry.line())));
    var where =
        (InetSocketAddress) Listener.open(at, Integer.parseInt(given[0]), client -> echo(client));
    told.println(where.getPort());
    System.in.transferTo(OutputStream.nullOutputStream());
    Runtime.getRuntime().halt(0);
  }

  private static void echo(Conversation client) throws IOException {
    while (true) {
      client.send(client.piece());
    }
  }
}
