"""tap: one big file through a proxy to a sink that counts; measured at the sink, CPU at the proxy.

CPU is what the proxy takes from when it listens until everything is through: what it takes to start
is another case. socksh shows the totals, the others show nothing.
"""

from __future__ import annotations

import os
import re
import time
from contextlib import ExitStack
from pathlib import Path

import shells
from children import Child, Server
from data import check_pattern, write_pattern
from ground import Ground
from model import Absent, Case, Column, Contestant, Readings, Target
from serve import Foreign

LIMIT = 120
GIB = 1 << 30
TAPS = re.compile(rb"taps 127\.0\.0\.1:(\d+)")
TICK = os.sysconf("SC_CLK_TCK")


class Shell(Child):
    """socksh that taps. What it shows goes to a file, as nobody reads along."""

    def __init__(self, ground: Ground, line: str) -> None:
        said = ground.folder / "tap-said"
        with said.open("wb") as file:
            super().__init__([ground.socksh(), "-c", f"{line}; wait"], stderr=file,
                             env=shells.environment(ground))
        deadline = time.monotonic() + 30
        while not (match := TAPS.search(said.read_bytes())):
            if time.monotonic() > deadline:
                raise Absent("the tap did not say where it is")
            time.sleep(0.01)
        self.port = match[1].decode()


def cpu_so_far(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def through(ground: Ground, big: Path, start) -> Readings:
    """Starts a proxy to a new sink and sends the file through it."""
    sink = Server([ground.compiled("sink")])
    proxy = start(sink.port)
    before = cpu_so_far(proxy.pid)
    Child([ground.compiled("send_file"), proxy.port, str(big)]).wait(LIMIT)
    seen = sink.measured()
    if seen["bytes"] != ground.bulk_bytes:
        raise Absent(f"the sink got {seen['bytes']:.0f} of {ground.bulk_bytes} bytes")
    if isinstance(proxy, Shell):
        cpu = cpu_so_far(proxy.pid)
        proxy.stop()
    else:
        cpu = proxy.wait(LIMIT).cpu
    return {"rate": ground.bulk_bytes / seen["first"] / 1e9,
            "cpu": (cpu - before) / (ground.bulk_bytes / GIB)}


def big_file(ground: Ground, stack: ExitStack) -> Path:
    big = ground.bulk_folder() / "big"
    stack.callback(lambda: big.unlink(missing_ok=True))
    write_pattern(big, ground.bulk_bytes)
    return big


def socat(ground: Ground, *options: str):
    return lambda port: Foreign(
        ground.tool("socat"), *options, "TCP4-LISTEN:PORT,bind=127.0.0.1", f"TCP4:127.0.0.1:{port}")


def prepare(ground: Ground, stack: ExitStack) -> list[Contestant]:
    big = big_file(ground, stack)

    def of(name: str, start) -> Contestant:
        return Contestant(name, lambda: through(ground, big, start))

    return [
        of("C recv/send", lambda port: Server([ground.compiled("relay"), port])),
        of("socksh", lambda port: Shell(ground, f"tap 0 127.0.0.1:{port} totals")),
        of("socat", socat(ground)),
        of("socat -b262144", socat(ground, "-b262144")),
    ]


def prepare_keeping(ground: Ground, stack: ExitStack) -> list[Contestant]:
    big = big_file(ground, stack)
    kept = [ground.bulk_folder() / name for name in ("kept-1.there", "kept-1.back")]

    def of(name: str, start) -> Contestant:
        def run() -> Readings:
            for file in kept:
                file.unlink(missing_ok=True)
            try:
                result = through(ground, big, start)
                check_pattern(kept[0], ground.bulk_bytes)
                return result
            finally:
                for file in kept:
                    file.unlink(missing_ok=True)
        return Contestant(name, run)

    keep = ground.bulk_folder() / "kept"
    return [
        of("socat -r -R", socat(ground, "-b262144", "-r", str(kept[0]), "-R", str(kept[1]))),
        of("socksh", lambda port: Shell(ground, f"tap 0 127.0.0.1:{port} totals keep {keep}")),
    ]


COLUMNS = [Column("rate", "GB/s", 2, ratio=True), Column("cpu", "CPU s/GiB", 3)]

CASES = [Case(
    name="tap-totals",
    summary="one file through a proxy to a sink; GB/s from the first byte to the end",
    columns=COLUMNS,
    reference="C recv/send",
    targets=[
        Target("at least 0.95 of C", "socksh", "rate", "C recv/send", at_least=0.95),
        Target("ahead of socat", "socksh", "rate", "socat", at_least=1),
        Target("ahead of socat -b262144", "socksh", "rate", "socat -b262144", at_least=1),
        Target("CPU below socat's", "socksh", "cpu", "socat", at_most=1),
        Target("CPU below socat -b262144's", "socksh", "cpu", "socat -b262144", at_most=1)],
    prepare=prepare), Case(
    name="tap-keeping",
    summary="the same while both directions are written to files",
    columns=COLUMNS,
    reference="socat -r -R",
    targets=[
        Target("ahead of socat -b262144 -r -R", "socksh", "rate", "socat -r -R", at_least=1),
        Target("CPU below socat's", "socksh", "cpu", "socat -r -R", at_most=1)],
    prepare=prepare_keeping)]
