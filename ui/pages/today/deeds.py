"""What is done with lines of the day: one change set for all of them, and a way back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from crm.agenda.commands import finish_due, hand_on_due, postpone_due
from crm.agenda.outcome import tell_outcome
from crm.agenda.rows import DueLine, OpenNeed
from crm.agenda.terms import DueKind
from ui import formats
from ui.pages.today.words import near_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crm.agenda.commands import NextStep
    from crm.quantities.day_words import DayWords
    from crm.records.saved import Saved
    from ui.context import Context
    from ui.pages.list_spec import Work
    from ui.pages.today.outcome_strip import Outcome


@dataclass(frozen=True, slots=True)
class Target:
    """A line as commands need it; `title` is what messages call it."""

    kind: DueKind
    id: int
    version: int
    title: str
    staff_id: int


def target_of(line: DueLine | OpenNeed) -> Target:
    """Return what commands need of a line of the day or of a need in its card."""
    if isinstance(line, OpenNeed):
        title = f"{line.company} {line.kind.label} {line.amount}".strip()
        return Target(DueKind.REQUIREMENT, line.id, line.version, title, line.staff_id)
    title = f"{line.subject} {line.text}".strip()
    return Target(line.kind, line.id, line.version, title, line.staff_id)


class Deeds(QObject):
    """Writes, and says what was done.

    Signals:
        finished(targets, saved): they are done; `saved` tells their new versions.
        told: what came of a line is written down.
        refused(UserError): that was refused; the words are still in their fields.
    """

    finished = Signal(object, object)
    told = Signal()
    refused = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        """Write through `context`."""
        super().__init__(parent)
        self._context = context

    def finish(self, targets: Sequence[Target]) -> None:
        """Mark lines as done."""
        self._context.write(
            finish_due.__name__,
            partial(_finish, targets),
            owner=self,
            done=partial(self._finished, targets),
        )

    def tell(self, line: DueLine, version: int, outcome: Outcome) -> None:
        """Write down what came of a finished line and what comes next."""
        self._context.write(
            tell_outcome.__name__,
            partial(_tell, line, version, outcome),
            owner=self,
            done=self._told,
            failed=self.refused.emit,
        )

    def postpone(self, targets: Sequence[Target], to: DayWords) -> None:
        """Move lines to another day."""
        day = near_day(to.day, self._context.today)
        text = self.tr("{what}: now due {day}").format(what=self._named(targets), day=day)
        self._write(postpone_due.__name__, partial(_postpone, targets, to), text)

    def hand_on(self, targets: Sequence[Target], staff_id: int, name: str) -> None:
        """Give lines to somebody else, called `name`."""
        text = self.tr("{what}: handed on to {name}").format(what=self._named(targets), name=name)
        self._write(hand_on_due.__name__, partial(_hand_on, targets, staff_id), text)

    def _write(self, action: str, command: Callable[[Work], object], text: str) -> None:
        self._context.write(action, command, owner=self, done=partial(self._say, text))

    def _say(self, text: str, _saved: object) -> None:
        self._context.messages.tell(text)

    def _finished(self, targets: Sequence[Target], saved: Sequence[Saved]) -> None:
        self._context.messages.tell(self.tr("Done: {what}").format(what=self._named(targets)))
        self.finished.emit(targets, saved)

    def _told(self, _saved: Saved) -> None:
        self._context.messages.tell(self.tr("The outcome is written down."))
        self.told.emit()

    def _named(self, targets: Sequence[Target]) -> str:
        if len(targets) == 1:
            return targets[0].title
        return self.tr("{count} items").format(count=formats.whole(len(targets)))


def _finish(targets: Sequence[Target], work: Work) -> list[Saved]:
    return [finish_due(work, each.kind, each.id, each.version) for each in targets]


def _postpone(targets: Sequence[Target], to: DayWords, work: Work) -> list[Saved]:
    return [
        postpone_due(work, each.kind, each.id, to.day, to.time, each.version) for each in targets
    ]


def _hand_on(targets: Sequence[Target], staff_id: int, work: Work) -> list[Saved]:
    return [hand_on_due(work, each.kind, each.id, staff_id, each.version) for each in targets]


def _tell(line: DueLine, version: int, outcome: Outcome, work: Any) -> Saved:
    following: NextStep = {}
    if outcome.next_action or outcome.on:
        following = {
            "next_action": outcome.next_action or line.text,
            "next_action_on": outcome.on,
            "next_action_staff_id": line.staff_id,
        }
    return tell_outcome(work, line.kind, line.id, version, line.text, outcome.note, **following)
