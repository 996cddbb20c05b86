"""What socksh does with a file of lines, as a short Python script would: the bar for whole lines.

Reads `open tcp HOST PORT`, `send "TEXT"`, `recv exactly N` and `close` on standard input; received
bytes go to standard output, one line of notation a call to standard error, at the end `calls S s`.
"""

import socket
import sys
import time

calls = 0.0
for line in sys.stdin:
    verb, _, rest = line.rstrip("\n").partition(" ")
    if verb == "open":
        _, host, port = rest.split()
        peer = socket.create_connection((host, int(port)))
    elif verb == "send":
        payload = rest.strip('"').encode()
        began = time.monotonic()
        peer.sendall(payload)
        calls += time.monotonic() - began
        sys.stderr.write(f"send(#1, {len(payload)} bytes) = {len(payload)}\n")
    elif verb == "recv":
        left = int(rest.removeprefix("exactly "))
        while left:
            began = time.monotonic()
            piece = peer.recv(left)
            calls += time.monotonic() - began
            if not piece:
                sys.exit("the echo has gone")
            sys.stderr.write(f"recv(#1, {left}) = {len(piece)}\n")
            sys.stdout.buffer.write(piece)
            left -= len(piece)
    elif verb == "close":
        peer.close()
    else:
        sys.exit(f"unknown verb {verb}")
sys.stderr.write(f"calls {calls:.3f} s\n")
