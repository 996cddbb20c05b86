"""Lets clients come, talk and die at random at a server of socksh, and watches what stays behind.

They leave by a close, a RST, a half-close or in silence, read late or never, say rubbish; what is
answered is compared byte by byte. Descriptors and memory (Pss) are read once a second, and what is
live in the heap in the first minute and at the end. The verdict is good if nothing was answered
wrongly, every descriptor came back, less than 200 MB were held, what was live is no more than 3 MB
above what it was, which the record of what happened may take, and the server rests.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import shells
from children import Child, stop_all
from ground import HERE, SHELL, Ground
from memory import rollup
from model import Absent

LINES = r'serve 0 greet "Hello client how are you\n" reply "OK : {line}\n" idle 3s'
ECHO = "serve 0 echo idle 10s"
PORT = re.compile(rb" on 127\.0\.0\.1:(\d+)")
SETTLING = 30
RECORD_MB, MOST_MB = 3, 200
TICK = 1 / os.sysconf("SC_CLK_TCK")


def options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, metavar="N", help="default 10")
    parser.add_argument("--clients", type=int, default=200, metavar="N", help="at once; default 200")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--loss", type=float, metavar="PERCENT",
                        help="of the packets, in a network of its own; needs the rights of root")
    parser.add_argument("--delay", type=float, metavar="MS", help="of each packet; likewise")
    parser.add_argument("--rate", type=float, metavar="MBIT",
                        help="a second: packets queue up to 50 ms and are lost then; likewise, and "
                             "without netem")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every reading there too")
    parser.add_argument("--socksh", type=Path, default=SHELL / "bin" / "socksh", metavar="PROGRAM")
    return parser.parse_args(words)


class Shell(Child):
    """socksh that serves twice; what it tells goes to a file, which says where."""

    def __init__(self, ground: Ground) -> None:
        told = ground.folder / "told"
        super().__init__([ground.socksh(), "-c", f"{LINES}; {ECHO}; serve wait"],
                         stderr=told.open("wb"), env=shells.environment(ground))
        deadline = time.monotonic() + 30
        while len(self.ports(told)) < 2:
            if time.monotonic() > deadline:
                raise Absent("the servers did not say where they are")
            time.sleep(0.05)
        self.lines, self.echo = self.ports(told)
        self.told = told

    @staticmethod
    def ports(told: Path) -> list[str]:
        return [port.decode() for port in PORT.findall(told.read_bytes())[:2]]

    def descriptors(self) -> int:
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def cpu(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * TICK


def bad_network(chosen: argparse.Namespace) -> None:
    """Starts this program anew where packets are late or lost; loopback there is its own."""
    if not (shutil.which("unshare") and shutil.which("tc")):
        raise Absent("unshare or tc is not installed")
    wanted = discipline(chosen)
    net = f"ip link set lo up mtu 1500 && tc qdisc add dev lo root {wanted}"
    tried = subprocess.run(["unshare", "-n", "sh", "-c", net], capture_output=True, text=True)
    if tried.returncode != 0:
        raise Absent(f"no such network here: {tried.stderr.strip().splitlines()[-1]}")
    os.environ["SOCKSH_SOAK_NETWORK"] = wanted
    os.execvp("unshare", ["unshare", "-n", "sh", "-c", net + ' && exec "$@"', "sh",
                          sys.executable, *sys.argv])


def discipline(chosen: argparse.Namespace) -> str:
    """What tc(8) is told."""
    if chosen.rate:
        return f"tbf rate {chosen.rate:g}mbit burst 32k latency 50ms"
    delay = f" delay {chosen.delay:g}ms" if chosen.delay else ""
    return f"netem limit 100000{delay}" + (f" loss {chosen.loss:g}%" if chosen.loss else "")


def lost() -> str:
    """What the network of this process has lost so far."""
    told = subprocess.run(["tc", "-s", "qdisc", "show", "dev", "lo"], capture_output=True, text=True)
    found = re.search(r"Sent \d+ bytes (\d+) pkt \(dropped (\d+)", told.stdout)
    return f"{int(found[2]):,} of {int(found[1]) + int(found[2]):,} packets were lost" if found else ""


def crowd(shell: Shell, chosen: argparse.Namespace, number: int, of: int) -> Child:
    seconds = max(1, int(chosen.minutes * 60))
    return Child(
        [sys.executable, str(HERE / "soak_lives.py"), shell.lines, shell.echo, str(seconds),
         str(max(1, chosen.clients // of)), str(chosen.seed * of + number)],
        stdout=subprocess.PIPE)


def live(shell: Shell, ground: Ground) -> float:
    """MB of the heap that are no garbage."""
    told = subprocess.run([ground.jdk("jcmd"), str(shell.pid), "GC.class_histogram"],
                          capture_output=True, text=True, timeout=60).stdout
    total = re.search(r"^Total\s+\d+\s+(\d+)", told, re.MULTILINE)
    if not total:
        raise Absent("jcmd does not say what the heap holds")
    return int(total[1]) / 1e6


def watch(shell: Shell, seconds: float, readings: list[dict]) -> None:
    began = time.monotonic()
    while (at := time.monotonic() - began) < seconds:
        readings.append({"at": at, "fds": shell.descriptors(), "pss": rollup(shell.pid)["Pss"]})
        time.sleep(1)


def settled(shell: Shell, wanted: int) -> int:
    """How many descriptors there are when all came back, or have not come back in time."""
    deadline = time.monotonic() + SETTLING
    while shell.descriptors() > wanted and time.monotonic() < deadline:
        time.sleep(0.1)
    return shell.descriptors()


def idle(shell: Shell) -> float:
    """Per cent of one CPU that the server takes while nobody comes."""
    time.sleep(3)
    before = shell.cpu()
    time.sleep(10)
    return (shell.cpu() - before) * 10


def quarter(readings: list[dict], number: int) -> float:
    size = max(1, len(readings) // 4)
    return median(one["pss"] for one in readings[(number - 1) * size:][:size])


def soak(chosen: argparse.Namespace, ground: Ground) -> dict:
    shell = Shell(ground)
    live(shell, ground)  # to be asked for that takes a descriptor, once
    before, readings = shell.descriptors(), []
    crowds = [crowd(shell, chosen, number, 2) for number in range(2)]
    first = min(60, chosen.minutes * 60 / 4)
    watch(shell, first, readings)
    early = live(shell, ground)
    watch(shell, chosen.minutes * 60 - first, readings)
    ends = [json.loads(one.stdout.readline() or "{}") for one in crowds]
    lives: dict[str, int] = {}
    for end in ends:
        for kind, count in end.get("lives", {}).items():
            lives[kind] = lives.get(kind, 0) + count
    cpu, after = shell.cpu(), settled(shell, before)
    return {
        "lives": lives, "wrong": sum(end.get("wrong", 1) for end in ends),
        "complaints": [one for end in ends for one in end.get("complaints", ["it broke off"])],
        "before": before, "most": max(one["fds"] for one in readings), "after": after,
        "pss": [quarter(readings, number) for number in range(1, 5)],
        "pss_most": max(one["pss"] for one in readings), "early": early,
        "late": live(shell, ground), "cpu": cpu, "idle": idle(shell),
        "readings": readings}


def faults(found: dict) -> list[str]:
    return [what for what, holds in [
        (f"{found['wrong']} lives went wrong", found["wrong"] == 0),
        (f"{found['after'] - found['before']} descriptors did not come back",
         found["after"] <= found["before"]),
        (f"{found['late'] - found['early']:.1f} MB stayed behind",
         found["late"] <= found["early"] + RECORD_MB),
        (f"it held more than {MOST_MB} MB", found["pss_most"] < MOST_MB),
        (f"it takes {found['idle']:.1f} % CPU while nobody comes", found["idle"] < 0.5),
    ] if not holds]


def paragraph(found: dict) -> str:
    lives = found["lives"]
    return "\n".join([
        f"lives        {sum(lives.values()):,}: "
        + ", ".join(f"{kind} {count:,}" for kind, count in sorted(lives.items())),
        f"answers      {found['wrong']} lives were answered wrongly or not at all",
        f"descriptors  {found['before']} before, {found['most']} at most, {found['after']} after",
        "memory       Pss by quarters " + ", ".join(f"{one:.1f}" for one in found["pss"])
        + f" MB, {found['pss_most']:.1f} at most; "
        f"live in the heap {found['early']:.1f} MB early, {found['late']:.1f} at the end",
        f"CPU          {found['cpu']:.1f} s in all; {found['idle']:.1f} % of one while nobody comes",
        *(f"             {one}" for one in found["complaints"][:10]),
    ])


def main(words: list[str]) -> int:
    chosen = options(words)
    network = os.environ.get("SOCKSH_SOAK_NETWORK")
    try:
        if (chosen.loss or chosen.delay or chosen.rate) and network is None:
            bad_network(chosen)
        with ExitStack() as stack:
            stack.callback(stop_all)
            ground = Ground(chosen.socksh.resolve(), False, stack)
            print(f"soak: {chosen.minutes:g} minutes, {chosen.clients} clients at once, seed "
                  f"{chosen.seed}{', ' + network if network else ''}", flush=True)
            found = soak(chosen, ground)
        print(paragraph(found))
        if network:
            print(f"network      {lost()}")
        if chosen.json:
            chosen.json.write_text(json.dumps(found))
        wrong = faults(found)
        print("verdict      " + ("; ".join(wrong) if wrong else "good"))
        return 1 if wrong else 0
    except Absent as absent:
        print(f"soak: n/a: {absent}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted; everything that was started has been ended", file=sys.stderr)
        return 130
