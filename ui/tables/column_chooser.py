"""Which columns a list shows, and in which order: a small list that drops from its button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.tables.columns import Look
from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.tables.column_widths import ColumnWidths
    from ui.tables.columns import Column
    from ui.theme import Theme

KEY_ROLE = int(Qt.ItemDataRole.UserRole)
WIDTH, HEIGHT = 260, 420


class ColumnChooser(QFrame):
    """Check boxes in the order of the columns; drag or Alt+↑/↓ moves one."""

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
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 8)
        hint = self.tr("Drag, or Alt+Up and Alt+Down, to move")
        inside.addWidget(label(hint, self, tone="tertiary", size=CAPTION))
        inside.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch()
        reset = Button(theme, self.tr("As at the beginning"), kind=LINK, parent=self)
        reset.clicked.connect(self._reset)
        row.addWidget(reset)
        inside.addLayout(row)
        self._fill()

    def open_under(self, button: QWidget) -> None:
        """Drop down from a button, with its right edge."""
        rows = self.list.count() * 28 + 72
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

    @Slot()
    def _apply(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        order = [str(each.data(KEY_ROLE)) for each in items]
        checked = Qt.CheckState.Checked
        shown = {str(each.data(KEY_ROLE)) for each in items if each.checkState() == checked}
        self._layout.arrange(order, shown)

    @Slot()
    def _reset(self) -> None:
        self._layout.reset()
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if alt and step:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            self.list.insertItem(row + step, self.list.takeItem(row))
            self.list.setCurrentRow(row + step)
            self._apply()
