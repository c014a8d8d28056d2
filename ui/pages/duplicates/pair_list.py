"""Pairs of records that may be one, each in a row of two lines with the reason as a chip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.widgets.chips import chip_width, paint_chip
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.merging.suspects import Suspect, SuspectPair
    from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
CHIP_ROOM = 140  # px at the right end
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Pairs(QAbstractListModel):
    """The pairs that are shown."""

    def __init__(self, parent: QWidget) -> None:
        """Start without any."""
        super().__init__(parent)
        self.pairs: Sequence[SuspectPair] = ()

    def show_pairs(self, pairs: Sequence[SuspectPair]) -> None:
        """Show other pairs."""
        self.beginResetModel()
        self.pairs = pairs
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of pairs."""
        return 0 if parent.isValid() else len(self.pairs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a pair as one line of plain text."""
        if not index.isValid():
            return None
        pair = self.pairs[index.row()]
        text = f"{_whole(pair.first)} ⇄ {_whole(pair.second)}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{text} ({pair.why.label})"
        return plain_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else None


def _whole(suspect: Suspect) -> str:
    return " · ".join(each for each in (suspect.name, suspect.detail) if each)


class PairPainter(QStyledItemDelegate):
    """Paints both names side by side; plain text only."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        """Paint in the colours of `theme`."""
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | Any) -> QSize:
        return QSize(0, self._theme.px("size.row_two_lines"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Any
    ) -> None:
        """Paint one pair."""
        theme, rect = self._theme, option.rect
        pair = cast("Pairs", index.model()).pairs[index.row()]
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.color("surface.selected" if current else "surface.base"))
        painter.setPen(theme.color("border.subtle"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        gap = theme.px("space.m")
        inside = rect.adjusted(gap, 2, -gap, -3)
        half = (inside.width() - CHIP_ROOM - 2 * gap) // 2
        first = QRect(inside.left(), inside.top(), half, inside.height())
        second = first.translated(half + 2 * gap, 0)
        two_lines = bool(pair.first.detail or pair.second.detail)
        self._write(painter, first, pair.first, two_lines=two_lines)
        self._write(painter, second, pair.second, two_lines=two_lines)
        ratio = painter.device().devicePixelRatioF()
        arrow = theme.pixmap("swap", "text.tertiary", 14, ratio)
        painter.drawPixmap(first.right() + gap - 7, inside.center().y() - 7, arrow)
        text = pair.why.label
        wide = min(chip_width(text, "triangle", theme), CHIP_ROOM)
        place = QRect(inside.right() - wide + 1, inside.top(), wide, inside.height())
        paint_chip(painter, place, text, "expiring", "triangle", theme)
        if current and self._list.hasFocus():
            painter.setPen(QPen(theme.color("accent.text"), theme.px("size.focus_ring")))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, suspect: Suspect, *, two_lines: bool) -> None:
        theme, middle = self._theme, rect.center().y()
        lines = (
            (suspect.name, "body", "text.primary"),
            (suspect.detail, "caption", "text.tertiary"),
        )
        for place, (text, role, color) in enumerate(lines):
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(color))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, rect.width()
            )
            line = QRect(rect)
            if two_lines:
                line.setTop(middle if place else rect.top())
                line.setBottom(rect.bottom() if place else middle)
            painter.drawText(line, LEFT, shown)


class PairList(QListView):
    """One Tab stop; arrows move, Enter or a double click opens.

    Signals:
        opened(SuspectPair): the person wants to see both side by side.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start without pairs."""
        super().__init__(parent)
        self.pairs = Pairs(self)
        self.setModel(self.pairs)
        self.setItemDelegate(PairPainter(theme, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Suspected duplicates"))
        self.doubleClicked.connect(self._open)

    def show_pairs(self, pairs: Sequence[SuspectPair], row: int = 0) -> None:
        """Show pairs, with `row` or the last one current."""
        self.pairs.show_pairs(pairs)
        if pairs:
            self.setCurrentIndex(self.pairs.index(min(row, len(pairs) - 1), 0))

    @property
    def current(self) -> SuspectPair | None:
        """The pair that is current."""
        index = self.currentIndex()
        return self.pairs.pairs[index.row()] if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Esc is left to the dialog."""
        if event.key() in ENTER and not event.modifiers():
            self._open()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _open(self) -> None:
        pair = self.current
        if pair is not None:
            self.opened.emit(pair)
