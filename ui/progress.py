"""How long work tells how far it is, and how it learns that nobody wants it any more. No Qt."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Work shorter than this shows nothing: a bar that flashes up disturbs more than it tells.
PATIENCE_MS = 400


class Cancelled(Exception):
    """The user does not want the result any more; raised inside the work, at its next step."""


class Report:
    """Handed to long work, which calls it with (units done, units in all) as it goes on."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        """`tell` receives each step, in the thread of the work."""
        self._tell = tell
        self._cancelled = threading.Event()

    def __call__(self, done: int, total: int) -> None:
        """Tell how far the work is; raises Cancelled when it is to stop."""
        if self._cancelled.is_set():
            raise Cancelled
        self._tell(done, total)

    def cancel(self) -> None:
        """Stop the work at its next step."""
        self._cancelled.set()
