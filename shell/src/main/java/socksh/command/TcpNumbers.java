package socksh.command;

import java.util.List;
import socksh.kernel.TcpInfo;
import socksh.language.Amounts;
import socksh.session.Report;

/** What TCP_INFO counts and measures, as terms of a page. */
final class TcpNumbers {
  private TcpNumbers() {}

  static List<Report.Entry> of(TcpInfo info) {
    return List.of(
        new Report.Entry.Heading("TCP_INFO"),
        term("round trip", roundTrip(info)),
        term(
            "congestion window",
            Amounts.count(info.congestionWindow(), "segment") + " may be under way"),
        term(
            "largest segment",
            "mss " + Amounts.bytes(info.sndMss()) + " out, " + info.rcvMss() + " in"),
        term("sent again", Amounts.count(info.totalRetransmits(), "segment") + again(info)),
        term(
            "acknowledged",
            Amounts.bytes(info.bytesAcked()) + " by the peer's kernel; a SYN and a FIN count one"),
        term("received", Amounts.bytes(info.bytesReceived()) + " by our kernel; a FIN counts one"),
        term("segments", info.segmentsOut() + " out, " + info.segmentsIn() + " in"),
        term("last data", lastData(info)));
  }

  private static Report.Entry term(String name, String meaning) {
    return new Report.Entry.Term(name, meaning);
  }

  private static String roundTrip(TcpInfo info) {
    return info.rtt() == 0
        ? "not measured"
        : Amounts.micros(info.rtt())
            + " (rtt), varies by "
            + Amounts.micros(info.rttVariance())
            + "; patience before sending again "
            + Amounts.millis(info.rto() / 1000);
  }

  private static String again(TcpInfo info) {
    return info.retransmits() == 0
        ? ""
        : ", " + info.retransmits() + " times in a row without an answer";
  }

  private static String lastData(TcpInfo info) {
    return "sent "
        + Amounts.millis(info.lastDataSentMillis())
        + " ago, received "
        + Amounts.millis(info.lastDataReceivedMillis())
        + " ago";
  }
}
