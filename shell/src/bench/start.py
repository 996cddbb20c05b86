"""start: how long a person waits, from exec to the prompt on a terminal, and for one -c."""

from __future__ import annotations

import subprocess
from contextlib import ExitStack

import shells
from children import Child
from ground import HERE, Ground
from model import Case, Column, Contestant, Readings, Target

LIMIT = 60


def prepare(ground: Ground, stack: ExitStack) -> list[Contestant]:
    def prompt(shell) -> Readings:
        with shells.start(shell(ground), ground) as terminal:
            return {"ms": 1000 * terminal.seconds_until(shell(ground).prompt, LIMIT)}

    def whole(command) -> Readings:
        child = Child(command, stdout=subprocess.DEVNULL, env=shells.environment(ground))
        return {"ms": 1000 * child.wait(LIMIT).seconds}

    def scapy_import() -> Readings:
        shells.check_scapy()
        return whole([shells.PYTHON, "-c", shells.SCAPY])

    def hello() -> Readings:
        java = ground.jdk("java")
        if not (ground.folder / "Hello.class").exists():
            compiler = [ground.jdk("javac"), "-d", str(ground.folder), str(HERE / "Hello.java")]
            Child(compiler).wait(LIMIT)
        return whole([java, "-Xshare:auto", "-cp", str(ground.folder), "Hello"])

    return [
        Contestant("jshell", lambda: prompt(shells.jshell)),
        Contestant("socksh", lambda: prompt(shells.socksh)),
        Contestant("socksh -c help", lambda: whole([ground.socksh(), "-c", "help"])),
        Contestant("scapy import", scapy_import),
        Contestant("JVM hello world", hello),
    ]


def targets(ours: str) -> list[Target]:
    return [
        Target(f"{ours}: under 1/8 of jshell", ours, "ms", "jshell", at_most=1 / 8),
        Target(f"{ours}: under 1/4 of scapy", ours, "ms", "scapy import", at_most=1 / 4),
        Target(f"{ours}: aim at 100 ms", ours, "ms", at_most=100),
    ]


CASES = [Case(
    name="start",
    summary="from exec to the prompt on an 80x24 terminal; -c, scapy and hello world: to the end",
    columns=[Column("ms", "ms", 0, ratio=True)],
    reference="jshell",
    targets=targets("socksh") + targets("socksh -c help"),
    prepare=prepare)]
