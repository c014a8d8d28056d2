"""The header of a list: titles with units, the sort arrow, the box that checks every row."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.tables.columns import Look
from ui.tables.painting import paint_box

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.tables.model import PagedTableModel
    from ui.theme import Theme

ARROW = 14


class TableHeader(QHeaderView):
    """Painted from the theme; a click on a title sorts (`sectionClicked`), dragging moves it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Let columns be moved and resized."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._sorted = -1
        self._descending = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px("size.row"))
        self.setStretchLastSection(False)
        self.setFixedHeight(theme.px("size.table_header"))
        self.setMouseTracking(True)
        theme.changed.connect(self.viewport().update)

    def show_sorted(self, column: int, *, descending: bool) -> None:
        """Show the arrow at a column; -1 shows none."""
        self._sorted, self._descending = column, descending
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint one title; nothing is drawn between the columns."""
        theme, model = self._theme, cast("PagedTableModel", self.model())
        column = model.columns[logical]
        painter.save()
        painter.fillRect(rect, theme.color("surface.sunken"))
        painter.setPen(theme.color("border.normal"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if column.look is Look.CHECK:
            paint_box(painter, rect, model.check_state(), theme)
        else:
            self._paint_title(painter, rect, logical)
        painter.restore()

    def _paint_title(self, painter: QPainter, rect: QRect, logical: int) -> None:
        theme, model = self._theme, cast("PagedTableModel", self.model())
        column = model.columns[logical]
        gap = theme.px("space.s")
        inside = rect.adjusted(gap, 0, -gap, 0)
        arrow = ARROW + 2 if logical == self._sorted else 0
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.secondary"))
        width = inside.width() - arrow
        metrics = painter.fontMetrics()
        title = metrics.elidedText(column.title(), Qt.TextElideMode.ElideRight, width)
        text = QRect(inside.left(), inside.top(), width, inside.height())
        painter.drawText(text, column.alignment, title)
        if not arrow:
            return
        name = "chevron-down" if self._descending else "chevron-up"
        pixmap = theme.pixmap(name, "text.secondary", ARROW, self.devicePixelRatioF())
        right = column.alignment & Qt.AlignmentFlag.AlignRight
        left = inside.right() - ARROW if right else text.left() + metrics.horizontalAdvance(title)
        painter.drawPixmap(left + (0 if right else 2), rect.center().y() - ARROW // 2 + 1, pixmap)

    def sectionSizeFromContents(self, logical: int) -> QSize:
        """A title with its arrow fits when the border of a column is double-clicked."""
        model = cast("PagedTableModel", self.model())
        width = self.fontMetrics().horizontalAdvance(model.columns[logical].title())
        return QSize(width + 2 * self._theme.px("space.s") + ARROW + 2, self.height())
