/* The reader behind the pipe of recv-all: checks and counts its input. Prints: bytes B. */
#include "loopback.h"

int main(void) {
  static unsigned char buffer[CHUNK];
  uint64_t bytes = 0;
  alarm(LIFETIME_SECONDS);
  for (;;) {
    ssize_t n = read(STDIN_FILENO, buffer, sizeof buffer);
    check(n >= 0, "read");
    if (n == 0) break;
    if (buffer[0] != pattern_at(bytes)) {
      fprintf(stderr, "byte %llu is wrong\n", (unsigned long long)bytes);
      return 1;
    }
    bytes += (uint64_t)n;
  }
  printf("bytes %llu\n", (unsigned long long)bytes);
  return 0;
}
