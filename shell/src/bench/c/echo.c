/* The far end of ping-pong: gives one client back what it says.
 *
 * Prints: port N, then: bytes B first S (seconds from the first byte to the end of the stream). */
#include "loopback.h"

int main(void) {
  static unsigned char buffer[CHUNK];
  int client = first_client();
  double first = 0;
  uint64_t bytes = 0;
  for (;;) {
    ssize_t n = recv(client, buffer, sizeof buffer, 0);
    check(n >= 0, "recv");
    if (n == 0) break;
    if (bytes == 0) first = now();
    bytes += (uint64_t)n;
    check(send(client, buffer, (size_t)n, 0) == n, "send");
  }
  printf("bytes %llu first %.6f\n", (unsigned long long)bytes, now() - first);
  return 0;
}
