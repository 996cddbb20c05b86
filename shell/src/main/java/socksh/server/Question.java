package socksh.server;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import socksh.kernel.Address;
import socksh.session.OpenSocket;

/**
 * A message that an {@link Answerer} is to answer, and what can be done about it: safe for use by
 * any thread, each deed is done between two turns of the loop.
 */
public final class Question {
  private final Server server;
  private final Party from;
  private final byte[] bytes;
  private final Address peer;
  private final long number;

  /** The message is the loop's: its bytes are copied. */
  Question(Server server, Party from, Message message) {
    this.server = server;
    this.from = from;
    this.bytes = Arrays.copyOfRange(message.data, message.from, message.to);
    this.peer = message.peer;
    this.number = message.number;
  }

  /** What was said, without what frames it. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Who said it. */
  public Address peer() {
    return peer;
  }

  /** As which message of its client, counted from 1; of a server for datagrams, of all. */
  public long number() {
    return number;
  }

  /** The client's socket; a datagram has none of its own. */
  public Optional<OpenSocket> client() {
    return from instanceof Client client ? Optional.of(client.socket()) : Optional.empty();
  }

  /** The listener, or the socket for datagrams. */
  public OpenSocket listener() {
    return server.listener();
  }

  /**
   * Says something to who asked. Waits while that one does not read what it was told before.
   *
   * @return whether it was still there
   */
  public boolean reply(byte[] answer) {
    ReentrantLock lock = server.loop.lock;
    lock.lock();
    try {
      return switch (from) {
        case Client client -> client.isTold(answer);
        case Mailbox mailbox -> mailbox.send(answer, answer.length, peer);
        case Door _, PipeEnd _ -> false;
      };
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Says something to every client of the server; to how many. */
  public int replyToAll(byte[] answer) {
    return server.sendToAll(answer);
  }

  /** Sends the client away when all is said; does nothing to who sends datagrams. */
  public void close() {
    done(Client::dismiss);
  }

  /** Resets the connection; what waits to be sent is lost. */
  public void reset() {
    done(Client::reset);
  }

  private void done(java.util.function.Consumer<Client> deed) {
    server.loop.lock.lock();
    try {
      if (from instanceof Client client) {
        deed.accept(client);
      }
    } finally {
      server.loop.lock.unlock();
    }
  }

  /** It is answered: the next one of its client may come. Called with the lock held. */
  void isAnswered() {
    if (from instanceof Client client) {
      client.isAnswered();
    }
  }

  /** Whose turn it keeps: one client's, or that of who sent the datagram. */
  Object asker() {
    return from instanceof Client ? from : peer;
  }
}
