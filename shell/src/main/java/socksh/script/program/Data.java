package socksh.script.program;

import java.util.List;

/** Bytes to be sent by one call: its parts, joined. */
record Data(List<Part> parts) {

  /** A part of them. */
  sealed interface Part {
    /** These bytes. */
    record Bytes(byte[] bytes) implements Part {}

    /** The same bytes so many times. */
    record Repeated(int count, byte[] bytes) implements Part {}

    /** The value of an environment variable, a secret that no program may hold. */
    record Env(String name) implements Part {}

    /** The content of a file. */
    record File(String path) implements Part {}
  }

  /** Known bytes. */
  static Data of(byte[] bytes) {
    return new Data(List.of(new Part.Bytes(bytes)));
  }
}
