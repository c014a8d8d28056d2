"""Short messages about what happened, with at most one action: pages post, the window shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm.errors import Problem, UserError


@dataclass(frozen=True)
class Message:
    """A sentence, an icon, and perhaps a button; errors stay until somebody closes them."""

    text: str
    icon: str = "check"
    action: str = ""
    shortcut: str = ""
    run: Callable[[], None] | None = None
    stays: bool = False


class Messages(QObject):
    """Where pages post what the user should hear.

    Signals:
        posted(Message): show it at the bottom right of the window.
    """

    posted = Signal(object)

    def tell(
        self,
        text: str,
        *,
        action: str = "",
        shortcut: str = "",
        run: Callable[[], None] | None = None,
    ) -> None:
        """Say that something was done; `run` is what the button `action` does (Undo …)."""
        self.posted.emit(Message(text, "check", action, shortcut, run))

    def warn(self, problems: tuple[Problem, ...] | list[Problem]) -> None:
        """Say what was done in spite of a doubt."""
        for problem in problems:
            self.posted.emit(Message(f"{problem.message} {problem.code}", "triangle", stays=True))

    def refuse(
        self, error: UserError, *, action: str = "", run: Callable[[], None] | None = None
    ) -> None:
        """Say why something was not done, with its code; `run` opens the place that helps."""
        text = f"{error.message} {error.code}"
        self.posted.emit(Message(text, "lock", action, "", run, stays=True))
