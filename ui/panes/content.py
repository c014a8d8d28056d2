"""What a record pane shows, as plain data: pages build it from the detail that a query returns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time

    from crm.timeline.rows import TimelineEntry, TimelinePage
    from ui.panes.plan_content import PlanPart

# The key of an action that shows what changed: of the record, or `history:contact:5`.
HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Link:
    """Another record: `target` is a kind of record (`lead`, `company`, `letter` …), `id` its id."""

    target: str
    id: int


@dataclass(frozen=True, slots=True)
class PaneChip:
    """A small label with a state of the theme (`in_force`, `overdue` …) and that state's icon."""

    text: str
    state: str = "draft"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class PaneAction:
    """A button: `key` is what the page receives, `reason` the tooltip of a disabled button."""

    key: str
    text: str
    icon: str = ""
    shortcut: str = ""
    reason: str = ""

    @property
    def enabled(self) -> bool:
        """An action with a reason against it cannot be pressed."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled value. `action` is offered behind a value that is not filled in (补填)."""

    label: str
    text: str
    tone: str = ""
    link: Link | None = None
    action: PaneAction | None = None
    wide: bool = False


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One related record: its code or name, up to two details, a right-aligned figure, a chip.

    A click opens `link`, or asks for the action `key`. `action` is a button at the end of the
    row, `menu` what stands behind its … button and in its context menu.
    """

    text: str
    details: tuple[str, ...] = ()
    figure: str = ""
    chip: PaneChip | None = None
    link: Link | None = None
    key: str = ""
    action: PaneAction | None = None
    menu: tuple[PaneAction, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Related records under a heading; `empty` is the sentence shown when there are none."""

    title: str
    rows: tuple[SectionRow, ...] = ()
    empty: str = ""
    action: PaneAction | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One thing that happened; `kind` is the key that the segments of the timeline filter by.

    `linked` is the part of the text (a code) that is written as a link to the record `link`.
    `cut` says that the text goes on, `entry` is what was read of a timeline that is paged.
    """

    on: date
    text: str
    who: str = ""
    icon: str = "log"
    kind: str = ""
    at: time | None = None
    link: Link | None = None
    linked: str = ""
    cut: bool = False
    entry: TimelineEntry | None = None


@dataclass(frozen=True, slots=True)
class StageProgress:
    """Where a lead stands: part `position` of `parts` (`label` 意向); `note` has days and limit.

    `tone` colours the note (`overdue`, `expiring`); `action` is the way on (移至 签约).
    """

    label: str
    position: int
    parts: int = 8
    note: str = ""
    tone: str = ""
    action: PaneAction | None = None


class BoxTone(Enum):
    """Whether the box above the sections says what comes next or warns."""

    NEXT = auto()
    WARNING = auto()


@dataclass(frozen=True, slots=True)
class PaneBox:
    """The framed box under the facts: the next action, or a warning, with its buttons."""

    caption: str
    text: str
    actions: tuple[PaneAction, ...] = ()
    tone: BoxTone = BoxTone.NEXT


@dataclass(frozen=True, slots=True)
class Story:
    """The paged timeline of a record, with its first page; follow-ups are written in it."""

    of: Link
    page: TimelinePage


@dataclass(frozen=True, slots=True)
class PaneContent:
    """Everything that the pane shows of one record, ready to be written on screen.

    `version` is the version that was read: archiving passes it back. `kinds` are the segments of
    the timeline as (key, text). `story` is a timeline that is paged instead, `files` the record
    whose files are shown. With `history` its foot leads to what changed: in the record of the
    list with this id, or in `record` where the list has many kinds.
    """

    id: int
    version: int
    code: str
    title: str
    subtitle: str = ""
    chip: PaneChip | None = None
    stage: StageProgress | None = None
    facts: tuple[Fact, ...] = ()
    box: PaneBox | None = None
    sections: tuple[Section | PlanPart, ...] = ()
    timeline: tuple[TimelineLine, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    actions: tuple[PaneAction, ...] = ()
    story: Story | None = None
    files: Link | None = None
    archived: bool = False
    read_only: str = ""
    history: bool = False
    record: Link | None = None
