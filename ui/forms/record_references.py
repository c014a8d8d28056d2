"""Names and candidates of references, asked from the database in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.records.references import candidates, describe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QObject

    from ui.context import Context
    from ui.forms.candidates import Candidate


class RecordReferences:
    """What `RecordForm` needs to show references, over the database of the window."""

    def __init__(self, context: Context) -> None:
        """Ask through `context`."""
        self._context = context

    def today(self) -> date:
        """Return the day from which days in words are counted."""
        return self._context.today

    def find(
        self, target: str, text: str, owner: QObject, done: Callable[[Sequence[Candidate]], None]
    ) -> None:
        """Look up records whose name or code matches `text`."""
        self._context.read(candidates, target, text, owner=owner, done=done)

    def name(
        self,
        target: str,
        ids: Sequence[int],
        owner: QObject,
        done: Callable[[dict[int, str]], None],
    ) -> None:
        """Look up the names of records."""
        self._context.read(describe, target, tuple(ids), owner=owner, done=done)
