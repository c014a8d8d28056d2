"""Which columns a list shows, in which order: a searchable list that drops from its button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm.names.sorting import fold, search_key
from ui.tables.columns import Look
from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.tables.column_widths import ColumnWidths
    from ui.tables.columns import Column
    from ui.theme import Theme

KEY_ROLE = int(Qt.ItemDataRole.UserRole)
WIDTH, HEIGHT, ROW, AROUND = 280, 460, 28, 124
MANY = 8  # columns from which on a search helps


class ColumnChooser(QFrame):
    """Check boxes in the order of the columns; drag or Alt+↑/↓ moves one, letters search."""

    def __init__(
        self, columns: Sequence[Column], layout: ColumnWidths, theme: Theme, parent: QWidget
    ) -> None:
        """Show the columns as they stand."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self._columns = {each.key: each for each in columns if each.look is not Look.CHECK}
        self._layout = layout
        self.list = QListWidget(self)
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.setProperty("kind", "choices")
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(self._apply)
        self.list.model().rowsMoved.connect(self._apply)
        self.line = QLineEdit(self)
        self.line.setProperty("small", True)
        self.line.setPlaceholderText(self.tr("Find a column"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.setClearButtonEnabled(True)
        self.line.setVisible(len(self._columns) > MANY)
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.line)
        hint = self.tr("Drag, or Alt+Up and Alt+Down, to move")
        inside.addWidget(label(hint, self, tone="tertiary", size=CAPTION))
        inside.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch()
        self.reset = Button(theme, self.tr("As the view has them"), kind=LINK, parent=self)
        self.reset.clicked.connect(self._reset)
        row.addWidget(self.reset)
        inside.addLayout(row)
        self._fill()

    def open_under(self, button: QWidget) -> None:
        """Drop down from a button, with its right edge."""
        rows = self.list.count() * ROW + AROUND
        self.resize(WIDTH, min(HEIGHT, rows))
        self.move(button.mapToGlobal(QPoint(button.width() - WIDTH, button.height() + 2)))
        self.show()
        self.list.setFocus()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for key in self._layout.layout.order:
            item = QListWidgetItem(self._columns[key].title())
            item.setData(KEY_ROLE, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            shown = key in self._layout.layout.shown
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._search(self.line.text())
        self.reset.setVisible(self._layout.differs)

    @Slot(str)
    def _search(self, text: str) -> None:
        """Show the columns whose title has the text, in characters, pinyin or initials."""
        wanted = fold(text)
        rows = [self.list.item(row) for row in range(self.list.count())]
        for item in rows:
            item.setHidden(wanted not in search_key(item.text()))
        found = [item for item in rows if not item.isHidden()]
        if found and self.list.currentItem() not in found:
            self.list.setCurrentItem(found[0])
        # Among those found, a place between two says nothing about the others.
        moves = QListWidget.DragDropMode
        self.list.setDragDropMode(moves.NoDragDrop if wanted else moves.InternalMove)

    @Slot()
    def _apply(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        order = [str(each.data(KEY_ROLE)) for each in items]
        checked = Qt.CheckState.Checked
        shown = {str(each.data(KEY_ROLE)) for each in items if each.checkState() == checked}
        if not shown:  # a list without columns is none
            self._fill()
            return
        self._layout.arrange(order, shown)
        self.reset.setVisible(self._layout.differs)

    @Slot()
    def _reset(self) -> None:
        self._layout.reset()
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with Alt+↑ and Alt+↓, search with letters, go down from the search to the list."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if watched is self.line:
            if step > 0:
                self.list.setFocus()
            return step > 0
        if alt and step:
            self._move(step)
            return True
        if event.text().strip().isalnum() and self.line.isVisible():
            self.line.setFocus()
            self.line.insert(event.text())
            return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count() and not self.line.text():
            self.list.insertItem(row + step, self.list.takeItem(row))
            self.list.setCurrentRow(row + step)
            self._apply()
