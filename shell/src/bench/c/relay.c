/* A tap in C: takes one client, connects to PORT, and moves what either says to the other, by recv
 * and send of CHUNK bytes in a thread for each direction.
 *
 * Usage: relay PORT. Prints: port N. */
#include <pthread.h>

#include "loopback.h"

struct way {
  int from, to;
};

static void *carry(void *argument) {
  const struct way *way = argument;
  char *buffer = malloc(CHUNK);
  check(buffer != NULL, "malloc");
  for (;;) {
    ssize_t n = recv(way->from, buffer, CHUNK, 0);
    check(n >= 0, "recv");
    if (n == 0) break;
    for (ssize_t sent = 0; sent < n;) {
      ssize_t more = send(way->to, buffer + sent, (size_t)(n - sent), MSG_NOSIGNAL);
      check(more > 0, "send");
      sent += more;
    }
  }
  check(shutdown(way->to, SHUT_WR) == 0, "shutdown");
  free(buffer);
  return NULL;
}

int main(int count, char **words) {
  if (count != 2) return 2;
  int client = first_client();
  int server = connected_to(words[1]);
  struct way there = {client, server}, back = {server, client};
  pthread_t thread;
  check(pthread_create(&thread, NULL, carry, &back) == 0, "pthread_create");
  carry(&there);
  check(pthread_join(thread, NULL) == 0, "pthread_join");
  return 0;
}
