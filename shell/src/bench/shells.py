"""The shells that are started on a terminal, each with what it prints when it is ready."""

from __future__ import annotations

import os
from dataclasses import dataclass

from ground import Ground
from model import Absent
from terminal import Terminal

SCAPY = "from scapy.all import *"
PYTHON = "/usr/bin/python3"  # Debian's own: that is where the package python3-scapy goes


@dataclass(frozen=True)
class Shell:
    """A command line and its prompt, the trailing blank left out."""

    command: list[str]
    prompt: str


def socksh(ground: Ground) -> Shell:
    return Shell([ground.socksh()], "socksh>")


def jshell(ground: Ground) -> Shell:
    settings = f"-J-Djava.util.prefs.userRoot={ground.folder}"
    return Shell([ground.jdk("jshell"), settings], "jshell>")


def scapy(ground: Ground) -> Shell:
    check_scapy()
    return Shell([PYTHON, "-c", f"{SCAPY}; input('scapy is ready>')"], "scapy is ready>")


def check_scapy() -> None:
    """Absent when the package is not there. Asked by a real import: PYTHONPATH may hold it too."""
    if os.system(f"{PYTHON} -c 'import scapy' 2> /dev/null") != 0:
        raise Absent("Debian package python3-scapy is not installed")


def environment(ground: Ground) -> dict[str, str]:
    """The same for all: an ordinary terminal, and nobody's own settings or history."""
    home = str(ground.folder)
    settings = {f"XDG_{kind}_HOME": home for kind in ("CONFIG", "STATE", "CACHE", "DATA")}
    return {**os.environ, **settings, "TERM": "xterm-256color", "LANG": "C.UTF-8"}


def start(shell: Shell, ground: Ground) -> Terminal:
    return Terminal(shell.command, environment(ground))
