"""serve: many clients at once, each 64 bytes there and back, beside other servers.

"requests" is how many a second all clients together were answered, "p99" the time in which 99 of a
hundred were. The clients are one C program (crowd.c); it and the server share the machine. Perl's
IO::Select stands on select(2), which ends at 1,024 descriptors: beyond that it is IO::Poll. Servers
that need a process for each client are n/a where so many cannot be started.

One client measures the scheduler before all: while one end works the other waits. Where the kernel
puts both on one processor, a message costs two switches of task; where it puts them on two, each
end falls asleep and has to be woken there, which costs more than all else, in a guest of a virtual
machine several times more. So a server that is quicker to sleep can be the slower one.
"""

from __future__ import annotations

import os
import re
import select
import socket
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

import shells
from children import Child, Server, pairs
from ground import HERE, Ground
from memory import held
from model import Absent, Case, Column, Contestant, Readings, Target

SIZES = [1, 100, 1000, 9000]
GREETING, ANSWER, MESSAGE = 25, 69, 64
MOST_OF_SELECT = 1000
SERVED = re.compile(rb"serves .* on 127\.0\.0\.1:(\d+)")
LINES = r'serve 0 greet "Hello client how are you\n" reply "OK : {line}\n"'


class Shell(Child):
    """socksh that serves; it says where on standard error."""

    def __init__(self, ground: Ground, line: str) -> None:
        super().__init__([ground.socksh(), "-c", f"{line}; serve wait"],
                         stderr=subprocess.PIPE, env=shells.environment(ground))
        self.port = found(self._popen.stderr, SERVED)


def found(stream, wanted: re.Pattern) -> str:
    said, deadline = b"", time.monotonic() + 30
    while time.monotonic() < deadline:
        if select.select([stream], [], [], 1)[0]:
            said += stream.read1(4096)
            if match := wanted.search(said):
                return match[1].decode()
    raise Absent("the server did not say where it is")


class Foreign(Child):
    """A server that is told its port, which was free a moment ago."""

    def __init__(self, *command: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = str(probe.getsockname()[1])
        super().__init__([word.replace("PORT", self.port) for word in command])
        deadline = time.monotonic() + 10
        while not any(f":{int(self.port):04X} " in row and " 0A " in row
                      for row in open("/proc/net/tcp")):
            if time.monotonic() > deadline:
                raise Absent(f"{self.name} does not listen")
            time.sleep(0.01)


def crowd(ground: Ground, server, clients: int, active: int, greeting: int, answer: int) -> Readings:
    seconds = 1 if ground.quick else 3
    child = Child([ground.compiled("crowd"), server.port, str(clients), str(active), str(seconds),
                   str(greeting), str(answer)], stdout=subprocess.PIPE)
    if not select.select([child.stdout], [], [], 60)[0] or not child.stdout.readline():
        raise Absent(f"not all of {clients} clients were let in")
    memory, worked = held(server.pid), cpu(server.pid)
    child_said = child.stdout.readline() if select.select([child.stdout], [], [], 60)[0] else b""
    worked = cpu(server.pid) - worked
    child.wait(60)
    _, total = server.stop()
    result = pairs(child_said.split())
    return {"requests": result["requests"], "p99": result["p99"] * 1e6, "cpu": total,
            "each": worked / (result["requests"] * seconds) * 1e6, "rss": memory["pss"]}


def perl(ground: Ground, what: str, clients: int) -> Server:
    way = "select" if clients <= MOST_OF_SELECT else "poll"
    return Server([ground.tool("perl"), str(HERE / "serve.pl"), what, way])


def echoes(clients: int, active: int):
    def prepare(ground: Ground, stack: ExitStack) -> list[Contestant]:
        def run(start) -> Readings:
            return crowd(ground, start(), clients, active, 0, MESSAGE)

        return [
            Contestant("C", lambda: run(lambda: Server([ground.compiled("serve")]))),
            Contestant("socksh", lambda: run(lambda: Shell(ground, "serve 0 echo"))),
            Contestant("Perl", lambda: run(lambda: perl(ground, "echo", clients))),
            Contestant("socat", lambda: run(lambda: Foreign(
                ground.tool("socat"), "TCP-LISTEN:PORT,bind=127.0.0.1,fork,backlog=4096", "PIPE"))),
            Contestant("ncat", lambda: run(lambda: Foreign(
                ground.tool("ncat"), "-l", "-k", "-m", "10000", "-e", "/bin/cat",
                "127.0.0.1", "PORT"))),
        ]
    return prepare


def lines(clients: int):
    def prepare(ground: Ground, stack: ExitStack) -> list[Contestant]:
        def run(server) -> Readings:
            return crowd(ground, server, clients, clients, GREETING, ANSWER)

        return [
            Contestant("Perl", lambda: run(perl(ground, "lines", clients))),
            Contestant("socksh", lambda: run(Shell(ground, LINES))),
        ]
    return prepare


COLUMNS = [
    Column("requests", "requests/s", 0, ratio=True), Column("p99", "p99 us", 0),
    Column("cpu", "CPU s", 2), Column("rss", "MB", 1)]


def echo_case(clients: int) -> Case:
    targets = [Target("0.9 of C", "socksh", "requests", "C", at_least=0.9)]
    targets += [Target(f"ahead of {other}", "socksh", "requests", other, at_least=1)
                for other in ("Perl", "socat", "ncat")]
    if clients == SIZES[-1]:
        targets += [Target("under 200 MB", "socksh", "rss", at_most=200),
                    Target("under 1/20 of socat's memory", "socksh", "rss", "socat", at_most=0.05)]
    return Case(
        name=f"serve-echo-{clients}", summary=f"{clients} clients, 64 bytes there and back",
        columns=COLUMNS, reference="C", targets=targets, prepare=echoes(clients, clients))


def line_case(clients: int) -> Case:
    return Case(
        name=f"serve-lines-{clients}", summary=f"{clients} clients of the tutorial's line server",
        columns=COLUMNS, reference="Perl",
        targets=[Target("1.3 times Perl", "socksh", "requests", "Perl", at_least=1.3)],
        prepare=lines(clients))


def idle(clients: int):
    """Per cent of one CPU, over ten seconds in which nobody says anything."""
    def prepare(ground: Ground, stack: ExitStack) -> list[Contestant]:
        def run() -> Readings:
            shell = Shell(ground, LINES)
            with ExitStack() as callers:
                for _ in range(clients):
                    caller = callers.enter_context(
                        socket.create_connection(("127.0.0.1", int(shell.port)), 10))
                    caller.recv(GREETING, socket.MSG_WAITALL)
                time.sleep(2)
                before = cpu(shell.pid)
                time.sleep(10)
                return {"cpu": (cpu(shell.pid) - before) * 10}
        return [Contestant("socksh", run)]
    return prepare


def cpu(pid: int) -> float:
    """Seconds that a process has worked so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def idle_case(clients: int) -> Case:
    return Case(
        name=f"serve-idle-{clients}", summary=f"{clients} clients who say nothing",
        columns=[Column("cpu", "% CPU", 2)], reference="socksh",
        targets=[Target("0 % CPU", "socksh", "cpu", at_most=0.2)], prepare=idle(clients))


def few_of_many(ground: Ground, stack: ExitStack) -> list[Contestant]:
    def run(clients: int) -> Readings:
        return crowd(ground, Shell(ground, "serve 0 echo"), clients, 100, 0, MESSAGE)

    def of(clients: int) -> Contestant:
        return Contestant(f"100 of {clients}", lambda: run(clients))

    return [of(100), of(9000)]


CASES = [
    *map(echo_case, SIZES), *map(line_case, SIZES), *map(idle_case, [0, 900]),
    Case(name="serve-idle-crowd", summary="100 active clients, alone and among 9,000 connected",
         columns=[Column("requests", "requests/s", 0, ratio=True), Column("p99", "p99 us", 0),
                  Column("each", "CPU us a request", 2, ratio=True)],
         reference="100 of 100",
         targets=[Target("CPU within 1.3 times", "100 of 9000", "each", "100 of 100",
                         at_most=1.3)],
         prepare=few_of_many)]
