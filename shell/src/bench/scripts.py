"""script-steps and script-start: a dialogue of a thousand steps as a session script, and how soon a
script's first step is made.

The same dialogue is spoken by each: 500 times a line is sent and the same line comes back, written
out step by step as a recording would be. "steps" is the seconds from the first byte to the end of
the stream as the echo saw them, so no start is in it. For script-start each program's script does
nothing but connect; the seconds are those from exec to the connection.
"""

from __future__ import annotations

import glob
import socket
import subprocess
import sys
from contextlib import ExitStack
from time import monotonic

import shells
from children import Child, Server
from ground import Ground, SHELL
from model import Absent, Case, Column, Contestant, Readings, Target

LIMIT = 60
ROUNDS = 500


def steps(ground: Ground, stack: ExitStack) -> list[Contestant]:
    def spoken(program: list[str], suffix: str, text) -> Readings:
        """A program that is given a file which speaks the dialogue to a port."""
        server = Server([ground.compiled("echo")])
        script = ground.folder / f"dialogue{suffix}"
        script.write_text(text(server.port))
        child = Child([*program, str(script)], stdout=subprocess.DEVNULL,
                      env=shells.environment(ground))
        usage = child.wait(LIMIT)
        seen = server.measured()
        if seen["bytes"] != sum(len(line(i)) + 2 for i in range(ROUNDS)):
            raise Absent(f"the echo got {seen['bytes']:.0f} bytes")
        return {"steps": seen["first"], "cpu": usage.cpu, "whole": usage.seconds}

    return [
        Contestant("Python", lambda: spoken([sys.executable], ".py", in_python)),
        Contestant("socksh run", lambda: spoken(
            [ground.socksh(), "run", "--quiet"], ".groovy", in_groovy)),
        Contestant("expect", lambda: spoken([ground.tool("expect")], ".exp", in_expect)),
    ]


def line(number: int) -> str:
    return f"ping {number}"


def in_groovy(port: str) -> str:
    dialogue = "".join(
        f"peer.send   '{line(i)}\\r\\n'\npeer.expect line: '{line(i)}'\n" for i in range(ROUNDS))
    return f"session 'ping-pong'\npeer = open tcp, '127.0.0.1', {port}\n{dialogue}peer.close()\n"


def in_python(port: str) -> str:
    dialogue = "".join(
        f"peer.sendall(b'{line(i)}\\r\\n')\nassert lines.readline() == b'{line(i)}\\r\\n'\n"
        for i in range(ROUNDS))
    return (f"import socket\npeer = socket.create_connection(('127.0.0.1', {port}))\n"
            f"lines = peer.makefile('rb')\n{dialogue}")


def in_expect(port: str) -> str:
    dialogue = "".join(
        f'send "{line(i)}\\r\\n"\nexpect "{line(i)}\\r\\n" {{}} timeout {{ exit 1 }}\n'
        for i in range(ROUNDS))
    return f"log_user 0\nset timeout 5\nspawn -open [socket 127.0.0.1 {port}]\n{dialogue}close\n"


def first_step(ground: Ground, stack: ExitStack) -> list[Contestant]:
    def connected(program: list[str], suffix: str, text: str) -> Readings:
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(LIMIT)
            script = ground.folder / f"connect{suffix}"
            script.write_text(text.format(port=server.getsockname()[1]))
            child = Child([*program, str(script)], stdout=subprocess.DEVNULL,
                          env=shells.environment(ground))
            client, _ = server.accept()
            seconds = monotonic() - child.began
            client.close()
            child.wait(LIMIT)
            return {"ms": 1000 * seconds}

    def groovy() -> list[str]:
        jars = glob.glob(str(SHELL / "target" / "lib" / "groovy-*.jar"))
        if not jars:
            raise Absent("the program was not built")
        return [ground.jdk("java"), "-cp", jars[0], "groovy.ui.GroovyMain"]

    return [
        Contestant("groovy FILE", lambda: connected(
            [*groovy()], ".groovy", "new Socket('127.0.0.1', {port}).close()\n")),
        Contestant("socksh run", lambda: connected(
            [ground.socksh(), "run", "--quiet"], "2.groovy",
            "session 'connect'\na = open tcp, '127.0.0.1', {port}\na.close()\n")),
    ]


CASES = [
    Case(
        name="script-steps",
        summary="a script of 1,000 steps over one connection; seconds without the start",
        columns=[
            Column("steps", "steps s", 3, ratio=True), Column("cpu", "CPU s", 3),
            Column("whole", "exec to exit s", 2)],
        reference="Python",
        targets=[
            Target("under 2 times Python", "socksh run", "steps", "Python", at_most=2),
            Target("faster than expect", "socksh run", "steps", "expect", at_most=1)],
        prepare=steps),
    Case(
        name="script-start",
        summary="from exec to the first step of a script",
        columns=[Column("ms", "ms", 0, ratio=True)],
        reference="groovy FILE",
        targets=[
            Target("under 1/2 of groovy's", "socksh run", "ms", "groovy FILE", at_most=1 / 2),
            Target("aim at 1/3 of groovy's", "socksh run", "ms", "groovy FILE", at_most=1 / 3)],
        prepare=first_step)]
