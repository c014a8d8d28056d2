"""What a bulk edit asks for, what it would do, and what it did. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from crm.errors import Problem, UserError
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm.history.field_change import FieldChange

# Kinds of records that somebody answers for, and so can be handed over.
OWNED = frozenset({"lead", "trip", "visit", "event", "letter", "deal"})
TOLD = 20  # refused records named in the error of a refused bulk edit


def _nothing() -> Mapping[str, object]:
    return {}


class Action(StrEnum):
    """What is done to each record."""

    SAVE = "save"
    HAND_OVER = "hand_over"
    MOVE = "move"
    ARCHIVE = "archive"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change for many records.

    `raw` are values as people write them. SAVE: fields by name, blank ones are cleared; `add`
    and `remove` change the members of a field of several values (tags, qualifications, further
    owners) and leave the others alone. HAND_OVER: `owner`. MOVE: `stage` and what a move brings
    (on, reason, contract_no …). ARCHIVE and RESTORE need nothing.
    """

    action: Action = Action.SAVE
    raw: Mapping[str, object] = field(default_factory=_nothing)
    add: Mapping[str, object] = field(default_factory=_nothing)
    remove: Mapping[str, object] = field(default_factory=_nothing)


def action_name(action: Action, kind: str) -> str:
    """Return what a bulk edit is called in the history: `hand_over_leads`, `archive_companies`."""
    many = f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
    return f"{action}_{many}"


class Effect(StrEnum):
    """What the edit comes to for one record."""

    REFUSED = "refused"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the edit does, or did, to one record.

    `version` is the one that it had before. `changes` are old and new values in words,
    `followers` how many other records change along with it, by table: the drafts of a lead.
    A refused record has `problems`.
    """

    id: int
    version: int = 0
    code: str = ""
    title: str = ""
    detail: str = ""
    changes: tuple[FieldChange, ...] = ()
    followers: Mapping[str, int] = field(default_factory=dict[str, int])
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    touched: bool = False

    @property
    def effect(self) -> Effect:
        """What it comes to."""
        if self.problems:
            return Effect.REFUSED
        return Effect.CHANGED if self.touched else Effect.UNCHANGED


@dataclass(frozen=True, slots=True)
class BulkPreview:
    """What would happen: problems first, then changes, then what stays as it is."""

    rows: tuple[Outcome, ...]

    def count(self, effect: Effect) -> int:
        """Return how many records it comes to this for."""
        return sum(row.effect is effect for row in self.rows)

    @property
    def followers(self) -> dict[str, int]:
        """How many records of other kinds change along, by table."""
        found: dict[str, int] = {}
        for row in self.rows:
            for table, count in row.followers.items():
                found[table] = found.get(table, 0) + count
        return found

    @property
    def versions(self) -> dict[int, int]:
        """The versions that were looked at: what changed since then is refused."""
        return {row.id: row.version for row in self.rows if row.version}

    def common_problems(self, names: Sequence[str]) -> tuple[Problem, ...]:
        """Return what every record is refused for at the fields `names`: the value is wrong."""
        if not self.rows or any(not row.problems for row in self.rows):
            return ()
        first = self.rows[0].problems
        same = all(
            [(each.code, each.field) for each in row.problems]
            == [(each.code, each.field) for each in first]
            for row in self.rows
        )
        return tuple(each for each in first if each.field in names) if same else ()


@dataclass(frozen=True, slots=True)
class BulkDone:
    """What happened: ids that changed, how many stayed as they were, and what was refused."""

    changed: tuple[int, ...] = ()
    unchanged: int = 0
    refused: tuple[Outcome, ...] = ()
    warnings: tuple[tuple[Problem, int], ...] = ()  # each with the number of its records


class BulkRefused(UserError):
    """Some records refuse the edit, and so nothing was changed."""

    def __init__(self, refused: Sequence[Outcome]) -> None:
        """Name the first of `refused` with their problems."""
        self.refused = tuple(refused)
        named = [(row, each) for row in refused[:TOLD] for each in row.problems]
        super().__init__(
            Problem(
                each.code,
                _("{record}: {sentence}").format(
                    record=row.code or row.title or f"#{row.id}", sentence=each.message
                ),
                each.field,
            )
            for row, each in named
        )
