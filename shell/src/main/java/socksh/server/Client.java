package socksh.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Epoll;
import socksh.kernel.Errno;
import socksh.kernel.Fd;

/**
 * One connection of a server, from its greeting to its goodbye. As long as something waits to be
 * sent to it nothing more is received from it: a client that does not read costs what its last
 * messages were answered, and then only its own time.
 */
final class Client extends Party {
  private final Server server;
  private final EventLoop loop;
  private final Address peer;
  private final Receiver receiver;
  private final Sender sender;
  private final long since;
  private long heard;
  private final Turn turn;
  private final Farewell farewell;
  private @Nullable Child child;
  private boolean gone;

  /** A descriptor that was accepted, its own to close from now on. */
  Client(Server server, Fd fd, Address peer) {
    super(server, server.registry().adopt(server.listener(), fd, peer), fd);
    this.server = server;
    this.loop = server.loop;
    this.peer = peer;
    this.receiver = new Receiver(this, server);
    this.sender = new Sender(this, server);
    this.turn = new Turn(this, loop);
    this.farewell = new Farewell(this, loop);
    this.since = loop.now();
    this.heard = since;
  }

  /** What goes to it. */
  Sender sender() {
    return sender;
  }

  /** Whose turn it is. */
  Turn turn() {
    return turn;
  }

  /** Where it is. */
  Address peer() {
    return peer;
  }

  /** How it will be sent away. */
  Farewell farewell() {
    return farewell;
  }

  /** Since when it is there, on the loop's clock. */
  long since() {
    return since;
  }

  /** When it was last heard of; now, where it is our turn to speak. */
  long heard() {
    return turn.isOurs() ? loop.now() : heard;
  }

  /** It was heard of now. */
  void isHeard() {
    heard = loop.now();
  }

  /** It is there: it is greeted. */
  void begin() {
    server.clients.add(this);
    server.accepted++;
    loop.enroll(this, Epoll.IN);
    server.news.came(this);
    server.duties.welcome(this, loop.out);
    sender.say(loop.out);
    settle();
  }

  /** When all is said it is sent away. */
  void leavesSoon() {
    leaves(Rule.After.CLOSE);
  }

  /** What becomes of it when all is said. */
  void leaves(Rule.After how) {
    farewell.is(how);
  }

  boolean isLeaving() {
    return farewell.isDecided();
  }

  /** It talks to a process of its own from now on. */
  void runs(List<String> command) {
    Child started = new Child(this, server);
    child = started;
    started.begin(command);
  }

  /** The process that it talks to. */
  @Nullable Child child() {
    return child;
  }

  /** Nothing is said to it for a while, and nothing received from it. */
  void pause(long nanos) {
    if (gone) {
      return;
    }
    turn.pause(nanos);
  }

  /** It may be spoken to again. */
  void goOn() {
    flush();
    settle();
  }

  boolean isGone() {
    return gone;
  }

  @Override
  void ready(boolean readable, boolean writable) {
    if (readable && isWatchedForNothing()) {
      goneMeanwhile();
    }
    if (writable || readable && !sender.isIdle()) {
      flush();
    }
    if (readable && !gone && (mayReceive() || sender.isStreaming())) {
      receiver.receive();
    }
    settle();
  }

  /** Whether there is room for what it may say. */
  private boolean mayReceive() {
    return child == null ? takesMore() : child.hasRoom() && !receiver.hasEnded();
  }

  private boolean isWatchedForNothing() {
    return sender.isHeld()
        || turn.isThinking() && sender.isIdle()
        || child != null && (interest & Epoll.IN) == 0;
  }

  /** It is watched for nothing and yet there is news: its end or an error. */
  private void goneMeanwhile() {
    int fate = sender.fate();
    boolean broken = fate < 0 && -fate != Errno.EPIPE.number();
    gone(broken ? Server.word(fate) : "closed");
  }

  private void flush() {
    if (sender.flush()) {
      isHeard(); // who reads is there
      loop.room.signalAll();
    }
  }

  /**
   * Whether what it says next is listened to: it has read its answers, and none is thought about.
   */
  boolean takesMore() {
    return sender.isIdle() && !turn.isThinking();
  }

  /** Its question was answered, with whatever was said meanwhile. */
  void isAnswered() {
    turn.isAnswered();
    if (!gone) {
      settle();
    }
  }

  /**
   * Says an answer that somebody took his time for; waits while it does not read. The lock is held.
   */
  boolean isTold(byte[] answer) throws InterruptedException {
    while (sender.isFull() && !gone) {
      loop.room.await();
    }
    if (gone || isLeaving()) {
      return false;
    }
    sender.say(answer, answer.length);
    if (!gone) {
      watch();
    }
    return !gone;
  }

  /** Sends it away when all is said. */
  void dismiss() {
    leavesSoon();
    if (!gone) {
      settle();
    }
  }

  /** Resets the connection. */
  void reset() {
    leaves(Rule.After.RESET);
    gone("reset here");
  }

  /** Says what somebody else has said; false where it does not read what it was told before. */
  boolean overhear(byte[] bytes, int length) {
    if (sender.isFull() || isLeaving() || gone) {
      return false;
    }
    sender.say(bytes, length);
    if (!gone) {
      watch();
    }
    return !gone;
  }

  // --- how it goes on ---------------------------------------------------------------------------

  /** After anything has changed. */
  void settle() {
    while (!gone && receiver.hasMore() && takesMore()) {
      receiver.goOn();
    }
    if (!gone && receiver.hasEnded() && !receiver.hasMore() && !turn.isThinking()) {
      end();
    }
    if (!gone && isLeaving() && sender.isIdle()) {
      farewell.begin();
    }
    if (!gone && child != null && sender.isIdle()) {
      child.goOn();
    }
    if (!gone) {
      watch();
    }
  }

  /** It has said all that it will say, and goes when it was sent all that there is. */
  private void end() {
    if (child != null && !child.isOver()) {
      child.endInput();
      return; // its process may still have something to say
    }
    receiver.lastWords();
    if (!gone && !turn.isThinking() && sender.isIdle()) {
      gone("closed");
    }
  }

  /** Asks for the events that matter now. */
  void watch() {
    int out = sender.isIdle() || sender.isHeld() ? 0 : Epoll.OUT;
    boolean takes =
        !receiver.hasEnded() && !turn.isThinking() && (mayReceive() || sender.isStreaming());
    int in = takes ? Epoll.IN : 0;
    loop.want(this, in | out);
  }

  /** Closes it. */
  void gone(String how) {
    if (gone) {
      return;
    }
    forget();
    server.registry().discharge(socket());
    farewell.close();
    server.news.left(this, how);
    server.registry().descriptorFree();
  }

  private void forget() {
    gone = true;
    sender.forget();
    receiver.forget();
    if (child != null) {
      child.end();
    }
    turn.forget();
    farewell.forget();
    loop.room.signalAll();
    loop.forget(this);
    server.clients.remove(this);
  }

  @Override
  void leaving() {
    if (!gone) {
      forget();
      server.registry().discharge(socket());
      server.news.left(this, farewell.ofSomebodyElse());
      server.hasRoom();
    }
  }
}
