package socksh.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** getaddrinfo(3): a name becomes addresses, in the order of RFC 6724. */
final class Resolving {
  private static final long SIZE_OF_ADDRINFO = 48;
  private static final int FAMILY = 4;
  private static final int SOCKTYPE = 8;
  private static final int ADDRLEN = 16;
  private static final int ADDR = 24;
  private static final int NEXT = 40;
  private static final int EAI_SYSTEM = -11;

  private static final Map<Integer, String[]> REASONS =
      Map.of(
          -1, new String[] {"EAI_BADFLAGS", "Bad value for ai_flags"},
          -2, new String[] {"EAI_NONAME", "Name or service not known"},
          -3, new String[] {"EAI_AGAIN", "Temporary failure in name resolution"},
          -4, new String[] {"EAI_FAIL", "Non-recoverable failure in name resolution"},
          -5, new String[] {"EAI_NODATA", "No address associated with hostname"},
          -6, new String[] {"EAI_FAMILY", "ai_family not supported"},
          -8, new String[] {"EAI_SERVICE", "Servname not supported for ai_socktype"},
          -9, new String[] {"EAI_ADDRFAMILY", "Address family for hostname not supported"},
          -10, new String[] {"EAI_MEMORY", "Memory allocation failure"});

  private Resolving() {}

  static Outcome resolve(Scratch scratch, Call.Resolve call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment hints = arena.allocate(SIZE_OF_ADDRINFO, 8);
      hints.set(JAVA_INT, FAMILY, call.family().map(Family::number).orElse(0));
      hints.set(JAVA_INT, SOCKTYPE, Kind.STREAM.number());
      MemorySegment answer = scratch.word;
      int code =
          Functions.getaddrinfo(
              scratch, arena.allocateFrom(call.host()), MemorySegment.NULL, hints, answer);
      if (code == EAI_SYSTEM) {
        return LinuxKernel.failure(scratch);
      }
      return code == 0 ? resolved(answer.get(ADDRESS, 0), call.port()) : unresolved(code);
    }
  }

  private static Outcome resolved(MemorySegment list, int port) {
    SequencedSet<Address> addresses = new LinkedHashSet<>();
    MemorySegment entry = list;
    while (entry.address() != 0) {
      MemorySegment info = entry.reinterpret(SIZE_OF_ADDRINFO);
      int length = info.get(JAVA_INT, ADDRLEN);
      MemorySegment address = info.get(ADDRESS, ADDR).reinterpret(length);
      addresses.add(SockAddr.read(address, length).withPort(port));
      entry = info.get(ADDRESS, NEXT);
    }
    Functions.freeaddrinfo(list);
    return new Outcome.Resolved(List.copyOf(addresses));
  }

  private static Outcome unresolved(int code) {
    String[] reason = REASONS.getOrDefault(code, new String[] {"EAI_" + -code, "Unknown error"});
    return new Outcome.Unresolved(code, reason[0], reason[1]);
  }
}
