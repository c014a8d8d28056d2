"""What is planned in a pane, as plain data: lists that are arranged and added to, texts in place.

They stand among the sections of `PaneContent`. What a person arranges or writes there reaches the
page as `Given`; what they press does as the key of an action, as everywhere in the pane.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from crm.errors import UserError
    from crm.records.fields import Field
    from ui.panes.content import PaneAction, PaneChip

ADD, ARRANGE, WRITE = "add", "arrange", "write"


def _no_values() -> dict[str, object]:
    return {}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of a list.

    `first` stands in a column of its own (a time), `who` at the right, `detail` on a second line.
    `done` draws a box that is on or off. `doubt` says why something about the line is odd.
    `written` is the text behind `text` that can be changed in place, None where there is none.
    The keys of actions: `open` for Enter and a click, `toggle` for the space bar and the box,
    `remove` for Delete.
    """

    id: int
    text: str
    first: str = ""
    detail: str = ""
    who: str = ""
    chip: PaneChip | None = None
    done: bool | None = None
    doubt: str = ""
    written: str | None = None
    open: str = ""
    toggle: str = ""
    remove: str = ""
    menu: tuple[PaneAction, ...] = ()

    @property
    def name(self) -> str:
        """The line in words."""
        chip = self.chip.text if self.chip else ""
        parts = (self.first, self.text, self.written, self.detail, self.who, chip, self.doubt)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """Lines under a head, a day of a trip; without a title the lines stand alone.

    `add` is what the + of the head asks for.
    """

    key: str = ""
    title: str = ""
    note: str = ""
    rows: tuple[PlanRow, ...] = ()
    add: PaneAction | None = None


@dataclass(frozen=True, slots=True)
class QuickAdd:
    """Fields in which the next line is written; Enter adds it.

    `fields` are rows of fields, `values` what they start from; `kept` are the names of those that
    keep their value for the line after. Days are written as dates or in words; `times` says
    into which field the time goes that is named with the day of another. `suggested` fills a
    field by the value of another: {"kind": ("unit", {"用电": "kVA"})}.
    """

    text: str
    fields: tuple[tuple[Field, ...], ...]
    values: Mapping[str, object] = field(default_factory=_no_values)
    kept: tuple[str, ...] = ()
    times: Mapping[str, str] = field(default_factory=dict[str, str])
    suggested: Mapping[str, tuple[str, Mapping[str, str]]] = field(
        default_factory=dict[str, tuple[str, "Mapping[str, str]"]]
    )


@dataclass(frozen=True, slots=True)
class PlanList:
    """A list under a heading. `movable` lines are dragged, also from group to group.

    `note` stands beside the heading in the tone of a state (a closing rate, what is overdue);
    `writing` names what is changed in place.
    """

    key: str
    title: str
    groups: tuple[PlanGroup, ...] = ()
    empty: str = ""
    movable: bool = False
    count: str = ""
    note: str = ""
    tone: str = "tertiary"
    quick: QuickAdd | None = None
    action: PaneAction | None = None
    writing: str = ""

    @property
    def rows(self) -> tuple[PlanRow, ...]:
        """The lines of all groups."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class PlanText:
    """A text that is written where it is read, or only read."""

    key: str
    title: str
    text: str = ""
    hint: str = ""
    read_only: bool = False


PlanPart = PlanList | PlanText


def at_rest(parts: tuple[PlanPart, ...]) -> tuple[PlanPart, ...]:
    """Return parts that nothing is added to and nothing moves in: their record is archived."""
    return tuple(
        replace(part, quick=None, movable=False)
        if isinstance(part, PlanList)
        else replace(part, read_only=True)
        for part in parts
    )


@dataclass(frozen=True, slots=True)
class Given:
    """What a person arranged or wrote in the part `key` of the record `record_id`.

    `what` is ADD (value: raw values by field), ARRANGE (pairs of group key and ids in order) or
    WRITE (a text; for a line of a list a pair of its id and the text; for a `PlanText` a pair of
    the text and the one that it replaces). The page answers with `done` or `failed`.
    """

    record_id: int
    key: str
    what: str
    value: Any
    done: Callable[[], None]
    failed: Callable[[UserError], None]
