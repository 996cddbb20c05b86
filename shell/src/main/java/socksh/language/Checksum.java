package socksh.language;

import java.util.zip.CRC32;

/** The sums devices ask for, each over a run of bytes. */
public enum Checksum {
  /** The sum of all bytes, modulo 256. */
  SUM8 {
    @Override
    public long of(byte[] bytes, int length) {
      int sum = 0;
      for (int i = 0; i < length; i++) {
        sum += bytes[i];
      }
      return sum & 0xFF;
    }
  },
  /** The exclusive or of all bytes. */
  XOR8 {
    @Override
    public long of(byte[] bytes, int length) {
      int sum = 0;
      for (int i = 0; i < length; i++) {
        sum ^= bytes[i];
      }
      return sum & 0xFF;
    }
  },
  /** CRC-16/MODBUS: reflected polynomial 0xA001, start 0xFFFF; of "123456789" 0x4B37. */
  CRC16_MODBUS {
    @Override
    public long of(byte[] bytes, int length) {
      int crc = 0xFFFF;
      for (int i = 0; i < length; i++) {
        crc ^= bytes[i] & 0xFF;
        for (int bit = 0; bit < 8; bit++) {
          crc = crc >>> 1 ^ (0xA001 & -(crc & 1));
        }
      }
      return crc;
    }
  },
  /** CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF; of "123456789" 0x29B1. */
  CRC16_CCITT {
    @Override
    public long of(byte[] bytes, int length) {
      int crc = 0xFFFF;
      for (int i = 0; i < length; i++) {
        crc ^= (bytes[i] & 0xFF) << 8;
        for (int bit = 0; bit < 8; bit++) {
          crc = (crc << 1 ^ (0x1021 & -(crc >>> 15))) & 0xFFFF;
        }
      }
      return crc;
    }
  },
  /** The CRC of Ethernet, zip and PNG; of "123456789" 0xCBF43926. */
  CRC32 {
    @Override
    public long of(byte[] bytes, int length) {
      CRC32 crc = new CRC32();
      crc.update(bytes, 0, length);
      return crc.getValue();
    }
  };

  /** The sum over the first {@code length} bytes. */
  public abstract long of(byte[] bytes, int length);
}
