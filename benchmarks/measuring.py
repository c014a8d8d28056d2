"""What the benchmarks share: two works take turns, and their ratio stands against its limit.

A number is never compared with a time: the machine of today is not that of tomorrow. Work and bare
work run in turns in one run, and the shortest of each counts, so that what else the machine does
falls on both.
"""

from __future__ import annotations

import resource
import sys
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MILLISECOND = 1000


def seconds(work: Callable[[], object]) -> float:
    """Run `work` once and return the time that it took."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def in_turns(*measures: Callable[[], float], rounds: int = 5) -> list[float]:
    """Let every measure run in each round and return the smallest value of each."""
    return [min(values) for values in zip(*_rounds(measures, rounds), strict=True)]


def _rounds(measures: Sequence[Callable[[], float]], rounds: int) -> list[list[float]]:
    return [[measure() for measure in measures] for _ in range(rounds)]


def compare(
    name: str,
    work: Callable[[], object],
    bare: Callable[[], object],
    limit: float,
    *,
    rounds: int = 5,
) -> bool:
    """Time work and bare work in turns, print their ratio; tell whether it keeps the limit."""
    ours, theirs = in_turns(lambda: seconds(work), lambda: seconds(bare), rounds=rounds)
    return report(name, ours * MILLISECOND, theirs * MILLISECOND, limit, "ms")


def report(name: str, ours: float, bare: float, limit: float, unit: str) -> bool:
    """Print one line for a number and its limit; tell whether it is kept."""
    ratio = ours / bare
    verdict = "kept" if ratio <= limit else "MISSED"
    print(
        f"{name:<44} {ours:>8.1f} {unit}  bare {bare:>8.1f} {unit}"
        f"  ratio {ratio:>5.2f}  limit {limit:.2f}  {verdict}",
        flush=True,
    )
    return ratio <= limit


def peak_memory() -> float:
    """Return the most memory that this process has had, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)
