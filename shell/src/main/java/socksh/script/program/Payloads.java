package socksh.script.program;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import socksh.language.Payload;
import socksh.language.Piece;

/** The bytes of a payload for a program, which must not hold its secrets. */
final class Payloads {
  /** Why a payload cannot be said. */
  static final String SECRET_SUM =
      "a sum or a length over a secret: the secret is not on the record, and so its sum is not";

  private Payloads() {}

  /**
   * What was sent.
   *
   * @param told the bytes that are on the record, its secrets struck out
   * @return nothing where the record does not have it
   */
  static Optional<Data> sent(Payload payload, byte[] told) {
    return hasSecret(payload.pieces())
        ? typed(payload)
        : repeated(payload, told).or(() -> Optional.of(Data.of(told)));
  }

  /** What would be long as a literal. */
  private static Optional<Data> repeated(Payload payload, byte[] told) {
    return payload.pieces().getFirst() instanceof Piece.Repeat(int count, Piece.Known known, _, _)
            && payload.pieces().size() == 1
            && (long) count * known.bytes().size() == told.length
        ? typed(payload)
        : Optional.empty();
  }

  /** The payload as it was typed; nothing where it varies from one time to the next. */
  static Optional<Data> typed(Payload payload) {
    if (payload.onlyFile().isPresent()) {
      return Optional.of(new Data(List.of(new Data.Part.File(payload.onlyFile().get()))));
    }
    List<Data.Part> parts = payload.pieces().stream().flatMap(Payloads::part).toList();
    return parts.size() == payload.pieces().size()
        ? Optional.of(new Data(parts))
        : Optional.empty();
  }

  private static Stream<Data.Part> part(Piece piece) {
    return switch (piece) {
      case Piece.Known known -> Stream.of(new Data.Part.Bytes(known.bytes().toArray()));
      case Piece.Repeat(int count, Piece.Known known, _, _) ->
          Stream.of(new Data.Part.Repeated(count, known.bytes().toArray()));
      case Piece.Env env -> Stream.of(new Data.Part.Env(env.name()));
      default -> Stream.empty();
    };
  }

  static boolean hasSecret(List<Piece> pieces) {
    return pieces.stream()
        .anyMatch(
            piece ->
                piece instanceof Piece.Env
                    || piece instanceof Piece.Repeat repeat && hasSecret(List.of(repeat.piece())));
  }
}
