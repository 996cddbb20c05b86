package socksh.lab;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * One client of a stream, as a sample sees it: lines and pieces come in, bytes go out.
 *
 * <p>Text is Latin-1 both ways, so a client's bytes come back unharmed whatever they are. Every
 * read throws EOFException when the client has said all.
 */
final class Conversation {

  private static final int PIECE = 1 << 16;

  private final Premises at;
  private final SocketChannel channel;
  private final String peer;
  private final InputStream in;
  private final OutputStream out;
  private final Deque<Future<?>> promised = new ArrayDeque<>();
  private final byte[] piece = new byte[PIECE];
  private int next;
  private int end;

  Conversation(Premises at, SocketChannel channel) throws IOException {
    this(at, channel, Channels.newInputStream(channel), Channels.newOutputStream(channel));
  }

  private Conversation(Premises at, SocketChannel channel, InputStream in, OutputStream out)
      throws IOException {
    this.at = at;
    this.channel = channel;
    this.in = in;
    this.out = out;
    this.peer =
        channel.getRemoteAddress() instanceof InetSocketAddress inet
            ? "127.0.0.1:" + inet.getPort()
            : "unix";
  }

  /** The same client, spoken to through other streams, such as those of TLS. */
  Conversation through(Socket wrapped) throws IOException {
    return new Conversation(at, channel, wrapped.getInputStream(), wrapped.getOutputStream());
  }

  Socket socket() {
    return channel.socket();
  }

  /** Our own end of the connection, {@code 127.0.0.1:PORT}. */
  String here() throws IOException {
    return channel.getLocalAddress() instanceof InetSocketAddress inet
        ? "127.0.0.1:" + inet.getPort()
        : "unix";
  }

  /** Has the talk from greeting to close; what went wrong on the way is noted in the log. */
  void have(Talk talk) {
    at.log().opened(peer);
    String reason = reasonOfEnd(talk);
    at.disown(channel);
    at.log().closed(peer, reason);
  }

  private String reasonOfEnd(Talk talk) {
    try (channel) {
      sendAtOnce();
      talkToTheEnd(talk);
      return "";
    } catch (ClosedChannelException | CancellationException | InterruptedException stopped) {
      return "stopped";
    } catch (ExecutionException failure) {
      return String.valueOf(Objects.requireNonNull(failure.getCause()).getMessage());
    } catch (IOException failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  /** One send is one segment here, so that what a person sees is what the sample did. */
  private void sendAtOnce() throws IOException {
    if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
  }

  private void talkToTheEnd(Talk talk)
      throws IOException, InterruptedException, ExecutionException {
    try {
      talk.with(this);
    } catch (EOFException saidAll) {
      // The usual end of a talk; an answer that was promised is still owed.
    }
    for (Future<?> promise : promised) {
      promise.get();
    }
  }

  /** Whatever one read gives, up to 64 KiB. */
  byte[] piece() throws IOException {
    if (!more()) {
      throw new EOFException();
    }
    byte[] got = Arrays.copyOfRange(piece, next, end);
    next = end;
    return got;
  }

  /** A line without its LF or CR LF; a last line without an end counts. */
  String line() throws IOException {
    String line = until("\n");
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** All up to the delimiter, which is left out. Longer than 64 KiB is refused. */
  String until(String delimiter) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < PIECE && more()) {
      text.append((char) (piece[next++] & 0xFF));
      if (text.length() >= delimiter.length() && endsWith(text, delimiter)) {
        return text.substring(0, text.length() - delimiter.length());
      }
    }
    if (text.isEmpty()) {
      throw new EOFException();
    }
    if (text.length() == PIECE) {
      throw new ProtocolException("a line of more than " + PIECE + " bytes");
    }
    return text.toString();
  }

  private static boolean endsWith(StringBuilder text, String delimiter) {
    return text.indexOf(delimiter, text.length() - delimiter.length()) >= 0;
  }

  byte[] exactly(int count) throws IOException {
    ByteArrayOutputStream got = new ByteArrayOutputStream(Math.min(count, PIECE));
    while (got.size() < count) {
      if (!more()) {
        throw new EOFException();
      }
      int taken = Math.min(count - got.size(), end - next);
      got.write(piece, next, taken);
      next += taken;
    }
    return got.toByteArray();
  }

  /** Reads and forgets up to the end of the stream; says how many bytes that were. */
  long rest() throws IOException {
    long count = 0;
    while (more()) {
      count += end - next;
      next = end;
    }
    return count;
  }

  private boolean more() throws IOException {
    if (next == end) {
      next = 0;
      end = Math.max(0, in.read(piece));
      if (end > 0) {
        at.log().received(peer, piece, 0, end);
      }
    }
    return next < end;
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void send(byte[] bytes) throws IOException {
    at.log().sent(peer, bytes, 0, bytes.length);
    out.write(bytes);
    out.flush();
  }

  /** Promises to send this after the delay; the connection stays open until then. */
  void sendLater(Duration delay, String text) throws IOException {
    promised.add(
        at.later(
            delay,
            () -> {
              send(text);
              return text;
            }));
  }

  /** Neither reads nor answers until the sample is stopped. */
  void ignore() throws InterruptedException {
    at.untilClosing();
  }

  /** Makes the coming close a reset: socket(7), SO_LINGER with time 0. */
  void resetOnClose() throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
  }
}
