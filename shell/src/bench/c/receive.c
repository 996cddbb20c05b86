/* The bar for recv-all: recv and write with one buffer of 256 KiB until the end of the stream.
 *
 * Usage: receive PORT > FILE */
#include "loopback.h"

int main(int count, char **words) {
  if (count != 2) return 2;
  static unsigned char buffer[CHUNK];
  int in = connected_to(words[1]);
  for (;;) {
    ssize_t n = recv(in, buffer, sizeof buffer, 0);
    check(n >= 0, "recv");
    if (n == 0) return 0;
    for (ssize_t done = 0; done < n;) {
      ssize_t written = write(STDOUT_FILENO, buffer + done, (size_t)(n - done));
      check(written > 0, "write");
      done += written;
    }
  }
}
