/* What the small C programs share: a clock, a way out, and sockets on this machine only. */
#ifndef LOOPBACK_H
#define LOOPBACK_H

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { CHUNK = 256 * 1024, LIFETIME_SECONDS = 300 };

/* The test data repeats every 64 MiB: 8-byte little-endian counters from 0. See data.py. */
static const uint64_t PATTERN_LENGTH = 64u << 20;

static inline unsigned char pattern_at(uint64_t offset) {
  offset %= PATTERN_LENGTH;
  return (unsigned char)((offset >> 3) >> (8 * (offset & 7)));
}

static inline double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static inline void die(const char *what) {
  fprintf(stderr, "%s: %s\n", what, strerror(errno));
  exit(1);
}

static inline void check(int holds, const char *what) {
  if (!holds) die(what);
}

static inline struct sockaddr_in this_machine(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

/* Listens on a port of the kernel's choice, prints it, and returns the first client. */
static inline int first_client(void) {
  struct sockaddr_in address = this_machine(0);
  socklen_t length = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  check(listener >= 0, "socket");
  check(bind(listener, (struct sockaddr *)&address, length) == 0, "bind");
  check(listen(listener, 1) == 0, "listen");
  check(getsockname(listener, (struct sockaddr *)&address, &length) == 0, "getsockname");
  printf("port %d\n", ntohs(address.sin_port));
  fflush(stdout);
  alarm(LIFETIME_SECONDS);
  int client = accept(listener, NULL, NULL);
  check(client >= 0, "accept");
  close(listener);
  return client;
}

static inline int connected_to(const char *port) {
  struct sockaddr_in address = this_machine(atoi(port));
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  check(fd >= 0, "socket");
  check(connect(fd, (struct sockaddr *)&address, sizeof address) == 0, "connect");
  alarm(LIFETIME_SECONDS);
  return fd;
}

#endif
