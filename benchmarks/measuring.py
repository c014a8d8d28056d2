"""What the benchmarks share: two works take turns, and their ratio stands against its limit.

A number is never compared with a time: the machine of today is not that of tomorrow. Work and bare
work run in turns in one run, and the shortest of each counts, so that what else the machine does
falls on both.
"""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MILLISECOND = 1000


def seconds(work: Callable[[], object]) -> float:
    """Run `work` once and return the processor time that it took: others use the machine too."""
    begin = process_time()
    work()
    return process_time() - begin


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
