"""The head of a column: stage, count, sums, and what it answers to a card in the air."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from crm.leads.board import ColumnSum
from crm.leads.stage_move import GateAnswer
from ui import formats
from ui.pages.board.carrying import carried, paint_sides

if TYPE_CHECKING:
    from crm.leads.board_drop import DropAnswer
    from crm.leads.terms import Stage
    from ui.formats import Measured
    from ui.theme import Theme

EDGE = 3
PADDING = 8
ANSWER = 26
SUMS = 78
GAP = 8  # between head and cards
LINE = 20
ICON = 14


class ColumnHead(QWidget):
    """Painted; a click on a folded one opens it, the menu folds an open one.

    Signals:
        toggle_asked(stage)
        dropped(lead id, stage): a card was released on the head.
        hovered(stage, over): a card in the air comes or goes.
    """

    toggle_asked = Signal(object)
    dropped = Signal(int, object)
    hovered = Signal(object, bool)

    def __init__(self, stage: Stage, theme: Theme, parent: QWidget) -> None:
        """Start with zeros."""
        super().__init__(parent)
        self.stage = stage
        self._theme = theme
        self._sum = ColumnSum()
        self._answer: DropAnswer | None = None
        self.folded = False
        self.target = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def show_sum(self, column: ColumnSum) -> None:
        """Show count, investment (元) and signed area (㎡) of all cards of the column."""
        self._sum = column
        text = self.tr("{stage}: {count}").format(stage=self.stage.label, count=column.count)
        self.setAccessibleName(text)
        self.setToolTip(f"{text}\n{self._unfilled()}" if column.unfilled else text)
        self.update()

    def show_answer(self, answer: DropAnswer | None) -> None:
        """Say what the column answers to the card that is being dragged; None when none is."""
        self._answer = answer
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.toggle_asked.emit(self.stage)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.folded and event.button() == Qt.MouseButton.LeftButton:
            self.toggle_asked.emit(self.stage)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.toggle_asked.emit(self.stage)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = self.tr("Open the column") if self.folded else self.tr("Fold the column")
        menu.addAction(text).triggered.connect(self._toggle)
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if carried(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.hovered.emit(self.stage, True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hovered.emit(self.stage, False)

    def dropEvent(self, event: QDropEvent) -> None:
        lead_id = carried(event.mimeData())
        if lead_id is not None:
            event.acceptProposedAction()
            self.hovered.emit(self.stage, False)
            self.dropped.emit(lead_id, self.stage)

    def _toggle(self) -> None:
        self.toggle_asked.emit(self.stage)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "surface.selected" if self.target else "surface.sunken"
        painter.fillRect(self.rect(), self._theme.color(ground))
        if self.target:
            paint_sides(painter, self.rect(), self._theme)
        edge = QRect(0, 0, self.width(), EDGE)
        painter.fillRect(edge, self._theme.stage(self.stage.value))
        if self.folded:
            self._paint_strip(painter)
        else:
            self._paint_sums(painter)
            self._paint_answer(painter)
        if self.hasFocus():
            painter.setPen(self._theme.color("accent.text"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_sums(self, painter: QPainter) -> None:
        inner = QRect(PADDING, EDGE + 6, self.width() - 2 * PADDING, LINE)
        used = self._write(painter, inner, self.stage.label, strong=True)
        count = inner.adjusted(used + PADDING, 0, 0, 0)
        number = formats.whole(self._sum.count)
        used += PADDING + self._write(painter, count, number, tone="text.secondary")
        if self._sum.unfilled and self._sum.count:
            self._paint_unfilled(painter, inner.adjusted(used + PADDING, 0, 0, 0))
        investment = formats.investment_summary(self._sum.investment_cny)
        self._row(painter, inner.translated(0, LINE + 2), self.tr("Investment"), investment)
        area = formats.area_summary(self._sum.intent_area)
        self._row(painter, inner.translated(0, 2 * LINE), self.tr("Intent area"), area)

    def _paint_unfilled(self, painter: QPainter, room: QRect) -> None:
        """Say how many amounts are missing where there is room; the tooltip says it too."""
        text = self._unfilled()
        if QFontMetrics(self._theme.font("caption")).horizontalAdvance(text) <= room.width():
            self._write(painter, room, text, tone="text.tertiary", size="caption", right=True)

    def _unfilled(self) -> str:
        return self.tr("{count} not set").format(count=formats.whole(self._sum.unfilled))

    def _row(self, painter: QPainter, line: QRect, name: str, figure: Measured) -> None:
        unit = 0
        if figure.unit:
            tone, size = "text.tertiary", "caption"
            unit = self._write(painter, line, figure.unit, tone=tone, size=size, right=True) + 4
        line = line.adjusted(0, 0, -unit, 0)
        used = self._write(painter, line, figure.number, right=True) + 4
        metrics = QFontMetrics(self._theme.font("caption"))
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(0, line.width() - used))
        self._write(painter, line, shown, tone="text.tertiary", size="caption")

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        *,
        strong: bool = False,
        tone: str = "text.primary",
        size: str = "body",
        right: bool = False,
    ) -> int:
        font = self._theme.font(size, strong=strong)
        painter.setFont(font)
        painter.setPen(self._theme.color(tone))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, text)
        return QFontMetrics(font).horizontalAdvance(text)

    def _paint_answer(self, painter: QPainter) -> None:
        answer = self._answer
        if answer is None:
            return
        state, icon = self._look(answer)
        box = QRect(2, SUMS, self.width() - 4, ANSWER - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        fill = f"state.{state}.fill" if state else "surface.base"
        painter.setBrush(self._theme.color(fill))
        painter.drawRoundedRect(QRectF(box), 4, 4)
        tone = f"state.{state}.text" if state else "text.secondary"
        left = box.x() + 6
        if icon:
            ratio = self.devicePixelRatioF()
            pixmap = self._theme.pixmap(icon, tone, ICON, ratio)
            painter.drawPixmap(QPointF(left, box.y() + (box.height() - ICON) / 2), pixmap)
            left += ICON + 4
        room = QRect(left, box.y(), box.right() - left, box.height())
        metrics = QFontMetrics(self._theme.font("caption"))
        text = metrics.elidedText(answer.message, Qt.TextElideMode.ElideRight, room.width())
        self._write(painter, room, text, tone=tone, size="caption")

    def _look(self, answer: DropAnswer) -> tuple[str, str]:
        if answer.allowed:
            return "in_force", "ring-check"
        if answer.answer is GateAnswer.NEEDS_MANAGER:
            return "expiring", "triangle"
        return "", "lock" if answer.problems else ""

    def _paint_strip(self, painter: QPainter) -> None:
        """The count under an arrow; the name stands in the strip below."""
        ratio = self.devicePixelRatioF()
        chevron = self._theme.pixmap("chevron-right", "text.secondary", ICON, ratio)
        painter.drawPixmap(QPointF((self.width() - ICON) / 2, EDGE + 8), chevron)
        painter.setFont(self._theme.font("body", strong=True))
        painter.setPen(self._theme.color("text.primary"))
        middle = Qt.AlignmentFlag.AlignCenter
        count = QRect(0, EDGE + 26, self.width(), LINE)
        painter.drawText(count, middle, formats.whole(self._sum.count))
