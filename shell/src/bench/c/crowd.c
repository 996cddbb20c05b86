/* Many clients of one server, by epoll: each of the active ones says 64 bytes, waits for the whole
 * answer and says them again.
 *
 * Usage: crowd PORT CLIENTS ACTIVE SECONDS GREETING ANSWER: the last two are the bytes that a client
 * hears when it comes and for each 64 bytes. Prints: ready 1 (all are connected), then: requests R
 * (a second) p99 S (99th percentile of the time of one, in seconds). */
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>

#include "loopback.h"

enum { MESSAGE = 64, MOST_EVENTS = 1024, BUCKETS = 2000000 };

struct client {
  int fd;
  int missing;
  double asked;
};

static uint64_t histogram[BUCKETS];

static void ask(struct client *client, int answer) {
  static const char message[] =
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n";
  client->missing = answer;
  client->asked = now();
  check(send(client->fd, message, MESSAGE, 0) == MESSAGE, "send");
}

static void take(struct client *client, double at) {
  long micros = (long)((at - client->asked) * 1e6);
  histogram[micros < BUCKETS ? micros : BUCKETS - 1]++;
}

static void greeted(int fd, int greeting) {
  char bytes[256];
  while (greeting > 0) {
    ssize_t n = recv(fd, bytes, (size_t)greeting, 0);
    check(n > 0, "greeting");
    greeting -= (int)n;
  }
}

static double percentile99(uint64_t count) {
  uint64_t seen = 0;
  for (long i = 0; i < BUCKETS; i++) {
    seen += histogram[i];
    if (seen >= count - count / 100) return (double)i / 1e6;
  }
  return 0;
}

int main(int count, char **words) {
  if (count != 7) return 2;
  const int clients = atoi(words[2]), active = atoi(words[3]);
  const double seconds = atof(words[4]);
  const int greeting = atoi(words[5]), answer = atoi(words[6]);
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  struct client *all = calloc((size_t)clients, sizeof *all);
  int epoll = epoll_create1(0);
  check(epoll >= 0 && all, "epoll");
  for (int i = 0; i < clients; i++) {
    all[i].fd = connected_to(words[1]);
    greeted(all[i].fd, greeting);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    check(epoll_ctl(epoll, EPOLL_CTL_ADD, all[i].fd, &event) == 0, "epoll_ctl");
    int on = 1;
    setsockopt(all[i].fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  printf("ready 1\n");
  fflush(stdout);
  for (int i = 0; i < active; i++) ask(&all[(long)i * clients / active], answer);
  static struct epoll_event events[MOST_EVENTS];
  static char bytes[CHUNK];
  const double began = now();
  uint64_t requests = 0, counted = 0;
  double at = began;
  while (at - began < seconds) {
    int n = epoll_wait(epoll, events, MOST_EVENTS, 1000);
    at = now();
    for (int i = 0; i < n; i++) {
      struct client *client = events[i].data.ptr;
      ssize_t got = recv(client->fd, bytes, sizeof bytes, MSG_DONTWAIT);
      check(got > 0, "recv");
      client->missing -= (int)got;
      if (client->missing > 0) continue;
      requests++;
      if (at - began > seconds / 5) {
        take(client, now());
        counted++;
      }
      ask(client, answer);
    }
  }
  check(counted > 0, "no answers");
  printf("requests %.1f p99 %.6f\n", (double)requests / (at - began), percentile99(counted));
  return 0;
}
