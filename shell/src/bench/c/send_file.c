/* The bar for send-file: connect, sendfile(2) until the file has gone, close.
 *
 * Usage: send_file PORT FILE */
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>

#include "loopback.h"

int main(int count, char **words) {
  if (count != 3) return 2;
  struct stat file;
  int in = open(words[2], O_RDONLY);
  check(in >= 0 && fstat(in, &file) == 0, words[2]);
  int out = connected_to(words[1]);
  for (off_t sent = 0; sent < file.st_size;) {
    ssize_t n = sendfile(out, in, &sent, 0x7ffff000);
    check(n > 0, "sendfile");
  }
  close(out);
  return 0;
}
