"""ping-pong: 64 bytes there and back, many times, each step a line of socksh on standard input.

Python runs twice: a bare loop without lines, and a script that reads the same lines. "lines" is the
seconds from the first byte to the end of the stream as the echo saw them: reading, understanding
and announcing every line, but not the start. "calls" is the time a client spent inside its calls
alone. The C and Python clients say it themselves; socksh is asked for it with SOCKSH_TIMES=1, and
ends standard error with a line that holds `calls N.NNN s`. TIMES is the one place that knows this.
"""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack
from pathlib import Path

import shells
from children import Child, Server, pairs
from ground import HERE, Ground
from model import Absent, Case, Column, Contestant, Readings, Target

LIMIT = 120
MESSAGE = "x" * 64
TIMES = re.compile(rb"\bcalls (\d+\.\d+) s\b")


def prepare(ground: Ground, stack: ExitStack) -> list[Contestant]:
    def echo() -> Server:
        return Server([ground.compiled("echo")])

    def finished(server: Server, child: Child) -> Readings:
        usage = child.wait(LIMIT)
        seen = server.measured()
        if seen["bytes"] != len(MESSAGE) * ground.ping_pongs:
            raise Absent(f"the echo got {seen['bytes']:.0f} bytes")
        return {"lines": seen["first"], "cpu": usage.cpu, "whole": usage.seconds}

    def loop(*program: str) -> Readings:
        """A client that is given PORT and ROUNDS and prints `calls S`."""
        server = echo()
        with (ground.folder / "printed").open("w+b") as printed:
            child = Child([*program, server.port, str(ground.ping_pongs)], stdout=printed)
            result = finished(server, child)
            printed.seek(0)
            return result | pairs(printed.read().split())

    def from_lines(*program: str) -> Readings:
        """A client that is given the lines on standard input."""
        server = echo()
        lines, said, got = (ground.folder / name for name in ("lines", "said", "got"))
        write_lines(lines, server.port, ground.ping_pongs)
        environment = {**shells.environment(ground), "SOCKSH_TIMES": "1"}
        with lines.open("rb") as stdin, said.open("wb") as stderr, got.open("wb") as stdout:
            child = Child(
                list(program), stdin=stdin, stdout=stdout, stderr=stderr, env=environment)
        try:
            result = finished(server, child)
        except Absent as absent:
            raise Absent(f"{absent}; it said: {last_line(said)}") from None
        if got.stat().st_size != len(MESSAGE) * ground.ping_pongs:
            raise Absent(f"{got.stat().st_size} bytes on standard output")
        times = TIMES.findall(said.read_bytes())
        return result | ({"calls": float(times[-1])} if times else {})

    return [
        Contestant("C", lambda: loop(ground.compiled("ping_pong"))),
        Contestant("socksh", lambda: from_lines(ground.socksh())),
        Contestant("Python, bare loop", lambda: loop(
            sys.executable, str(HERE / "ping_pong_client.py"))),
        Contestant("Python, lines", lambda: from_lines(
            sys.executable, str(HERE / "ping_pong_lines.py"))),
    ]


def write_lines(path: Path, port: str, rounds: int) -> None:
    with path.open("w") as file:
        file.write(f"open tcp 127.0.0.1 {port}\n")
        file.write(f'send "{MESSAGE}"\nrecv exactly {len(MESSAGE)}\n' * rounds)
        file.write("close\n")


def last_line(path: Path) -> str:
    lines = path.read_bytes()[-4000:].decode(errors="replace").strip().splitlines()
    return lines[-1].strip() if lines else "nothing"


CASES = [Case(
    name="ping-pong",
    summary="64 bytes to an echo and back, two lines a round; seconds without the start",
    columns=[
        Column("calls", "calls s", 3, ratio=True), Column("lines", "lines s", 3, ratio=True),
        Column("cpu", "CPU s", 3), Column("whole", "exec to exit s", 2)],
    reference="C",
    targets=[
        Target("calls within 1.3 times of C", "socksh", "calls", "C", at_most=1.3),
        Target("whole lines ahead of Python's bare loop", "socksh", "lines", "Python, bare loop",
               at_most=1),
        Target("whole lines ahead of Python reading the same lines", "socksh", "lines",
               "Python, lines", at_most=1)],
    prepare=prepare)]
