/* The far end of recv-all: gives one client BYTES bytes, and waits until it has closed.
 *
 * Usage: source BYTES. Prints: port N, then: bytes B accept S steady S rest B.
 * The seconds run until the client has closed: from accept, and from when WARM bytes had left.
 * WARM is more than the kernel's buffers hold: from then on the client is surely reading. REST is
 * what came after. The bytes come by sendfile from memory: the source costs little, the client is
 * the limit. */
#define _GNU_SOURCE
#include <endian.h>
#include <sys/mman.h>
#include <sys/sendfile.h>

#include "loopback.h"

enum { WARM = 64 << 20 };

static int pattern_in_memory(void) {
  int memory = memfd_create("pattern", 0);
  check(memory >= 0 && ftruncate(memory, (off_t)PATTERN_LENGTH) == 0, "memfd_create");
  uint64_t *words = mmap(NULL, PATTERN_LENGTH, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
  check(words != MAP_FAILED, "mmap");
  for (uint64_t i = 0; i < PATTERN_LENGTH / sizeof *words; i++) words[i] = htole64(i);
  return memory;
}

int main(int count, char **words) {
  if (count != 2) return 2;
  const uint64_t bytes = strtoull(words[1], NULL, 10);
  int memory = pattern_in_memory();
  int client = first_client();
  double accepted = now(), warm = accepted;
  uint64_t sent = 0, at_warm = 0;
  while (sent < bytes) {
    off_t place = (off_t)(sent % PATTERN_LENGTH);
    uint64_t left = PATTERN_LENGTH - (uint64_t)place;
    if (left > bytes - sent) left = bytes - sent;
    if (left > CHUNK) left = CHUNK;
    ssize_t n = sendfile(client, memory, &place, left);
    check(n > 0, "sendfile");
    sent += (uint64_t)n;
    if (at_warm == 0 && sent >= WARM) {
      at_warm = sent;
      warm = now();
    }
  }
  check(shutdown(client, SHUT_WR) == 0, "shutdown");
  char last;
  check(recv(client, &last, 1, 0) == 0, "the client did not close");
  double end = now();
  printf("bytes %llu accept %.6f steady %.6f rest %llu\n", (unsigned long long)sent, end - accepted,
         end - warm, (unsigned long long)(sent - at_warm));
  return 0;
}
