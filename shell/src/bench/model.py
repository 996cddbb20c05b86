"""The words of a benchmark: a case has contestants, runs give readings, targets judge medians."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ground import Ground

Readings = dict[str, float]


class Absent(Exception):
    """This contestant cannot run here; the text says why. Reported as n/a; no failure."""


@dataclass(frozen=True)
class Column:
    """One measured quantity. With a ratio, a column of its own divides it by the reference."""

    quantity: str
    heading: str
    decimals: int
    ratio: bool = False


@dataclass(frozen=True)
class Contestant:
    """One way of doing the work; run does it once."""

    name: str
    run: Callable[[], Readings]


@dataclass(frozen=True)
class Target:
    """What is to be reached: a median of ours, divided by a peer's where there is one beside it."""

    text: str
    ours: str
    quantity: str
    beside: str | None = None
    at_most: float | None = None
    at_least: float | None = None
    beside_quantity: str | None = None

    def judge(self, results: dict[str, Result]) -> Verdict:
        ours = results[self.ours].median(self.quantity)
        if ours is None:
            return Verdict(self.text, None, None, results[self.ours].reason(self.quantity))
        if self.beside is None:
            return self._compare(ours)
        quantity = self.beside_quantity or self.quantity
        theirs = results[self.beside].median(quantity)
        if not theirs:
            return Verdict(self.text, None, None, results[self.beside].reason(quantity))
        return self._compare(ours / theirs)

    def _compare(self, value: float) -> Verdict:
        low_enough = self.at_most is None or value <= self.at_most
        high_enough = self.at_least is None or value >= self.at_least
        return Verdict(self.text, value, low_enough and high_enough, None)


@dataclass(frozen=True)
class Verdict:
    """Whether a target was reached; value and reached are None when it could not be judged."""

    text: str
    value: float | None
    reached: bool | None
    absent: str | None


@dataclass
class Result:
    """Everything one contestant has shown: a list of readings a quantity, or why there are none."""

    name: str
    readings: dict[str, list[float]] = field(default_factory=dict)
    absent: str | None = None

    def add(self, readings: Readings) -> None:
        for quantity, value in readings.items():
            self.readings.setdefault(quantity, []).append(value)

    def median(self, quantity: str) -> float | None:
        values = self.readings.get(quantity)
        return median(values) if values else None

    def reason(self, quantity: str) -> str:
        return f"{self.name} is n/a" if self.absent else f"{self.name} gives no {quantity}"


@dataclass(frozen=True)
class Case:
    """One benchmark. prepare makes the contestants; what it puts on the stack is cleared away."""

    name: str
    summary: str
    columns: list[Column]
    reference: str
    targets: list[Target]
    prepare: Callable[[Ground, ExitStack], list[Contestant]]
