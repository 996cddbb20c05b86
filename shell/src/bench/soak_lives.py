#!/usr/bin/env python3
"""Clients that come, talk and die at random; what they are answered is compared byte by byte.

Usage: soak_lives.py LINES ECHO SECONDS AT-ONCE SEED: the ports of a line server that greets, and of
an echo. Prints at the end, as JSON, how many lives there were of each kind, and what went wrong.
"""

from __future__ import annotations

import asyncio
import json
import random
import socket
import struct
import sys
from collections import Counter

GREETING = b"Hello client how are you\n"
PATIENCE = 60
MOST_COMPLAINTS = 10


class Wrong(Exception):
    """The server did not do what it should."""


class Life:
    """One connection, from an address of its own, so that no number of them uses up the ports."""

    def __init__(self, loop: asyncio.AbstractEventLoop, chance: random.Random, ports: list[int]):
        self.loop, self.chance, self.ports = loop, chance, ports
        self.socket = socket.socket()
        self.socket.setblocking(False)

    async def __aenter__(self) -> Life:
        host = f"127.{self.chance.randrange(1, 255)}.{self.chance.randrange(256)}.1"
        self.socket.bind((host, 0))
        return self

    async def __aexit__(self, *_) -> None:
        self.socket.close()

    async def comes(self, which: int) -> None:
        await self.loop.sock_connect(self.socket, ("127.0.0.1", self.ports[which]))

    async def says(self, data: bytes) -> None:
        await self.loop.sock_sendall(self.socket, data)

    async def hears(self, wanted: bytes) -> None:
        heard = b""
        while len(heard) < len(wanted):
            more = await self.loop.sock_recv(self.socket, len(wanted) - len(heard))
            if not more:
                raise Wrong(f"the end after {len(heard)} of {len(wanted)} bytes")
            heard += more
        if heard != wanted:
            raise Wrong(f"{heard[:40]!r} instead of {wanted[:40]!r}")

    async def hears_the_end(self) -> None:
        if more := await self.loop.sock_recv(self.socket, 1000):
            raise Wrong(f"{more[:40]!r} instead of the end")

    def ends(self) -> None:
        self.socket.shutdown(socket.SHUT_WR)

    def resets(self) -> None:
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def line(self) -> bytes:
        length = self.chance.choice([0, 1, 10, 60, 1000, 9000])
        return bytes(self.chance.choice(b"abcdefgh ") for _ in range(length // 10)) * 10


async def talks(life: Life) -> None:
    """Lines, one at a time or several at once; a close at the end."""
    await life.comes(0)
    await life.hears(GREETING)
    for _ in range(life.chance.randrange(1, 20)):
        lines = [life.line() for _ in range(life.chance.choice([1, 1, 1, 5]))]
        await life.says(b"".join(line + life.chance.choice([b"\n", b"\r\n"]) for line in lines))
        await life.hears(b"".join(b"OK : " + line + b"\n" for line in lines))


async def echoes(life: Life) -> None:
    """Bytes of any kind there and back, then a goodbye that is answered by one."""
    await life.comes(1)
    for _ in range(life.chance.randrange(1, 20)):
        data = life.chance.randbytes(life.chance.choice([1, 64, 5000]))
        await life.says(data)
        await life.hears(data)
    life.ends()
    await life.hears_the_end()


async def reads_late(life: Life) -> None:
    """Talks more than the buffers hold, says goodbye, and reads only then."""
    await life.comes(1)
    data = life.chance.randbytes(life.chance.choice([10_000, 300_000, 1_000_000]))
    saying = asyncio.ensure_future(life.says(data))
    await asyncio.sleep(life.chance.random() / 4)
    reading = asyncio.ensure_future(life.hears(data))
    await saying
    life.ends()
    await reading
    await life.hears_the_end()


async def drips(life: Life) -> None:
    """A byte at a time."""
    await life.comes(0)
    await life.hears(GREETING)
    for byte in b"drip by drip\n":
        await life.says(bytes([byte]))
        await asyncio.sleep(0)
    await life.hears(b"OK : drip by drip\n")


async def resets(life: Life) -> None:
    """Breaks off in the middle of it, maybe with answers on their way."""
    await life.comes(life.chance.randrange(2))
    await life.says(life.line() + b"\n" + life.line())
    await asyncio.sleep(life.chance.random() / 10)
    life.resets()


async def is_silent(life: Life) -> None:
    """Says nothing, or half a line, until it is sent away."""
    await life.comes(0)
    await life.hears(GREETING)
    if life.chance.random() < 0.5:
        await life.says(b"half a li")
    await life.hears_the_end()


async def talks_rubbish(life: Life) -> None:
    """No line end in sight: it is sent away, and may not have said all by then."""
    await life.comes(0)
    await life.hears(GREETING)
    try:
        await life.says(life.chance.randbytes(300_000).replace(b"\n", b"\0"))
        while await life.loop.sock_recv(life.socket, 65536):
            pass
    except ConnectionError:
        pass


async def never_reads(life: Life) -> None:
    """Asks and asks and does not look at the answers, and is gone."""
    await life.comes(life.chance.randrange(2))
    try:
        await asyncio.wait_for(life.says(b"and another line\n" * 100_000), 0.3)
    except asyncio.TimeoutError:
        pass
    if life.chance.random() < 0.5:
        life.resets()


async def vanishes(life: Life) -> None:
    """Comes and is gone."""
    await life.comes(life.chance.randrange(2))
    if life.chance.random() < 0.5:
        life.resets()


KINDS = [talks, talks, talks, echoes, echoes, reads_late, drips, resets, resets, is_silent,
         talks_rubbish, never_reads, vanishes, vanishes]


async def lives(ports: list[int], until: float, chance: random.Random, done: Counter, wrong: list):
    loop = asyncio.get_running_loop()
    while loop.time() < until:
        kind = chance.choice(KINDS)
        try:
            async with Life(loop, chance, ports) as life:
                await asyncio.wait_for(kind(life), PATIENCE)
            done[kind.__name__] += 1
        except (Wrong, OSError, asyncio.TimeoutError) as fault:
            wrong.append(f"{kind.__name__}: {fault or 'no end in a minute'}")


async def crowd(ports: list[int], seconds: float, at_once: int, seed: int) -> dict:
    done, wrong = Counter(), []
    until = asyncio.get_running_loop().time() + seconds
    await asyncio.gather(*(
        lives(ports, until, random.Random(seed * 1_000_003 + i), done, wrong)
        for i in range(at_once)))
    return {"lives": done, "wrong": len(wrong), "complaints": wrong[:MOST_COMPLAINTS]}


if __name__ == "__main__":
    first, second, duration, width, number = map(int, sys.argv[1:6])
    print(json.dumps(asyncio.run(crowd([first, second], duration, width, number))))
