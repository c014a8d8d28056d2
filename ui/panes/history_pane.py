"""The history of a record in the place of its pane: its head says of what, Esc goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.panes.history_list import HistoryList
from ui.widgets.buttons import FLAT, Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import CAPTION, HEADING, ElidedLabel, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.history.queries import HistoryLine
    from ui.theme import Theme

# Entries that are read at once.
PAGE = 50


class HistoryPane(QFrame):
    """Shows pages of entries as they come.

    Signals:
        more_needed: how many entries are there already; the next page is wanted.
        left: back to the pane of the record.
        close_asked: × was pressed.
    """

    more_needed = Signal(int)
    left = Signal()
    close_asked = Signal()

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self._theme = theme
        self.list = HistoryList(theme, today, self)
        self.list.entries.more_needed.connect(self.more_needed)
        self.empty = EmptyState(theme, "clock", self)
        self.views = QStackedWidget(self)
        self.views.addWidget(self.list)
        self.views.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.views, 1)

    def begin(self, name: str, code: str = "") -> None:
        """Say whose history comes, and ask for its first page."""
        self._title.setText(name)
        self._code.setText(code)
        self._code.setVisible(bool(code))
        self.read_again()

    def read_again(self) -> None:
        """Ask for the first page: the record changed."""
        self.list.entries.begin_again()
        self.views.setCurrentWidget(self.list)
        self.more_needed.emit(0)

    def add(self, lines: Sequence[HistoryLine]) -> None:
        """Show the next page; it was the last one where it is not full."""
        self.list.entries.add(lines, more=len(lines) == PAGE)
        if not self.list.entries.lines:
            self.empty.say(self.tr("No change of this record is known."))
            self.views.setCurrentWidget(self.empty)

    def take_keyboard(self) -> None:
        """Put the keyboard on the newest entry."""
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.entries.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel) or event.key() == Qt.Key.Key_Backspace:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _head(self) -> QWidget:
        theme = self._theme
        head = QFrame(self)
        head.setProperty("kind", "header")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px("space.s"), 8, theme.px("space.s"), 8)
        row.setSpacing(theme.px("space.s"))
        self.back = Button(theme, kind=FLAT, icon="chevron-left", small=True, parent=head)
        self.back.name_only(self.tr("Back to the record (Esc)"))
        self.back.clicked.connect(self.left)
        row.addWidget(self.back)
        row.addWidget(label(self.tr("History"), head, size=HEADING))
        self._title = ElidedLabel("", head, tone="secondary")
        row.addWidget(self._title, 1)
        self._code = label("", head, tone="tertiary", size=CAPTION)
        row.addWidget(self._code)
        close = Button(theme, kind=FLAT, icon="close", small=True, parent=head)
        close.name_only(self.tr("Close"))
        close.clicked.connect(self.close_asked)
        row.addWidget(close)
        return head
