"""The lines of the list of reminders: what, of whom, when, and whether it came too late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crm.agenda.reminders import Matter
from ui import formats
from ui.widgets.chips import STATE_ICONS, chip_width, paint_chip
from ui.widgets.marked_text import paint_marked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.agenda.reminders import Occasion, Reminder
    from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
REMINDER = Qt.ItemDataRole.UserRole
EDGE = 3
MARGIN = 16
GAP = 8
ICON = 16
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ICONS = {Matter.LINE: "bell", Matter.VISIT: "visits", Matter.MORNING: "today"}
OVERDUE, MISSED = "overdue", "expiring"  # states of the theme


def when(occasion: Occasion, today: date) -> str:
    """Return the day and time of an occasion as short as they are clear: `14:00`, `10-15`."""
    if occasion.on == today or occasion.matter is Matter.MORNING:
        return occasion.time or ""
    return f"{formats.short_day(occasion.on, today)} {occasion.time or ''}".strip()


class ReminderRows(QAbstractListModel):
    """Holds the reminders that wait."""

    def __init__(self, parent: QObject) -> None:
        """Start without any."""
        super().__init__(parent)
        self.reminders: tuple[Reminder, ...] = ()

    def show_reminders(self, reminders: Sequence[Reminder]) -> None:
        """Show others."""
        self.beginResetModel()
        self.reminders = tuple(reminders)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.reminders)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        occasion = self.reminders[index.row()].occasion
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (occasion.time or "", occasion.text, occasion.detail)
            return ", ".join(part for part in parts if part)
        return self.reminders[index.row()] if role == REMINDER else None


class ReminderPainter(QStyledItemDelegate):
    """Two lines: what is to be done with its time, the company with what became of it."""

    def __init__(self, theme: Theme, today: date, parent: QObject) -> None:
        """Paint in the colours of `theme`, as seen on `today`."""
        super().__init__(parent)
        self._theme, self.today = theme, today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px("size.row_two_lines"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        reminder: Reminder = index.data(REMINDER)
        theme = self._theme
        # The style option has these attributes; the stubs of PySide do not know them all.
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        self._paint_ground(painter, box, state)
        if index.row():
            painter.fillRect(box.x(), box.y(), box.width(), 1, theme.color("border.subtle"))
        inside = box.adjusted(MARGIN, 3, -MARGIN, -3)
        ratio = painter.device().devicePixelRatioF()
        icon = theme.pixmap(ICONS[reminder.occasion.matter], "text.secondary", ICON, ratio)
        painter.drawPixmap(inside.x(), box.y() + (box.height() - ICON) // 2, icon)
        inside.setLeft(inside.x() + ICON + GAP + 2)
        self._paint_words(painter, inside, reminder)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("surface.selected"))
            painter.fillRect(box.x(), box.y(), EDGE, box.height(), theme.color("accent.text"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("surface.hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent.text"), theme.px("size.focus_ring")))
            painter.drawRect(box.adjusted(1, 1, -2, -2))

    def _paint_words(self, painter: QPainter, inside: QRect, reminder: Reminder) -> None:
        theme, occasion = self._theme, reminder.occasion
        upper = QRect(inside.x(), inside.y(), inside.width(), inside.height() // 2)
        lower = upper.translated(0, upper.height())
        moment = self._when(occasion)
        if moment:
            painter.setFont(theme.font("body", strong=True))
            painter.setPen(theme.color("text.primary"))
            painter.drawText(upper, RIGHT, moment)
            upper.setRight(upper.right() - painter.fontMetrics().horizontalAdvance(moment) - GAP)
        chip, state = self._chip(reminder)
        if chip:
            wide = chip_width(chip, STATE_ICONS[state], theme)
            at = QRect(lower.right() - wide + 1, lower.y(), wide, lower.height())
            paint_chip(painter, at, chip, state, None, theme)
            lower.setRight(at.x() - GAP)
        paint_marked(painter, upper, occasion.text, (), theme)
        paint_marked(
            painter, lower, occasion.detail, (), theme, role="caption", color="text.secondary"
        )

    def _when(self, occasion: Occasion) -> str:
        moment = when(occasion, self.today)
        return moment or ("" if occasion.matter is Matter.MORNING else self.tr("today"))

    def _chip(self, reminder: Reminder) -> tuple[str, str]:
        occasion = reminder.occasion
        if occasion.line is not None and occasion.on < self.today:
            return self.tr("overdue"), OVERDUE
        return (self.tr("missed"), MISSED) if reminder.missed else ("", "")
