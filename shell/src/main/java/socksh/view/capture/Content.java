package socksh.view.capture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import socksh.kernel.Call;
import socksh.kernel.Outcome;
import socksh.language.Amounts;
import socksh.session.Event;

/**
 * The bytes of a call, with zeros for those that the journal does not have.
 *
 * @param bytes what there is, and zeros
 * @param gaps where the zeros are, and why
 * @param missing how many bytes before these are not in the file
 * @param beyond how many bytes more there were, which are not even zeros here
 */
record Content(byte[] bytes, List<Gap> gaps, long missing, long beyond) {
  /** So many zeros may stand for the bytes of a file. */
  static final int MOST_ZEROS = 1024 * 1024;

  /** Bytes that are not known, the end exclusive. */
  record Gap(int from, int to, String why) {
    private Gap within(int begin, int end) {
      return new Gap(Math.max(from, begin) - begin, Math.min(to, end) - begin, why);
    }
  }

  /** What a call sent, if it sent something. */
  static Optional<Content> sent(Event.Returned event) {
    if (!event.outcome().ok()) {
      return Optional.empty();
    }
    long length = event.outcome().value();
    return switch (event.call()) {
      case Call.Send(_, byte[] bytes, _) -> Optional.of(told(event, bytes, length));
      case Call.SendTo(_, byte[] bytes, _, _) -> Optional.of(told(event, bytes, length));
      case Call.SendFile _, Call.SendMapped _ ->
          Optional.of(zeros(length, "were sent from a file, and the journal did not keep them"));
      default -> Optional.empty();
    };
  }

  private static Content told(Event.Returned event, byte[] bytes, long length) {
    byte[] sent = Arrays.copyOf(bytes, (int) Math.min(bytes.length, length));
    List<Gap> secrets =
        event.struck().stream()
            .filter(range -> range.from() < sent.length)
            .map(range -> new Gap(range.from(), Math.min(range.to(), sent.length), "are secret"))
            .toList();
    secrets.forEach(gap -> Arrays.fill(sent, gap.from(), gap.to(), (byte) 0));
    return new Content(sent, secrets, 0, 0);
  }

  private static Content zeros(long length, String why) {
    int here = (int) Math.min(MOST_ZEROS, length);
    return new Content(new byte[here], List.of(new Gap(0, here, why)), 0, length - here);
  }

  /** What arrived, with zeros for what was cut off. */
  static Content received(Outcome.Received received) {
    byte[] bytes = received.bytes();
    int length = (int) Math.max(bytes.length, received.length());
    return new Content(
        Arrays.copyOf(bytes, length),
        length == bytes.length
            ? List.of()
            : List.of(new Gap(bytes.length, length, "were thrown away when it was received")),
        0,
        0);
  }

  /** What was received straight into a file. */
  static Content poured(long length) {
    return zeros(length, "were received straight into a file, and the journal did not keep them");
  }

  /** What a tap carried, with zeros for what was only counted. */
  static Content kept(byte[] bytes, long length) {
    int here = (int) Math.min(Math.max(bytes.length, MOST_ZEROS), length);
    Gap gap = new Gap(bytes.length, here, "were counted by the tap and not kept");
    return new Content(
        Arrays.copyOf(bytes, here),
        here > bytes.length ? List.of(gap) : List.of(),
        0,
        length - here);
  }

  /** The same after a stretch of the stream that is not known. */
  Content after(long unknown) {
    return new Content(bytes, gaps, unknown, beyond);
  }

  long length() {
    return bytes.length + beyond;
  }

  /** A part of the bytes. */
  Content part(int from, int to) {
    return new Content(
        Arrays.copyOfRange(bytes, from, to),
        gaps.stream()
            .filter(gap -> gap.from() < to && gap.to() > from)
            .map(gap -> gap.within(from, to))
            .toList(),
        from == 0 ? missing : 0,
        to == bytes.length ? beyond : 0);
  }

  /** What is to be said of the zeros. */
  List<String> comments() {
    Stream<String> zeros =
        gaps.stream()
            .map(gap -> "Bytes " + gap.from() + " to " + (gap.to() - 1) + " " + gap.why())
            .map(words -> words + ": zeros stand for them.");
    Stream<String> more =
        beyond == 0
            ? Stream.of()
            : Stream.of(Amounts.bytes(beyond) + " more went after these; they are left out.");
    Stream<String> less =
        missing == 0
            ? Stream.of()
            : Stream.of(Amounts.bytes(missing) + " before these were not kept; they are left out.");
    return Stream.of(less, zeros, more).flatMap(it -> it).toList();
  }
}
