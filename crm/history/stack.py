"""Which change set is undone next, and which undo can be taken back. Pure.

Undoing writes a change set of its own that names the one it takes back; so does redoing, which
takes back an undo. Rule: docs/domain.md, Undo.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Entry:
    """One change set of a person.

    `undone`: another one has taken it back. `takes_back`: it is an undo; an undo of an undo, a
    redo, is not, for it stands in the place of what it revives. `ordinary`: neither.
    """

    id: int
    undone: bool = False
    takes_back: bool = False
    ordinary: bool = True


@dataclass(frozen=True, slots=True)
class Next:
    """The change sets that the next undo and the next redo would take back."""

    undo: int | None = None
    redo: int | None = None


def next_steps(entries: Iterable[Entry]) -> Next:
    """Return the next undo and redo; `entries` stand newest first and are read as far as needed.

    A new ordinary change ends what could be redone, as everywhere.
    """
    undo: int | None = None
    redo: int | None = None
    may_redo = True
    for each in entries:
        if not each.undone:
            if each.takes_back and may_redo and redo is None:
                redo = each.id
            elif not each.takes_back and undo is None:
                undo = each.id
        may_redo = may_redo and not each.ordinary
        if undo is not None and (redo is not None or not may_redo):
            break
    return Next(undo, redo)


def takes_back(change_set: int, undoes: Mapping[int, int]) -> bool:
    """Tell whether a change set is an undo rather than a change or a redo.

    `undoes` names for each undo and redo what it takes back, as far down as the chain goes.
    """
    steps = 0
    while change_set in undoes:
        change_set = undoes[change_set]
        steps += 1
    return steps % 2 == 1


def origin(change_set: int, undoes: Mapping[int, int]) -> int:
    """Return the change that a chain of undo and redo began with."""
    while change_set in undoes:
        change_set = undoes[change_set]
    return change_set


def still_in_effect(later: Mapping[int, int | None]) -> list[int]:
    """Return those of some change sets that no other of them takes back, the newest first.

    `later` names for each what it takes back, None for an ordinary change. A change and its undo
    cancel out; after a redo the change holds again.
    """
    cancelled: set[int] = set()
    for each in sorted(later, reverse=True):
        taken_back = later[each]
        if each not in cancelled and taken_back in later:
            cancelled |= {each, taken_back}  # pyright: ignore[reportAssignmentType]
    return [each for each in sorted(later, reverse=True) if each not in cancelled]
