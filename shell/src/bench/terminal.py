"""A person's terminal without the person: 80x24, answers when asked, waits for a text."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time

from children import Child
from model import Absent

ESCAPES = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor, modes
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC: titles
    rb"|\x1b[()][0-9A-Z]|\x1b[=>78]")
ANSWERS = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62;22c"}


class Terminal:
    """A program on a pseudo terminal of its own, with a size set before it starts."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._screen, line = pty.openpty()
        fcntl.ioctl(line, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        try:
            self.child = Child(
                command, stdin=line, stdout=line, stderr=line, env=environment,
                preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        finally:
            os.close(line)

    def seconds_until(self, text: str, limit: float) -> float:
        """Seconds from exec until the text stands on the screen."""
        seen, deadline = b"", self.child.began + limit
        while True:
            ready, _, _ = select.select([self._screen], [], [], deadline - time.monotonic())
            if not ready:
                raise Absent(f"no {text!r} on the screen in {limit:.0f} s")
            piece = self._read()
            now = time.monotonic()
            for question, answer in ANSWERS.items():
                if question in piece:
                    os.write(self._screen, answer)
            seen += piece
            if text.encode() in ESCAPES.sub(b"", seen):
                return now - self.child.began
            if not piece or now > deadline:
                last = ESCAPES.sub(b"", seen).decode(errors="replace").strip().splitlines()
                raise Absent(f"{self.child.name} left" + (f": {last[-1]}" if last else ""))

    def _read(self) -> bytes:
        try:
            return os.read(self._screen, 65536)
        except OSError:  # EIO: nobody holds the other side any more
            return b""

    def close(self) -> None:
        self.child.stop()
        os.close(self._screen)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *failure) -> None:
        self.close()
