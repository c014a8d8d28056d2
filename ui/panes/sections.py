"""Related records under a heading; a click or Enter on one opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.panes.row_view import RowView
from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import label, plain_tooltip

if TYPE_CHECKING:
    from ui.panes.content import Section, SectionRow
    from ui.theme import Theme

SHOWN_FIRST = 6


class SectionView(QWidget):
    """Heading with count and action, then the rows; long sections open on demand.

    Signals:
        link_followed: the `Link` of the row that was opened.
        action_asked: the key of the action beside the heading, or of one of a row.
    """

    link_followed = Signal(object)
    action_asked = Signal(str)

    def __init__(self, section: Section, theme: Theme, parent: QWidget) -> None:
        """Show a section."""
        super().__init__(parent)
        self._section = section
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._heading())
        if not section.rows and section.empty:
            self._column.addWidget(label(section.empty, self, tone="tertiary", wrap=True))
        for row in section.rows[:SHOWN_FIRST]:
            self._add(row)
        hidden = len(section.rows) - SHOWN_FIRST
        if hidden > 0:
            text = self.tr("Show {count} more").format(count=hidden)
            self._more = Button(theme, text, kind=LINK, parent=self)
            self._more.clicked.connect(self._show_rest)
            self._column.addWidget(self._more)

    def _heading(self) -> QHBoxLayout:
        section = self._section
        row = QHBoxLayout()
        row.setSpacing(self._theme.px("space.s"))
        row.addWidget(label(section.title, self, strong=True))
        count = len(section.rows) if section.count is None else section.count
        row.addWidget(label(str(count), self, tone="tertiary"))
        row.addStretch()
        if section.action is not None:
            action = section.action
            button = Button(
                self._theme, action.text, kind=LINK, icon=action.icon or "plus", parent=self
            )
            button.setEnabled(action.enabled)
            button.setToolTip(plain_tooltip(action.reason))
            button.clicked.connect(self._ask)
            row.addWidget(button)
        return row

    def _add(self, row: SectionRow) -> None:
        view = RowView(row, self._theme, self)
        view.clicked.connect(self._open)
        view.asked.connect(self.action_asked)
        self._column.addWidget(view)

    @Slot()
    def _show_rest(self) -> None:
        self._more.hide()
        for row in self._section.rows[SHOWN_FIRST:]:
            self._add(row)

    @Slot()
    def _open(self) -> None:
        view = self.sender()
        if not isinstance(view, RowView):
            return
        if view.row.link is not None:
            self.link_followed.emit(view.row.link)
        elif view.row.key:
            self.action_asked.emit(view.row.key)

    @Slot()
    def _ask(self) -> None:
        if self._section.action is not None:
            self.action_asked.emit(self._section.action.key)
