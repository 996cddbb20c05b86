package socksh.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Peers with a protocol of their own: a greeter, a mail server, a framed one. */
final class DialogueSamples {

  static final List<Recipe> ALL =
      List.of(
          Recipe.tcp(
                  "lines",
                  "greets you, answers each line with OK : LINE",
                  DialogueSamples::lines,
                  "open tcp {address}",
                  "recv line",
                  "send \"I am here\\r\\n\"",
                  "recv line")
              .usually(8889),
          Recipe.tcp(
                  "smtp",
                  "a mail server: speaks first, keeps nothing",
                  client -> new Smtp(client).serve(),
                  "open tcp {address}",
                  "recv line",
                  "send \"HELO me\\r\\nMAIL FROM:<a@b>\\r\\nRCPT TO:<c@d>\\r\\nDATA\\r\\n\"",
                  "recv until \"354\"",
                  "send \"Subject: hi\\r\\n\\r\\nhello\\r\\n.\\r\\nQUIT\\r\\n\"",
                  "recv all")
              .usually(2525),
          Recipe.tcp(
                  "framed",
                  "u16be length, payload, crc16-modbus; answers reversed",
                  DialogueSamples::framed,
                  "open tcp {address}",
                  "send len16be \"hello\" crc16-modbus",
                  "recv exactly 9")
              .usually(5020));

  private static final int CRC_SIZE = 2;

  private DialogueSamples() {}

  private static void lines(Conversation client) throws IOException {
    client.send("Hello client how are you\r\n");
    while (true) {
      client.send("OK : " + client.line() + "\r\n");
    }
  }

  /** The length counts all that follows it; the sum covers the length too, low byte first. */
  private static void framed(Conversation client) throws IOException {
    while (true) {
      byte[] head = client.exactly(Short.BYTES);
      int following = Short.toUnsignedInt(ByteBuffer.wrap(head).getShort());
      byte[] body = client.exactly(following);
      answerFrame(client, ByteBuffer.allocate(head.length + following).put(head).put(body).array());
    }
  }

  /** A frame that is too short or whose sum is wrong gets silence, as on a field bus. */
  private static void answerFrame(Conversation client, byte[] frame) throws IOException {
    int size = frame.length - Short.BYTES - CRC_SIZE;
    if (size < 0 || crc16Modbus(frame, frame.length) != 0) {
      return;
    }
    ByteBuffer answer = ByteBuffer.allocate(frame.length).put(frame, 0, Short.BYTES);
    for (int last = Short.BYTES + size - 1; last >= Short.BYTES; last--) {
      answer.put(frame[last]);
    }
    int crc = crc16Modbus(answer.array(), answer.position());
    client.send(answer.put((byte) crc).put((byte) (crc >> 8)).array());
  }

  /** CRC-16/MODBUS, bit by bit; over a frame with its sum, low byte first, it is 0. */
  static int crc16Modbus(byte[] bytes, int length) {
    int crc = 0xFFFF;
    for (int at = 0; at < length; at++) {
      crc ^= bytes[at] & 0xFF;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xA001;
      }
    }
    return crc;
  }
}
