/* The bar for ping-pong: send 64 bytes, receive exactly 64, ROUNDS times.
 *
 * Usage: ping_pong PORT ROUNDS. Prints: calls S (seconds in the loop, all of it calls). */
#include "loopback.h"

enum { MESSAGE = 64 };

int main(int count, char **words) {
  if (count != 3) return 2;
  char message[MESSAGE], answer[MESSAGE];
  memset(message, 'x', sizeof message);
  int fd = connected_to(words[1]);
  const int rounds = atoi(words[2]);
  double began = now();
  for (int i = 0; i < rounds; i++) {
    check(send(fd, message, sizeof message, 0) == MESSAGE, "send");
    for (size_t have = 0; have < MESSAGE;) {
      ssize_t n = recv(fd, answer + have, sizeof answer - have, 0);
      check(n > 0, "recv");
      have += (size_t)n;
    }
  }
  printf("calls %.6f\n", now() - began);
  return 0;
}
