"""Short messages about what happened, with at most one action: pages post, the window shows.

What is told while a write is delivered can be undone: the message gets the button for that by
itself, so that no page has a way back of its own.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.actions import REDO_KEY, UNDO_KEY

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from crm.errors import Problem, UserError


@dataclass(frozen=True)
class Reversal:
    """The button that takes a change set back; `command` names the keys that do the same."""

    change_set: int
    text: str
    command: str
    run: Callable[[], None]


@dataclass(frozen=True)
class Message:
    """A sentence, an icon, and perhaps a button; errors stay until somebody closes them.

    `reversal` is set where the message tells of a commit.
    """

    text: str
    icon: str = "check"
    action: str = ""
    run: Callable[[], None] | None = None
    stays: bool = False
    reversal: Reversal | None = None


class Messages(QObject):
    """Where pages post what the user should hear.

    Signals:
        posted(Message): show it at the bottom right of the window.
        reversal_wanted(change set, redo): the button of a message asks for it to be taken back;
            True where it is an undo itself.
        settled(change set): it was undone by any way; its button would only be refused.
    """

    posted = Signal(object)
    reversal_wanted = Signal(int, bool)
    settled = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without anything to tell."""
        super().__init__(parent)
        self._committed = 0

    @contextmanager
    def about(self, change_set: int) -> Generator[None]:
        """Let the first message told inside undo `change_set`; where none is, say that it is saved.

        With 0 nothing was committed, and messages are as everywhere.
        """
        before, self._committed = self._committed, change_set
        try:
            yield
            if self._committed:
                self.tell(self.tr("Saved."))
        finally:
            self._committed = before

    def tell(
        self,
        text: str,
        *,
        action: str = "",
        run: Callable[[], None] | None = None,
        redo: bool = False,
    ) -> None:
        """Say that something was done; `run` is what the button `action` does (Open the lead …).

        With `redo` the message tells of an undoing, and what takes that back is called Redo.
        """
        reversal = self._reversal(redo=redo) if self._committed else None
        self._committed = 0
        self.posted.emit(Message(text, "check", action, run, reversal=reversal))

    def take_back(self, change_set: int) -> None:
        """Ask for a change set to be undone, as the button of its message does."""
        self.reversal_wanted.emit(change_set, False)

    def warn(self, problems: tuple[Problem, ...] | list[Problem]) -> None:
        """Say what was done in spite of a doubt."""
        for problem in problems:
            self.posted.emit(Message(f"{problem.message} {problem.code}", "triangle", stays=True))

    def refuse(
        self, error: UserError, *, action: str = "", run: Callable[[], None] | None = None
    ) -> None:
        """Say why something was not done, with its code; `run` opens the place that helps."""
        text = f"{error.message} {error.code}"
        self.posted.emit(Message(text, "lock", action, run, stays=True))

    def _reversal(self, *, redo: bool) -> Reversal:
        text, command = (self.tr("Redo"), REDO_KEY) if redo else (self.tr("Undo"), UNDO_KEY)
        run = partial(self.reversal_wanted.emit, self._committed, redo)
        return Reversal(self._committed, text, command, run)
