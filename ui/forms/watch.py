"""Looks for something in the background while fields of a form are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.context import Context
    from ui.forms.record_form import RecordForm

DELAY = 250  # ms after the last key


class Watch(QObject):
    """Asks after each pause in typing and shows the answer below a field; lives with its form.

    A subclass says in `ask` what to read and in `block` what to show of it. While the form is
    untouched nothing is asked unless the subclass calls `look`.

    Signals:
        opened(id): the person wants a known record instead of the one being written.
    """

    opened = Signal(int)

    def __init__(
        self, form: RecordForm, context: Context, fields: Sequence[str], below: str
    ) -> None:
        """Watch `fields`; the block stands below the row of `below`."""
        super().__init__(form)
        self.form = form
        self.context = context
        self._fields, self._below = frozenset(fields), below
        self._ticket = 0
        self._found: object = None
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY)
        self._delay.timeout.connect(self.look)
        form.edited.connect(self._edited)

    def ask(self) -> Sequence[Any] | None:
        """Return a query and its values, None when nothing is worth asking."""
        raise NotImplementedError

    def block(self, found: Any) -> QWidget | None:
        """Return what is shown of the answer (None: nothing was asked), None to show nothing."""
        raise NotImplementedError

    @Slot()
    def look(self) -> None:
        """Ask now for what is written."""
        self._delay.stop()
        self.context.background.forget(self._ticket)
        question = self.ask()
        if question is None:
            self._answer(None)
            return
        query, *values = question
        self._ticket = self.context.read(query, *values, owner=self, done=self._answer)

    def text(self, name: str) -> str:
        """Return what is written in a field."""
        return str(self.form.raw(name) or "").strip()

    def show_again(self) -> None:
        """Show the last answer anew: it may depend on more than the answer."""
        self.form.insert(self._below, self.block(self._found))

    @Slot(str)
    def _edited(self, name: str) -> None:
        if name in self._fields:
            self._delay.start()

    def _answer(self, found: object) -> None:
        if found != self._found:
            self._found = found
            self.show_again()
