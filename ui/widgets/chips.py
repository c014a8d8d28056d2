"""State chips, painted by one function for tables, cards and panes: fill, text and an own icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from ui.theme import Theme

# A state is never shown by colour alone.
STATE_ICONS = {
    "in_force": "ring-check",
    "expiring": "clock",
    "lapsed": "struck-ring",
    "overdue": "triangle",
    "draft": "dash",
    "won": "check",
}
PADDING = 6
ICON = 12
GAP = 4
DOT = 8


def chip_width(text: str, icon: str, theme: Theme) -> int:
    """Return how many px a chip takes; `icon` is "" for one without."""
    wide = QFontMetrics(theme.font("caption")).horizontalAdvance(text)
    return wide + 2 * PADDING + (ICON + GAP if icon else 0)


def paint_chip(
    painter: QPainter, rect: QRect, text: str, state: str, icon: str | None, theme: Theme
) -> int:
    """Paint a chip at the left of `rect`, in its vertical middle; return its width in px.

    `state` is a name of the theme ("in_force" …); `icon` None takes the icon of the state, "" none.
    """
    shown = STATE_ICONS[state] if icon is None else icon
    width = min(chip_width(text, shown, theme), rect.width())
    high = theme.px("size.chip")
    box = QRect(rect.x(), rect.y() + (rect.height() - high) // 2, width, high)
    colours = theme.state(state)
    radius = theme.px("radius.chip")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.fill)
    painter.drawRoundedRect(QRectF(box), radius, radius)
    left = box.x() + PADDING
    if shown:
        ratio = painter.device().devicePixelRatioF()
        pixmap = theme.pixmap(shown, f"state.{state}.text", ICON, ratio)
        painter.drawPixmap(QPointF(left, box.y() + (high - ICON) / 2), pixmap)
        left += ICON + GAP
    painter.setPen(colours.text)
    painter.setFont(theme.font("caption"))
    painter.drawText(
        QRect(left, box.y(), box.right() - left + 1, high), Qt.AlignmentFlag.AlignVCenter, text
    )
    painter.restore()
    return width


def paint_dot(painter: QPainter, rect: QRect, color: QColor) -> int:
    """Paint the dot of a stage at the left of `rect`; return its width with the gap after it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    top = rect.y() + (rect.height() - DOT) / 2
    painter.drawEllipse(QRectF(rect.x(), top, DOT, DOT))
    painter.restore()
    return DOT + GAP


class Chip(QWidget):
    """A chip that stands in a layout."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty and hidden until `show_state`."""
        super().__init__(parent)
        self._theme = theme
        self._text, self._state, self._icon = "", "draft", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()
        theme.changed.connect(self.update)

    def show_state(self, text: str, state: str, icon: str | None = None) -> None:
        """Show `text` in the colours of `state`; an empty text hides the chip."""
        self._text, self._state = text, state
        self._icon = STATE_ICONS[state] if icon is None else icon
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = chip_width(self._text, self._icon, self._theme)
        return QSize(wide, self._theme.px("size.chip"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._text, self._state, self._icon, self._theme)
