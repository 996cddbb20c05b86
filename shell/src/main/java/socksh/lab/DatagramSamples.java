package socksh.lab;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Peers that speak UDP: a message in, a message out, or silence. */
final class DatagramSamples {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final byte[] WAKE_UP = HEX.parseHex("16 16 16 16 00 FF FF FF FF FF");

  /** The 9B is the sum of the bytes from the second 68 up to it, as in M-Bus; 09 counts them. */
  private static final byte[] READING = HEX.parseHex("68 09 68 08 05 72 78 56 34 12 01 07 9B 16");

  static final List<Recipe> ALL =
      List.of(
          Recipe.udp(
                  "device",
                  "a meter: answers ten wake-up bytes, else silent",
                  got -> Arrays.equals(got, WAKE_UP) ? Optional.of(READING) : Optional.empty(),
                  "udp {address} \"1616161600FFFFFFFFFF\"",
                  "recv 64 timeout 1s",
                  "udp {address} hex 1616161600FFFFFFFFFF",
                  "recv 64")
              .usually(20000),
          Recipe.udp(
                  "echo-udp",
                  "sends every datagram back, empty ones too",
                  Optional::of,
                  "udp {address} \"hello\"",
                  "recv")
              .usually(7007),
          Recipe.of(
                  Sample.Protocol.UDP,
                  "other-port",
                  "echoes from another port than the one it was asked on",
                  DatagramSamples::otherPort,
                  "udp {address} \"hello\"",
                  "recv timeout 1s",
                  "socket udp",
                  "sendto {address} \"hello\"",
                  "recv")
              .usually(20001));

  private DatagramSamples() {}

  private static SocketAddress otherPort(Premises at, int port) throws IOException {
    DatagramChannel ear = Mailbox.bind(at, port);
    DatagramChannel mouth = Mailbox.bind(at, 0);
    Mailbox.answerAll(at, ear, mouth, Optional::of);
    return ear.getLocalAddress();
  }
}
