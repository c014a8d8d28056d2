"""Undo and redo of what was committed: in the menu, by key, and from the message that tells of it.

A message and the menu name one change set, and exactly that one is taken back: what another
program wrote meanwhile is never undone by surprise. Rule: docs/domain.md, Undo.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from ui import formats
from ui.actions import EDIT, REDO_KEY, UNDO_KEY, PageAction
from ui.navigation import PAGE_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crm.database.changes import Changes
    from crm.errors import UserError
    from crm.history.concerned import Record
    from crm.history.undoing import Step, Steps, Undone
    from ui.context import Context

    Pick = Callable[[Steps], Step | None]


class Undoing(QObject):
    """Knows what can be undone and redone by the person who acts, and does it.

    Signals:
        changed: the menu names other actions now.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        """Ask for the first steps, and again after each commit."""
        super().__init__(parent)
        self._context = context
        self._ticket = 0
        self._seen = 0  # the newest change set that was committed here or named in the menu
        self._under_way = False
        self._wanted: list[Pick] = []
        self.steps: Steps | None = None
        context.changes.changed.connect(self._hear)
        context.acting.changed.connect(self.refresh)
        context.language.changed.connect(self.refresh)
        context.messages.reversal_wanted.connect(self._take_back)
        self.refresh()

    def page_actions(self) -> Sequence[PageAction]:
        """Return undo and redo with the names of what they would take back."""
        steps = self.steps
        undo, redo = (steps.undo, steps.redo) if steps is not None else (None, None)
        titles = (
            (self.tr("Undo {action}"), self.tr("Undo")),
            (self.tr("Redo {action}"), self.tr("Redo")),
        )
        return (
            _action(titles[0], undo, self.undo, UNDO_KEY, "undo"),
            _action(titles[1], redo, self.redo, REDO_KEY, "redo"),
        )

    @Slot()
    def refresh(self) -> None:
        """Ask again what can be undone."""
        context = self._context
        context.background.forget(self._ticket)
        self._ticket = context.read(_steps, context.actor.id, owner=self, done=self._show_steps)

    @Slot()
    def undo(self) -> None:
        """Take back the newest change of the person who acts."""
        self._wanted.append(_undo_of)
        self._go_on()

    @Slot()
    def redo(self) -> None:
        """Bring back what was undone last."""
        self._wanted.append(_redo_of)
        self._go_on()

    def _go_on(self) -> None:
        """Do what was asked for, one after another, each on what the one before left.

        The steps are read again first: a write may still be waiting for its turn.
        """
        if self._wanted and not self._under_way:
            self._under_way = True
            pick = self._wanted.pop(0)
            context = self._context
            done = partial(self._take_back_newest, pick)
            context.read(_steps, context.actor.id, owner=self, done=done)

    def _take_back_newest(self, pick: Pick, steps: Steps) -> None:
        seen = self._seen
        self._show_steps(steps)
        step = pick(steps)
        if step is None:
            self._end()
        elif step.change_set <= seen:
            self._take_back(step.change_set, redo=pick is _redo_of)
        else:
            text = self.tr(
                "Meanwhile another program has written: {action}. Now that would be undone."
            )
            self._context.messages.tell(text.format(action=step.action))
            self._end()

    @Slot(int, bool)
    def _take_back(self, change_set: int, redo: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._under_way = True
        self._context.write_long(
            "redo" if redo else "undo",
            partial(_undo, change_set),
            owner=self,
            done=partial(self._done, change_set, redo=redo),
            failed=partial(self._refused, change_set),
            title=self.tr("Redoing") if redo else self.tr("Undoing"),
        )

    def _done(self, change_set: int, undone: Undone, *, redo: bool) -> None:
        messages = self._context.messages
        messages.settled.emit(change_set)
        messages.tell(self._said(undone, redo=redo), redo=not redo)
        self._context.read(_concerned, change_set, owner=self, done=self._point)
        self._end()

    def _said(self, undone: Undone, *, redo: bool) -> str:
        if undone.records == 1:
            text = self.tr("Redone: {action}") if redo else self.tr("Undone: {action}")
        elif redo:
            text = self.tr("Redone: {action} ({count} records)")
        else:
            text = self.tr("Undone: {action} ({count} records)")
        return text.format(action=undone.action, count=formats.whole(undone.records))

    def _point(self, records: Sequence[Record]) -> None:
        """Let the page make the record current, where there is only one of its kind."""
        kinds = [kind for kind, _ in records]
        for kind, record_id in records:
            if kinds.count(kind) == 1:
                self._context.navigate.point_at(kind, record_id)

    def _refused(self, change_set: int, error: UserError) -> None:
        """Say why, with the way to the record concerned."""
        done = partial(self._explain, error)
        self._context.read(_concerned, change_set, owner=self, done=done)
        self._wanted.clear()
        self._end()

    def _explain(self, error: UserError, records: Sequence[Record]) -> None:
        place = next((each for each in records if each[0] in PAGE_OF), None)
        if place is None:
            self._context.messages.refuse(error)
        else:
            run = partial(self._context.navigate.open, *place)
            self._context.messages.refuse(error, action=self.tr("Open the record"), run=run)

    def _end(self) -> None:
        self._under_way = False
        self._go_on()

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        self._seen = max(self._seen, changes.change_set)
        self.refresh()

    def _show_steps(self, steps: Steps) -> None:
        named = [each.change_set for each in (steps.undo, steps.redo) if each is not None]
        self._seen = max(self._seen, *named, 0)
        if steps != self.steps:
            self.steps = steps
            self.changed.emit()


# Imported when they are first needed: the window's first frame does not wait for SQLAlchemy.


def _steps(session: Any, actor_id: int) -> Steps:
    from crm.history.undoing import steps

    return steps(session, actor_id)


def _undo(change_set: int, work: Any, progress: Callable[[int, int], None]) -> Undone:
    from crm.history.undoing import undo

    return undo(work, change_set, progress=progress)


def _concerned(session: Any, change_set: int) -> Sequence[Record]:
    from crm.history.concerned import concerned

    return concerned(session, change_set)


def _undo_of(steps: Steps) -> Step | None:
    return steps.undo


def _redo_of(steps: Steps) -> Step | None:
    return steps.redo


def _action(
    titles: tuple[str, str], step: Step | None, run: Callable[[], None], command: str, icon: str
) -> PageAction:
    """Make an action that names its step, and cannot be chosen without one."""
    named, plain = titles
    title = plain if step is None else named.format(action=step.action)
    return PageAction(title, run, command, icon, EDIT, enabled=step is not None)
