"""Every program a benchmark starts: each in its own session, with a limit, none left behind."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass

from model import Absent

_running: set[Child] = set()


@dataclass(frozen=True)
class Usage:
    """What a finished child took: seconds from exec to exit, CPU seconds (user and system)."""

    seconds: float
    cpu: float


class Child:
    """One started program. It leads a process group, so that stop() reaches all it started."""

    def __init__(self, command: list[str], **files) -> None:
        self.name = os.path.basename(command[0])
        self._complaints = tempfile.TemporaryFile() if "stderr" not in files else None
        if self._complaints:
            files["stderr"] = self._complaints
        files.setdefault("stdin", subprocess.DEVNULL)
        self.began = time.monotonic()
        self._popen = subprocess.Popen(command, start_new_session=True, **files)
        self.pid = self._popen.pid
        self.stdin, self.stdout = self._popen.stdin, self._popen.stdout
        self._exit = os.pidfd_open(self.pid)
        _running.add(self)

    def wait(self, limit: float) -> Usage:
        """Waits for the end, at most limit seconds. Failure and time-out are Absent."""
        ended, _, _ = select.select([self._exit], [], [], limit)
        seconds = time.monotonic() - self.began
        status, cpu = self.stop()
        if not ended:
            raise Absent(f"{self.name} took more than {limit:.0f} s")
        if status != 0:
            raise Absent(f"{self.name} ended with {status}{self._complaint()}")
        return Usage(seconds, cpu)

    def stop(self) -> tuple[int, float]:
        """Ends the whole group if it still runs; returns exit status and CPU seconds."""
        if self not in _running:
            return self._popen.returncode, 0.0
        try:
            os.killpg(self.pid, signal.SIGKILL)  # not reaped yet: the number is still ours
        except (ProcessLookupError, PermissionError):
            pass
        _, status, usage = os.wait4(self.pid, 0)
        self._popen.returncode = os.waitstatus_to_exitcode(status)
        _running.discard(self)
        os.close(self._exit)
        if self.stdout:
            self.stdout.close()
        return self._popen.returncode, usage.ru_utime + usage.ru_stime

    def _complaint(self) -> str:
        if not self._complaints:
            return ""
        self._complaints.seek(0)
        lines = self._complaints.read(4000).decode(errors="replace").strip().splitlines()
        return f": {lines[-1].strip()}" if lines else ""


class Server(Child):
    """A C program that prints `port N`, serves one client, and then prints what it measured."""

    def __init__(self, command: list[str]) -> None:
        super().__init__(command, stdout=subprocess.PIPE)
        self.port = str(int(self._pairs(10)["port"]))

    def measured(self) -> dict[str, float]:
        """What the server prints after its client has closed; call it when the client has ended."""
        readings = self._pairs(10)
        self.wait(10)
        return readings

    def _pairs(self, limit: float) -> dict[str, float]:
        ready, _, _ = select.select([self.stdout], [], [], limit)
        if not ready:
            self.stop()
            raise Absent(f"{self.name} has waited {limit:.0f} s for a client to come and close")
        words = self.stdout.readline().split()
        if not words:
            self.wait(limit)
            raise Absent(f"{self.name} said nothing")
        return pairs(words)


def pairs(words: list[bytes]) -> dict[str, float]:
    """`bytes 10 accept 0.5` as a dictionary."""
    return {words[i].decode(): float(words[i + 1]) for i in range(0, len(words) - 1, 2)}


def stop_all() -> None:
    for child in list(_running):
        child.stop()
