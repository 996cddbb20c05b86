"""recv-all: from a source to a file and to a pipe; timed at the source, CPU at the receiver."""

from __future__ import annotations

import subprocess
from contextlib import ExitStack
from functools import partial

from children import Child, Server, pairs
from data import check_pattern
from ground import Ground
from model import Absent, Case, Column, Contestant, Readings, Target

LIMIT = 120
GIB = 1 << 30


def to_file(ground: Ground, command: list[str], own: bool) -> Child:
    """Receives into a new file: the program opens it itself (own), or the harness as its output."""
    if own:
        return Child(command)
    with (ground.bulk_folder() / "received").open("wb") as file:
        return Child(command, stdout=file)


def readings(ground: Ground, server: Server, receiver: Child) -> Readings:
    """What source and receiver say when both are done."""
    usage = receiver.wait(LIMIT)
    seen = server.measured()
    return {
        "rate": seen["rest"] / seen["steady"] / 1e9,
        "rate from accept": seen["bytes"] / seen["accept"] / 1e9,
        "cpu": usage.cpu / (ground.bulk_bytes / GIB),
        "whole": usage.seconds,
    }


def measured_file(ground: Ground, command, own: bool = False) -> Readings:
    """Runs command(port, file) against a new source, and looks at the file."""
    file = ground.bulk_folder() / "received"
    file.unlink(missing_ok=True)
    try:
        server = Server([ground.compiled("source"), str(ground.bulk_bytes)])
        receiver = to_file(ground, command(server.port, file), own)
        result = readings(ground, server, receiver)
        check_pattern(file, ground.bulk_bytes)
        return result
    finally:
        file.unlink(missing_ok=True)


def measured_pipe(ground: Ground, command) -> Readings:
    """Runs command(port) against a new source, its output read by a program that counts."""
    server = Server([ground.compiled("source"), str(ground.bulk_bytes)])
    drain = Child([ground.compiled("drain")], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with drain.stdin as pipe:
        receiver = Child(command(server.port), stdout=pipe)
    result = readings(ground, server, receiver)
    counted = pairs(drain.stdout.read().split())
    drain.wait(LIMIT)
    if counted.get("bytes") != ground.bulk_bytes:
        raise Absent(f"the pipe gave {counted.get('bytes', 0):.0f} of {ground.bulk_bytes} bytes")
    return result


def prepare_file(ground: Ground, stack: ExitStack) -> list[Contestant]:
    run = partial(measured_file, ground)

    def socksh() -> Readings:
        program = ground.socksh()
        return run(lambda port, file: [program, "-c", (
            f"open tcp 127.0.0.1 {port}; recv all to {file} timeout {LIMIT}s; close")], own=True)

    def socat() -> Readings:
        program = ground.tool("socat")
        return run(lambda port, file: [
            program, "-b262144", "-u", f"TCP4:127.0.0.1:{port}", f"CREATE:{file}"], own=True)

    return [
        Contestant("C recv/write", lambda: run(
            lambda port, file: [ground.compiled("receive"), port])),
        Contestant("socksh", socksh),
        Contestant("nc -d > file", lambda: run(
            lambda port, file: [ground.tool("nc"), "-d", "127.0.0.1", port])),
        Contestant("socat -b262144", socat),
    ]


def prepare_pipe(ground: Ground, stack: ExitStack) -> list[Contestant]:
    run = partial(measured_pipe, ground)

    def socksh() -> Readings:
        program = ground.socksh()
        return run(lambda port: [program, "-c", (
            f"open tcp 127.0.0.1 {port}; recv all timeout {LIMIT}s; close")])

    def socat() -> Readings:
        program = ground.tool("socat")
        return run(lambda port: [
            program, "-b262144", "-u", f"TCP4:127.0.0.1:{port}", "STDOUT"])

    return [
        Contestant("C recv/write", lambda: run(lambda port: [ground.compiled("receive"), port])),
        Contestant("socksh", socksh),
        Contestant("nc -d | ...", lambda: run(
            lambda port: [ground.tool("nc"), "-d", "127.0.0.1", port])),
        Contestant("socat -b262144", socat),
    ]


def case(way: str, nc: str, prepare) -> Case:
    return Case(
        name=f"recv-all-{way}",
        summary=f"everything from a source to a {way}; GB/s once 64 MiB have left, until the close",
        columns=[
            Column("rate", "GB/s", 2, ratio=True), Column("rate from accept", "from accept", 2),
            Column("cpu", "CPU s/GiB", 3), Column("whole", "exec to exit s", 2)],
        reference="C recv/write",
        targets=[
            Target("at least 0.95 of C", "socksh", "rate", "C recv/write", at_least=0.95),
            Target("ahead of nc", "socksh", "rate", nc, at_least=1),
            Target("ahead of socat", "socksh", "rate", "socat -b262144", at_least=1),
            Target("CPU below socat's", "socksh", "cpu", "socat -b262144", at_most=1)],
        prepare=prepare)


CASES = [case("file", "nc -d > file", prepare_file), case("pipe", "nc -d | ...", prepare_pipe)]
