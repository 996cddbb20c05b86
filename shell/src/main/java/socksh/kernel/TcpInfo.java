package socksh.kernel;

import java.nio.ByteBuffer;

/**
 * The kernel's own account of one TCP connection, from {@code getsockopt(TCP_INFO)}; see tcp(7) and
 * linux/tcp.h. Times are microseconds unless named otherwise, windows are segments.
 */
public record TcpInfo(
    TcpState state,
    int retransmits,
    int rto,
    int sndMss,
    int rcvMss,
    int unacked,
    int lost,
    int rtt,
    int rttVariance,
    int congestionWindow,
    int receiveSpace,
    int totalRetransmits,
    long bytesAcked,
    long bytesReceived,
    int segmentsOut,
    int segmentsIn,
    int minRtt,
    int lastDataSentMillis,
    int lastDataReceivedMillis) {

  /** The size to ask the kernel for; an older kernel fills in less and the rest stays 0. */
  static final int SIZE = 256;

  static TcpInfo read(ByteBuffer info) {
    return new TcpInfo(
        TcpState.of(info.get(0)),
        info.get(2) & 255,
        info.getInt(8),
        info.getInt(16),
        info.getInt(20),
        info.getInt(24),
        info.getInt(32),
        info.getInt(68),
        info.getInt(72),
        info.getInt(80),
        info.getInt(96),
        info.getInt(100),
        info.getLong(120),
        info.getLong(128),
        info.getInt(136),
        info.getInt(140),
        info.getInt(148),
        info.getInt(44),
        info.getInt(52));
  }
}
