/* The far end of send-file: takes one client, counts what comes and says how long it took.
 *
 * Prints: port N, then: bytes B accept S first S (seconds to the end of the stream, from accept and
 * from the first byte). One byte of every recv is compared with the pattern, so a hole is seen. */
#include "loopback.h"

int main(void) {
  static unsigned char buffer[CHUNK];
  int client = first_client();
  double accepted = now(), first = 0;
  uint64_t bytes = 0;
  for (;;) {
    ssize_t n = recv(client, buffer, sizeof buffer, 0);
    check(n >= 0, "recv");
    if (n == 0) break;
    if (bytes == 0) first = now();
    if (buffer[0] != pattern_at(bytes)) {
      fprintf(stderr, "byte %llu is wrong\n", (unsigned long long)bytes);
      return 1;
    }
    bytes += (uint64_t)n;
  }
  double end = now();
  printf("bytes %llu accept %.6f first %.6f\n", (unsigned long long)bytes, end - accepted,
         end - first);
  return 0;
}
