"""Companies of the same or nearly the same name, shown under the name while it is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from crm.companies.duplicates import find_matches
from crm.names.keys import Likeness
from ui.widgets.buttons import LINK, Button
from ui.widgets.chips import Chip
from ui.widgets.labels import CAPTION, ElidedLabel, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.companies.duplicates import Match
    from crm.errors import UserError
    from ui.context import Context
    from ui.forms.record_form import RecordForm
    from ui.theme import Theme

DELAY = 250  # ms after the last key
SHOWN = 3
WATCHED = ("name", "uscc")


class DuplicateWatch(QObject):
    """Looks for like companies in the background; lives as long as its form.

    Signals:
        opened: the person wants the known company instead, by id.
    """

    opened = Signal(int)

    def __init__(self, form: RecordForm, context: Context, company_id: int | None) -> None:
        """Watch the name and the credit code of a form; `company_id` is the one being edited."""
        super().__init__(form)
        self._form = form
        self._context = context
        self._query = partial(find_matches, besides=company_id)
        self._ticket = 0
        self._found: tuple[Match, ...] = ()
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY)
        self._delay.timeout.connect(self.look)
        form.edited.connect(self._edited)

    @Slot()
    def look(self) -> None:
        """Ask now for companies like what is written."""
        self._delay.stop()
        self._context.background.forget(self._ticket)
        name, code = (str(self._form.raw(each) or "") for each in WATCHED)
        if not name:
            self._show([])
            return
        self._ticket = self._context.read(
            self._query, name, code or None, owner=self, done=self._show
        )

    @Slot(str)
    def _edited(self, name: str) -> None:
        if name in WATCHED:
            self._delay.start()

    def _show(self, found: Sequence[Match]) -> None:
        if tuple(found[:SHOWN]) == self._found:
            return
        self._found = tuple(found[:SHOWN])
        block = None
        if self._found:
            block = MatchesBlock(self._found, self._context.theme, self._form)
            block.opened.connect(self.opened)
        self._form.insert("name", block)


class MatchesBlock(QFrame):
    """The known companies, each with what the comparison says and a button that opens it."""

    opened = Signal(int)

    def __init__(self, matches: Sequence[Match], theme: Theme, parent: QWidget) -> None:
        """Show `matches`, duplicates first; red where saving would be refused."""
        super().__init__(parent)
        self._theme = theme
        self._ids: dict[object, int] = {}
        same = any(each.likeness is Likeness.DUPLICATE for each in matches)
        self.setProperty("kind", "refusal" if same else "notice")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(2)
        title = self.tr("Already entered:") if same else self.tr("Perhaps already entered:")
        tone = "overdue" if same else "expiring"
        column.addWidget(label(title, self, tone=tone, size=CAPTION))
        for each in matches:
            column.addLayout(self._line(each))

    def _line(self, match: Match) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px("space.s"))
        row.addWidget(ElidedLabel(match.name, self), 1)
        chip = Chip(self._theme, self)
        chip.show_state(*self._look(match.likeness))
        row.addWidget(chip)
        button = Button(self._theme, self.tr("Open it"), kind=LINK, parent=self)
        button.setAccessibleName(f"{button.text()} {match.name}")
        button.clicked.connect(self._open)
        self._ids[button] = match.id
        row.addWidget(button)
        return row

    def _look(self, likeness: Likeness) -> tuple[str, str, str]:
        if likeness is Likeness.DUPLICATE:
            return self.tr("Duplicate"), "overdue", "triangle"
        if likeness is Likeness.SUSPECT:
            return self.tr("Suspected duplicate"), "expiring", "triangle"
        return self.tr("Another credit code"), "draft", "dash"

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._ids[self.sender()])


def show_duplicates(form: RecordForm, error: UserError) -> UserError:
    """Show the known company at once when saving was refused because of it."""
    watch = form.findChild(DuplicateWatch)
    if watch is not None and any(each.code == "DUPLICATE" for each in error.problems):
        watch.look()
    return error
