"""Runs socksh and its peers side by side, in turns, and says what was reached."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from contextlib import ExitStack
from pathlib import Path

import memory
import ping_pong
import receive_all
import report
import scripts
import send_file
import serve
import start
import tap
from children import stop_all
from ground import SHELL, Ground
from model import Absent, Case, Contestant, Result

CASES = [
    *start.CASES, *send_file.CASES, *receive_all.CASES, *ping_pong.CASES,
    *scripts.CASES, *serve.CASES, *tap.CASES, *memory.CASES]


def options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench", description=__doc__,
        epilog="CASE is a name of --list or how it begins (recv-all is both of them).")
    parser.add_argument("case", nargs="*", metavar="CASE", help="all when none is given")
    parser.add_argument("--list", action="store_true", help="say what there is, and leave")
    parser.add_argument("--rounds", type=int, metavar="N", help="default 7, with --quick 2")
    parser.add_argument("--quick", action="store_true", help="256 MiB, 5,000 ping-pongs: a try")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every reading there too")
    parser.add_argument("--socksh", type=Path, default=SHELL / "bin" / "socksh", metavar="PROGRAM")
    chosen = parser.parse_args(words)
    if chosen.rounds is None:
        chosen.rounds = 2 if chosen.quick else 7
    if not 1 <= chosen.rounds <= 100:
        parser.error("--rounds is 1 to 100")
    for name in chosen.case:
        if not any(case.name.startswith(name) for case in CASES):
            parser.error(f"no case {name!r}; there are: {', '.join(case.name for case in CASES)}")
    return chosen


def run(case: Case, ground: Ground, rounds: int) -> list[Result]:
    """One uncounted turn each, to warm files and see who is absent; then rounds, A B C A B C."""
    with ExitStack() as stack:
        contestants = case.prepare(ground, stack)
        results = {contestant.name: Result(contestant.name) for contestant in contestants}
        for number in range(rounds + 1):
            for contestant in contestants:
                turn(case, contestant, results[contestant.name], number, rounds)
        clear_progress()
        return list(results.values())


def turn(case: Case, contestant: Contestant, result: Result, number: int, rounds: int) -> None:
    if result.absent:
        return
    progress(f"{case.name} {number}/{rounds} {contestant.name}")
    try:
        readings = contestant.run()
        if number > 0:
            result.add(readings)
    except Absent as absent:
        result.absent = str(absent)
    finally:
        stop_all()


def progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def clear_progress() -> None:
    progress("")


def measure(chosen: argparse.Namespace, ground: Ground) -> list[dict]:
    """Runs the chosen cases, printing each as it is done."""
    done = []
    for case in CASES:
        if chosen.case and not any(case.name.startswith(name) for name in chosen.case):
            continue
        try:
            results = run(case, ground, chosen.rounds)
        except Absent as absent:
            print(f"{case.name}: n/a: {absent}\n", flush=True)
            done.append({"case": case.name, "absent": str(absent)})
            continue
        by_name = {result.name: result for result in results}
        verdicts = [target.judge(by_name) for target in case.targets]
        print(report.paragraph(case, results, verdicts), end="\n\n", flush=True)
        done.append(report.as_json(case, results, verdicts))
    return done


def main(words: list[str]) -> int:
    chosen = options(words)
    if chosen.list:
        for case in CASES:
            print(f"{case.name:14} {case.summary}")
        return 0
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with ExitStack() as stack:
            stack.callback(stop_all)
            ground = Ground(chosen.socksh.resolve(), chosen.quick, stack)
            machine = ground.machine()
            print(", ".join(f"{what} {value}" for what, value in machine.items()))
            print(f"rounds {chosen.rounds}, interleaved, after one that does not count; bulk "
                  f"{ground.bulk_bytes >> 20} MiB; medians (least..most)\n", flush=True)
            cases = measure(chosen, ground)
            if chosen.json:
                chosen.json.write_text(json.dumps({"machine": machine, "cases": cases}, indent=2))
        return 0
    except KeyboardInterrupt:
        clear_progress()
        print("interrupted; everything that was started has been ended", file=sys.stderr)
        return 130
