package socksh.view.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a packet file of one section, block by block; see draft-ietf-opsawg-pcapng. Little-endian,
 * times in nanoseconds.
 */
final class Pcapng {
  private static final int SECTION = 0x0A0D0D0A;
  private static final int INTERFACE = 1;
  private static final int PACKET = 6;
  private static final int BYTE_ORDER = 0x1A2B3C4D;
  private static final long LENGTH_UNKNOWN = -1;
  private static final int LINK_ETHERNET = 1;
  private static final int OPTION_END = 0;
  private static final int OPTION_COMMENT = 1;
  private static final int IF_NAME = 2;
  private static final int IF_DESCRIPTION = 3;
  private static final int IF_TIME_RESOLUTION = 9;
  private static final int SHB_APPLICATION = 4;
  private static final int MOST_OF_OPTION = 0xffff;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  /** Begins with what is to be said of the whole file. */
  Pcapng(String comment, String application) {
    Block block = new Block(SECTION);
    block.u32(BYTE_ORDER).u16(1).u16(0).u64(LENGTH_UNKNOWN);
    block.option(OPTION_COMMENT, comment).option(SHB_APPLICATION, application);
    write(block);
  }

  /** The next interface; they are counted from 0. */
  void source(String name, String description) {
    Block block = new Block(INTERFACE);
    block.u16(LINK_ETHERNET).u16(0).u32(0);
    block.option(IF_NAME, name).option(IF_DESCRIPTION, description);
    block.option(IF_TIME_RESOLUTION, new byte[] {9});
    write(block);
  }

  /**
   * A packet.
   *
   * @param source the number of its interface
   * @param nanos when, in nanoseconds since 1970
   * @param bytes as much of it as there is
   * @param length how long it was
   */
  void packet(int source, long nanos, byte[] bytes, int length, List<String> comments) {
    Block block = new Block(PACKET);
    block.u32(source).u32((int) (nanos >>> 32)).u32((int) nanos);
    block.u32(bytes.length).u32(length).padded(bytes);
    comments.forEach(comment -> block.option(OPTION_COMMENT, comment));
    write(block);
  }

  byte[] bytes() {
    return file.toByteArray();
  }

  private void write(Block block) {
    file.writeBytes(block.whole());
  }

  /** A block: its type, its length, its content, its length again. */
  private static final class Block {
    private static final int FRAME = 12;

    private final int type;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean hasOptions;

    Block(int type) {
      this.type = type;
    }

    Block u16(int value) {
      return add(little(Short.BYTES).putShort((short) value));
    }

    Block u32(int value) {
      return add(little(Integer.BYTES).putInt(value));
    }

    Block u64(long value) {
      return add(little(Long.BYTES).putLong(value));
    }

    private Block add(ByteBuffer bytes) {
      body.writeBytes(bytes.array());
      return this;
    }

    private static ByteBuffer little(int size) {
      return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes, and zeros up to the next 32 bits. */
    Block padded(byte[] bytes) {
      body.writeBytes(bytes);
      body.writeBytes(new byte[-bytes.length & 3]);
      return this;
    }

    Block option(int code, String text) {
      return option(code, text.getBytes(StandardCharsets.UTF_8));
    }

    Block option(int code, byte[] value) {
      hasOptions = true;
      byte[] fitting = Arrays.copyOf(value, Math.min(value.length, MOST_OF_OPTION));
      return u16(code).u16(fitting.length).padded(fitting);
    }

    byte[] whole() {
      if (hasOptions) {
        u16(OPTION_END).u16(0);
      }
      int length = body.size() + FRAME;
      ByteBuffer whole = little(length).putInt(type).putInt(length);
      return whole.put(body.toByteArray()).putInt(length).array();
    }
  }
}
