/* The bar for serve: an echo for any number of clients, by epoll, on one thread.
 *
 * Prints: port N. Serves until it is ended. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>

#include "loopback.h"

enum { MOST_EVENTS = 512, ROOM = 64 * 1024 };

static void watch(int epoll, int fd) {
  struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
  check(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) == 0, "epoll_ctl");
}

int main(void) {
  static unsigned char bytes[ROOM];
  static struct epoll_event events[MOST_EVENTS];
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  struct sockaddr_in address = this_machine(0);
  socklen_t length = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  check(listener >= 0, "socket");
  setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  check(bind(listener, (struct sockaddr *)&address, length) == 0, "bind");
  check(listen(listener, 65535) == 0, "listen");
  check(getsockname(listener, (struct sockaddr *)&address, &length) == 0, "getsockname");
  int epoll = epoll_create1(0);
  check(epoll >= 0, "epoll_create1");
  fcntl(listener, F_SETFL, O_NONBLOCK);
  watch(epoll, listener);
  printf("port %d\n", ntohs(address.sin_port));
  fflush(stdout);
  alarm(LIFETIME_SECONDS);
  for (;;) {
    int count = epoll_wait(epoll, events, MOST_EVENTS, -1);
    for (int i = 0; i < count; i++) {
      int fd = events[i].data.fd;
      if (fd == listener) {
        int client;
        while ((client = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) watch(epoll, client);
        continue;
      }
      ssize_t n = recv(fd, bytes, sizeof bytes, 0);
      if (n <= 0 || send(fd, bytes, (size_t)n, MSG_NOSIGNAL) != n) close(fd);
    }
  }
}
