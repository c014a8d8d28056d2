"""The three rows under the names: two suggestions and what else Enter could do.

Fixed in their place, so that nothing jumps and nothing is covered; the keyboard stays in the line
above, whose arrows move here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.widgets.chips import chip_width, paint_chip, paint_dot
from ui.widgets.marked_text import ELIDE, LEFT, paint_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme import Theme

SHOWN = 2  # suggestions in sight; arrows bring the others
ROWS = SHOWN + 1
PADDING, GAP, EDGE, ICON = 10, 12, 3, 14
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class MatchLine:
    """One row: a strong text with what was typed in it, and what is told of it.

    `dot` and `stage` are the stage of a lead, `right` stands at the right end, `doubt` is the
    text of an amber chip there, `keys` are keys. An `offer` is painted as something to do.
    """

    text: str
    marks: Sequence[tuple[int, int]] = ()
    detail: str = ""
    dot: QColor | None = None
    stage: str = ""
    right: str = ""
    doubt: str = ""
    keys: str = ""
    icon: str = ""
    offer: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        told = (self.text, self.detail, self.stage, self.right, self.doubt, self.keys)
        return ", ".join(filter(None, told))


@dataclass(frozen=True, slots=True)
class Lines:
    """What the rows show: suggestions, and what the last row offers (None: nothing).

    `hint` stands in the first row while there is nothing else.
    """

    found: Sequence[MatchLine] = field(default_factory=tuple[MatchLine, ...])
    offer: MatchLine | None = None
    hint: str = ""


class MatchRows(QFrame):
    """Shows `Lines`; `current` is the place of the chosen one, -1 for none.

    Signals:
        taken(place): a row was clicked.
        moved: another row is current.
    """

    taken = Signal(int)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._theme = theme
        self.lines = Lines()
        self.current = -1
        self._first = 0
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(ROWS * theme.px("size.row") + 2)
        theme.changed.connect(self.update)

    @property
    def count(self) -> int:
        """How many rows can be chosen."""
        return len(self.lines.found) + (self.lines.offer is not None)

    def show_lines(self, lines: Lines, current: int = -1) -> None:
        """Show other rows."""
        self.lines = lines
        self._first = 0
        self._go(current)

    def step(self, by: int) -> bool:
        """Make the row after or before current; tell whether there is any.

        What the last row offers has keys of its own: an arrow too many never means it.
        """
        last = len(self.lines.found) - 1 if self.lines.found else self.count - 1
        if last < 0:
            return False
        place = self.current + by if self.current >= 0 else (0 if by > 0 else last)
        self._go(max(0, min(last, place)))
        return True

    def line(self) -> MatchLine | None:
        """Return the current row."""
        return self._line_at(self.current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y()) // self._theme.px("size.row")
        place = len(self.lines.found) if row >= SHOWN else self._first + row
        if self._line_at(place) is not None:
            self.taken.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        high, wide = self._theme.px("size.row"), self.width()
        if not self.lines.found and self.lines.hint:
            painter.setFont(self._theme.font("body"))
            painter.setPen(self._theme.color("text.tertiary"))
            place = QRect(PADDING, 1, wide - 2 * PADDING, high)
            hint = painter.fontMetrics().elidedText(self.lines.hint, ELIDE, place.width())
            painter.drawText(place, LEFT, hint)
        shown = range(self._first, min(self._first + SHOWN, len(self.lines.found)))
        for row, place in enumerate(shown):
            self._paint_row(painter, place, QRect(1, 1 + row * high, wide - 2, high))
        if self.lines.offer is not None:
            last = QRect(1, 1 + SHOWN * high, wide - 2, high)
            painter.fillRect(1, last.y(), wide - 2, 1, self._theme.color("border.subtle"))
            self._paint_row(painter, len(self.lines.found), last)

    def _go(self, place: int) -> None:
        self.current = place if self._line_at(place) is not None else -1
        if 0 <= self.current < len(self.lines.found):
            self._first = max(self.current - SHOWN + 1, min(self._first, self.current))
        line = self.line()
        self.setAccessibleName(line.spoken if line is not None else self.lines.hint)
        self.update()
        self.moved.emit()

    def _line_at(self, place: int) -> MatchLine | None:
        found = self.lines.found
        if 0 <= place < len(found):
            return found[place]
        return self.lines.offer if place == len(found) else None

    def _paint_row(self, painter: QPainter, place: int, box: QRect) -> None:
        line = self._line_at(place)
        if line is None:
            return
        theme = self._theme
        if place == self.current:
            painter.fillRect(box, theme.color("surface.selected"))
            painter.fillRect(box.x(), box.y(), EDGE, box.height(), theme.color("accent.text"))
        inside = box.adjusted(PADDING, 0, -PADDING, 0)
        inside.setRight(inside.right() - self._paint_right(painter, inside, line))
        if line.icon:
            color = "accent.text" if line.offer else "state.in_force.mark"
            pixmap = theme.pixmap(line.icon, color, ICON, self.devicePixelRatioF())
            top = inside.y() + (inside.height() - ICON) // 2
            painter.drawPixmap(QPoint(inside.x(), top), pixmap)
            inside.setLeft(inside.x() + ICON + 6)
        self._paint_words(painter, inside, line)

    def _paint_words(self, painter: QPainter, inside: QRect, line: MatchLine) -> None:
        theme = self._theme
        metrics = QFontMetrics(theme.font("body", strong=not line.offer))
        wide = min(metrics.horizontalAdvance(line.text) + 2, inside.width())
        name = QRect(inside.x(), inside.y(), wide, inside.height())
        if line.offer:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("accent.text"))
            painter.drawText(name, LEFT, metrics.elidedText(line.text, ELIDE, wide))
        else:
            self._paint_name(painter, name, line)
        rest = QRect(inside)
        rest.setLeft(name.right() + GAP)
        for text, dot in ((line.detail, None), (line.stage, line.dot)):
            if not text or rest.width() < ICON:
                continue
            if dot is not None:
                rest.setLeft(rest.x() + paint_dot(painter, rest, dot))
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text.secondary"))
            shown = painter.fontMetrics().elidedText(text, ELIDE, rest.width())
            painter.drawText(rest, LEFT, shown)
            rest.setLeft(rest.x() + painter.fontMetrics().horizontalAdvance(shown) + GAP // 2)

    def _paint_name(self, painter: QPainter, box: QRect, line: MatchLine) -> None:
        """Paint a strong name; what was typed in it has the accent colour."""
        theme = self._theme
        painter.setFont(theme.font("body", strong=True))
        at, left = 0, box.x()
        pieces = [(start, end, True) for start, end in line.marks]
        for start, end, marked in (*pieces, (len(line.text), len(line.text), False)):
            for part, accent in ((line.text[at:start], False), (line.text[start:end], marked)):
                room = box.right() - left + 1
                if part and room > 0:
                    metrics = painter.fontMetrics()
                    painter.setPen(theme.color("accent.text" if accent else "text.primary"))
                    shown = metrics.elidedText(part, ELIDE, room)
                    painter.drawText(QRect(left, box.y(), room, box.height()), LEFT, shown)
                    left += metrics.horizontalAdvance(shown)
            at = end

    def _paint_right(self, painter: QPainter, inside: QRect, line: MatchLine) -> int:
        """Paint what stands at the right end; return the width taken."""
        theme = self._theme
        if line.keys:
            return paint_keys(painter, inside, line.keys, theme) + GAP
        taken = 0
        if line.doubt:
            wide = chip_width(line.doubt, "triangle", theme)
            place = QRect(inside.right() + 1 - wide, inside.y(), wide, inside.height())
            paint_chip(painter, place, line.doubt, "expiring", "triangle", theme)
            taken = wide + GAP
        if line.right:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text.secondary"))
            room = inside.width() // 2 - taken
            shown = painter.fontMetrics().elidedText(line.right, ELIDE, room)
            place = QRect(inside)
            place.setRight(inside.right() - taken)
            painter.drawText(place, RIGHT, shown)
            taken += painter.fontMetrics().horizontalAdvance(shown) + GAP
        return taken
