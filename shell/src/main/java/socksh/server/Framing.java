package socksh.server;

/**
 * Where one message ends and the next one begins in the bytes that a client sends. The bytes are
 * the loop's: nothing is copied to find out.
 */
public sealed interface Framing {
  /** A client that has sent more than this without a whole message is sent away. */
  int LONGEST = 128 * 1024;

  /**
   * The index after the first message, or -1 where it is not all there.
   *
   * @param scanned up to here it is known not to end
   */
  int end(byte[] data, int from, int scanned, int to);

  /** Where the message's own bytes begin. */
  default int begin(int from) {
    return from;
  }

  /** Where its own bytes end, the mark that ends it excluded. */
  default int trim(byte[] data, int from, int end) {
    return end;
  }

  /** Whether what stands before the end of the stream is a message though its end is missing. */
  default boolean endCounts() {
    return true;
  }

  /** What came, as it came; of datagrams each one. */
  record Whole() implements Framing {
    @Override
    public int end(byte[] data, int from, int scanned, int to) {
      return to > from ? to : -1;
    }
  }

  /** Lines: they end in LF or CR LF, neither of which is part of what was said. */
  record Lines() implements Framing {
    @Override
    public int end(byte[] data, int from, int scanned, int to) {
      for (int i = scanned; i < to; i++) {
        if (data[i] == '\n') {
          return i + 1;
        }
      }
      return -1;
    }

    @Override
    public int trim(byte[] data, int from, int end) {
      int trimmed = end > from && data[end - 1] == '\n' ? end - 1 : end;
      return trimmed > from && data[trimmed - 1] == '\r' ? trimmed - 1 : trimmed;
    }
  }

  /** Messages of so many bytes. */
  record Fixed(int size) implements Framing {
    @Override
    public int end(byte[] data, int from, int scanned, int to) {
      return to - from >= size ? from + size : -1;
    }

    @Override
    public boolean endCounts() {
      return false;
    }
  }

  /** Two bytes, the high one first, say how many follow. */
  record LengthU16be() implements Framing {
    private static final int HEAD = 2;

    @Override
    public int end(byte[] data, int from, int scanned, int to) {
      if (to - from < HEAD) {
        return -1;
      }
      int end = from + HEAD + ((data[from] & 0xff) << 8 | data[from + 1] & 0xff);
      return end <= to ? end : -1;
    }

    @Override
    public int begin(int from) {
      return from + HEAD;
    }

    @Override
    public boolean endCounts() {
      return false;
    }
  }

  /** Each message ends in these bytes, which are not part of it. */
  record Until(byte[] mark) implements Framing {
    @Override
    public int end(byte[] data, int from, int scanned, int to) {
      for (int i = Math.max(from, scanned - mark.length + 1); i + mark.length <= to; i++) {
        if (isMark(data, i)) {
          return i + mark.length;
        }
      }
      return -1;
    }

    private boolean isMark(byte[] data, int at) {
      for (int i = 0; i < mark.length; i++) {
        if (data[at + i] != mark[i]) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int trim(byte[] data, int from, int end) {
      boolean marked = end - from >= mark.length && isMark(data, end - mark.length);
      return marked ? end - mark.length : end;
    }
  }
}
