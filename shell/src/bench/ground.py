"""What the benchmarks stand on: socksh, a JDK, the C programs, peers, room for files."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from children import Child
from model import Absent

HERE = Path(__file__).resolve().parent
SHELL = HERE.parent.parent
MIB = 1 << 20
USUAL_JDKS = (
    "/usr/lib/jvm /usr/lib64/jvm /usr/java /opt /opt/java /usr/local /usr/local/lib/jvm"
    " ~/.sdkman/candidates/java ~/.jdks")


class Ground:
    """One run's settings and findings. What is missing raises Absent when it is asked for."""

    def __init__(self, socksh: Path, quick: bool, stack: ExitStack) -> None:
        self.quick = quick
        self.cache = SHELL / "target" / "bench"
        self.cache.mkdir(parents=True, exist_ok=True)
        self.bulk_bytes = (256 if quick else 2048) * MIB
        self.ping_pongs = 5_000 if quick else 100_000
        self.folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="socksh-bench-")))
        self._socksh = socksh
        self._stack = stack
        self._ready = False
        self._bulk_folder: Path | None = None

    def socksh(self) -> str:
        """The program, built: its first start may have to build it, and that is not measured."""
        if not self._ready:
            if not os.access(self._socksh, os.X_OK):
                raise Absent(f"{os.path.relpath(self._socksh)} is missing")
            Child([str(self._socksh), "--version"], stdout=subprocess.DEVNULL).wait(600)
            self._ready = True
        return str(self._socksh)

    def jdk(self, program: str) -> str:
        """A program of the JDK that bin/socksh finds: it looks at these places in this order."""
        on_path = os.path.realpath(shutil.which("java") or "")
        homes = [os.environ.get("JAVA_HOME", ""), trained_by(), on_path.removesuffix("/bin/java")]
        for place in os.environ.get("SOCKSH_JDKS", USUAL_JDKS).split():
            homes += sorted(glob.glob(os.path.expanduser(place) + "/*"))
        for home in homes:
            if home and java_version(home) >= 25 and os.access(f"{home}/bin/{program}", os.X_OK):
                return f"{home}/bin/{program}"
        raise Absent("no JDK 25 or later found; set JAVA_HOME")

    def compiled(self, program: str) -> str:
        """One of the C programs, compiled anew when its source is newer."""
        source, target = HERE / "c" / f"{program}.c", self.cache / program
        newest = max(source.stat().st_mtime, (HERE / "c" / "loopback.h").stat().st_mtime)
        if not target.exists() or target.stat().st_mtime < newest:
            done = subprocess.run(
                [self.tool("cc"), "-O2", "-Wall", "-Wextra", "-o", target, source],
                capture_output=True, text=True)
            if done.returncode != 0:
                raise Absent(f"cc: {done.stderr.strip().splitlines()[0]}")
        return str(target)

    def tool(self, name: str) -> str:
        path = shutil.which(name)
        if path is None:
            raise Absent("no C compiler" if name == "cc" else f"{name} is not installed")
        return path

    def bulk_folder(self) -> Path:
        """Room for one file of bulk_bytes, in memory when it fits, so that no disk is measured."""
        if self._bulk_folder is None:
            memory = Path("/dev/shm")
            fits = memory.is_dir() and min(free(memory), available_memory()) > 2 * self.bulk_bytes
            place = memory if fits else None
            self._bulk_folder = Path(self._stack.enter_context(
                tempfile.TemporaryDirectory(prefix="socksh-bench-", dir=place)))
        return self._bulk_folder

    def machine(self) -> dict[str, str]:
        """The facts without which a figure means nothing."""
        return {
            "kernel": f"{os.uname().sysname} {os.uname().release} {os.uname().machine}",
            "cpus": str(len(os.sched_getaffinity(0))),
            "load": " ".join(f"{load:.2f}" for load in os.getloadavg()),
            "jdk": self._jdk_name(),
            "python": sys.version.split()[0],
        }

    def _jdk_name(self) -> str:
        try:
            home = Path(self.jdk("java")).parent.parent
        except Absent as absent:
            return f"n/a: {absent}"
        return f"{home.name} ({java_release(str(home))})"


def trained_by() -> str:
    """The JDK that made the AOT cache, as bin/socksh notes it; empty before the first start."""
    try:
        return (SHELL / "target" / "socksh.jdk").read_text().splitlines()[0]
    except (OSError, IndexError):
        return ""


def java_release(home: str) -> str:
    """JAVA_VERSION of a JDK's release file, or an empty text."""
    try:
        lines = Path(home, "release").read_text().splitlines()
    except OSError:
        return ""
    return next((line.split('"')[1] for line in lines if line.startswith("JAVA_VERSION=")), "")


def java_version(home: str) -> int:
    major = java_release(home).split(".")[0].split("-")[0]
    return int(major) if major.isdigit() else 0


def free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def available_memory() -> int:
    """MemAvailable in bytes, 0 when the kernel does not say."""
    for line in Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return 0
