"""The loop of c/ping_pong.c, as one writes it in Python. Usage: PORT ROUNDS. Prints: calls S."""

import socket
import sys
import time

MESSAGE = b"x" * 64
port, rounds = int(sys.argv[1]), int(sys.argv[2])
with socket.create_connection(("127.0.0.1", port)) as peer:
    began = time.monotonic()
    for _ in range(rounds):
        peer.sendall(MESSAGE)
        answer = b""
        while len(answer) < len(MESSAGE):
            piece = peer.recv(len(MESSAGE) - len(answer))
            if not piece:
                sys.exit("the echo has gone")
            answer += piece
    print(f"calls {time.monotonic() - began:.6f}")
