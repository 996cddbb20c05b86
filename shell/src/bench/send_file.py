"""send-file: one big file to a sink that counts; measured at the sink, CPU at the sender."""

from __future__ import annotations

from contextlib import ExitStack

from children import Child, Server
from data import write_pattern
from ground import Ground
from model import Absent, Case, Column, Contestant, Readings, Target

LIMIT = 120
GIB = 1 << 30


def prepare(ground: Ground, stack: ExitStack) -> list[Contestant]:
    sink = ground.compiled("sink")
    big = ground.bulk_folder() / "big"
    stack.callback(lambda: big.unlink(missing_ok=True))
    write_pattern(big, ground.bulk_bytes)

    def measured(command, from_stdin=False) -> Readings:
        """Runs command(port) against a new sink."""
        server = Server([sink])
        with big.open("rb") as file:
            child = Child(command(server.port), **({"stdin": file} if from_stdin else {}))
            usage = child.wait(LIMIT)
        seen = server.measured()
        if seen["bytes"] != ground.bulk_bytes:
            raise Absent(f"the sink got {seen['bytes']:.0f} of {ground.bulk_bytes} bytes")
        return {
            "rate": ground.bulk_bytes / seen["first"] / 1e9,
            "rate from accept": ground.bulk_bytes / seen["accept"] / 1e9,
            "cpu": usage.cpu / (ground.bulk_bytes / GIB),
            "whole": usage.seconds,
        }

    def socksh() -> Readings:
        program = ground.socksh()
        return measured(lambda port: [
            program, "-c", f"open tcp 127.0.0.1 {port}; send file {big}; close"])

    def socat() -> Readings:
        program = ground.tool("socat")
        return measured(lambda port: [
            program, "-b262144", "-u", f"OPEN:{big},rdonly", f"TCP4:127.0.0.1:{port}"])

    return [
        Contestant("C sendfile", lambda: measured(
            lambda port: [ground.compiled("send_file"), port, str(big)])),
        Contestant("socksh", socksh),
        Contestant("nc -N < file", lambda: measured(
            lambda port: [ground.tool("nc"), "-N", "127.0.0.1", port], from_stdin=True)),
        Contestant("socat -b262144", socat),
    ]


CASES = [Case(
    name="send-file",
    summary="one file to a sink; GB/s from the first byte to the end of the stream",
    columns=[
        Column("rate", "GB/s", 2, ratio=True), Column("rate from accept", "from accept", 2),
        Column("cpu", "CPU s/GiB", 3), Column("whole", "exec to exit s", 2)],
    reference="C sendfile",
    targets=[
        Target("at least 0.95 of C", "socksh", "rate", "C sendfile", at_least=0.95),
        Target("ahead of nc", "socksh", "rate", "nc -N < file", at_least=1),
        Target("ahead of socat", "socksh", "rate", "socat -b262144", at_least=1)],
    prepare=prepare)]
