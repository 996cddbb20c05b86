"""The bytes that are sent: 8-byte counters, from 0 again every 64 MiB, as in c/loopback.h."""

from __future__ import annotations

import array
import sys
from pathlib import Path

from model import Absent

PATTERN_LENGTH = 64 << 20


def write_pattern(path: Path, length: int) -> None:
    """A file of that length, a multiple of 64 MiB."""
    words = array.array("Q", range(PATTERN_LENGTH // 8))
    if sys.byteorder == "big":
        words.byteswap()
    with path.open("wb") as file:
        for _ in range(length // PATTERN_LENGTH):
            words.tofile(file)


def check_pattern(path: Path, length: int) -> None:
    """Length, and every 64 KiB one counter: received is what was sent, or the run is void."""
    if path.stat().st_size != length:
        raise Absent(f"received {path.stat().st_size} of {length} bytes")
    with path.open("rb") as file:
        for offset in range(0, length, 65536):
            file.seek(offset)
            if int.from_bytes(file.read(8), "little") != offset % PATTERN_LENGTH // 8:
                raise Absent(f"byte {offset} is wrong")
