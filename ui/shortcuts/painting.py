"""Paints one line of the list of shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.shortcuts.entries import ENTRY, Entry
from ui.shortcuts.key_editor import HEIGHT
from ui.widgets.marked_text import LEFT, paint_keys, paint_marked

if TYPE_CHECKING:
    from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EDGE = 3
MARGIN = 16
GAP = 6
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EntryPainter(QStyledItemDelegate):
    """A command, its keys in frames, and whether they were changed."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Paint in the colours of `theme`; `edited` is the command whose editor is open."""
        super().__init__(parent)
        self._theme = theme
        self.edited = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY)
        if entry.command and entry.command == self.edited:
            return QSize(0, HEIGHT)
        return QSize(0, self._theme.px("size.row" if entry.command else "size.row_compact"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        theme = self._theme
        box: QRect = option.rect
        painter.save()
        if not entry.command:
            painter.fillRect(box, theme.color("surface.sunken"))
            painter.setFont(theme.font("caption", strong=True))
            painter.setPen(theme.color("text.secondary"))
            painter.drawText(box.adjusted(MARGIN, 0, -MARGIN, 0), LEFT, entry.title)
        elif entry.command != self.edited:
            self._paint_command(painter, box, option.state, entry)
        painter.restore()

    def _paint_command(
        self, painter: QPainter, box: QRect, state: QStyle.StateFlag, entry: Entry
    ) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("surface.selected"))
            painter.fillRect(box.x(), box.y(), EDGE, box.height(), theme.color("accent.text"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("surface.hover"))
        inside = box.adjusted(MARGIN, 0, -MARGIN, 0)
        for keys in reversed(entry.keys):
            inside.setRight(inside.right() - paint_keys(painter, inside, keys, theme) - GAP)
        note = ""
        if entry.changed:
            note = self.tr("changed")
        elif not entry.keys:
            note = "—"
        if note:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text.tertiary"))
            painter.drawText(inside, RIGHT, note)
            inside.setRight(inside.right() - painter.fontMetrics().horizontalAdvance(note) - GAP)
        color = "text.secondary" if entry.fixed else "text.primary"
        paint_marked(painter, inside, entry.title, entry.marks, theme, color=color)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if focused:
            painter.setPen(QPen(theme.color("accent.text"), theme.px("size.focus_ring")))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
