"""memory: what a shell holds at its prompt, doing nothing; RSS and PSS from smaps_rollup."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from pathlib import Path

import shells
from ground import Ground
from model import Absent, Case, Column, Contestant, Readings, Target

LIMIT = 60
SETTLING = 10
QUIET = 0.5


def prepare(ground: Ground, stack: ExitStack) -> list[Contestant]:
    def at_prompt(kind) -> Readings:
        shell = kind(ground)
        with shells.start(shell, ground) as terminal:
            terminal.seconds_until(shell.prompt, LIMIT)
            return settled(terminal.child.pid)

    return [
        Contestant("jshell", lambda: at_prompt(shells.jshell)),
        Contestant("socksh", lambda: at_prompt(shells.socksh)),
        Contestant("scapy", lambda: at_prompt(shells.scapy)),
    ]


def settled(session: int) -> Readings:
    """The first reading that stays the same for half a second: work behind the prompt is over."""
    deadline = time.monotonic() + SETTLING
    last, since = held(session), time.monotonic()
    while time.monotonic() - since < QUIET and time.monotonic() < deadline:
        time.sleep(0.05)
        now = held(session)
        if abs(now["rss"] - last["rss"]) > 0.1:
            last, since = now, time.monotonic()
    return held(session)


def held(session: int) -> Readings:
    """MB (a million bytes) of all processes of a session; "largest" is the one that holds most."""
    rollups = [rollup(pid) for pid in members(session)]
    if not rollups:
        raise Absent("it has left the prompt")
    return {
        "rss": sum(one["Rss"] for one in rollups),
        "pss": sum(one["Pss"] for one in rollups),
        "largest": max(one["Rss"] for one in rollups),
        "processes": len(rollups),
    }


def members(session: int) -> list[int]:
    """Processes of a session: jshell has a second JVM, a launcher script may be waiting."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.getsid(int(name)) == session:
                found.append(int(name))
        except ProcessLookupError:
            continue
    return found


def rollup(pid: int) -> dict[str, float]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    return {line.split(":")[0]: int(line.split()[1]) * 1024 / 1e6 for line in lines}


CASES = [Case(
    name="memory",
    summary="MB at the prompt, all processes of the shell together; largest: the biggest alone",
    columns=[
        Column("rss", "RSS MB", 1, ratio=True), Column("pss", "PSS MB", 1),
        Column("largest", "largest", 1), Column("processes", "processes", 0)],
    reference="jshell",
    targets=[
        Target("under 60 MB", "socksh", "rss", at_most=60),
        Target("less than jshell (its larger JVM alone)", "socksh", "rss", "jshell", at_most=1,
               beside_quantity="largest"),
        Target("less than scapy", "socksh", "rss", "scapy", at_most=1)],
    prepare=prepare)]
