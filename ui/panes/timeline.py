"""What happened to a record: date, icon on a line, text, and who; newest first, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.formats import short_day
from ui.widgets.labels import label
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ui.panes.content import TimelineLine
    from ui.tables.model import Index
    from ui.theme import Theme

DATE_WIDTH = 76
ICON = 14
ROW = 44
LINE = 20
ALL = ""
WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ELIDE = Qt.TextElideMode.ElideRight
TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class TimelineModel(QAbstractListModel):
    """The lines of one kind, or all of them."""

    def __init__(self, lines: Sequence[TimelineLine], parent: QWidget) -> None:
        """Hold `lines` in the order given."""
        super().__init__(parent)
        self._all = list(lines)
        self._shown = self._all

    def show_kind(self, kind: str) -> None:
        """Show only lines of a kind; ALL shows every line."""
        self.beginResetModel()
        self._shown = [each for each in self._all if kind in (ALL, each.kind)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.on.isoformat()} {line.text} {line.who}".strip()
        return None


class TimelineView(QListView):
    """A list as high as its lines: the pane around it scrolls. Enter or a click unfolds a line."""

    link_followed = Signal(object)

    def __init__(self, model: TimelineModel, theme: Theme, today: date, parent: QWidget) -> None:
        """Show `model`; dates of this year are written without the year."""
        super().__init__(parent)
        self.unfolded: set[int] = set()
        self.setModel(model)
        self.setItemDelegate(TimelineDelegate(theme, today, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Timeline"))
        self.activated.connect(self.unfold)
        model.modelReset.connect(self._begin_again)
        theme.changed.connect(self.viewport().update)

    @Slot(QModelIndex)
    def unfold(self, index: QModelIndex) -> None:
        """Show the whole text of a line, or one line of it again."""
        self.unfolded ^= {index.row()}
        self.scheduleDelayedItemsLayout()
        self.fit()

    @Slot()
    def _begin_again(self) -> None:
        self.unfolded.clear()
        self.fit()

    def fit(self) -> None:
        """Be as high as all lines together."""
        folded = self.model().rowCount() - len(self.unfolded)
        width = self.viewport().width()
        delegate = self.itemDelegate()
        high = (
            sum(
                delegate.high(self.model().index(row, 0).data(LINE_ROLE), width)
                for row in self.unfolded
            )
            if isinstance(delegate, TimelineDelegate)
            else 0
        )
        self.setFixedHeight(folded * ROW + high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.unfolded:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            line: TimelineLine = index.data(LINE_ROLE)
            if line.link is not None:
                self.link_followed.emit(line.link)
            else:
                self.unfold(index)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self.unfold(index)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        delegate = self.itemDelegate()
        line: TimelineLine = index.data(LINE_ROLE)
        at_link = isinstance(delegate, TimelineDelegate) and delegate.link_area(
            line, self.visualRect(index)
        ).contains(place)
        if at_link:
            self.link_followed.emit(line.link)
        else:
            self.unfold(index)


class TimelineDelegate(QStyledItemDelegate):
    """Paints one line; an unfolded one shows its whole text."""

    def __init__(self, theme: Theme, today: date, view: TimelineView) -> None:
        """Paint in the colours of `theme`."""
        super().__init__(view)
        self._theme = theme
        self._today = today
        self._view = view

    def high(self, line: TimelineLine, width: int) -> int:
        """Return the height of an unfolded line in px."""
        text = QRect(0, 0, max(width - self._indent(), 40), 10_000)
        bounds = self._view.fontMetrics().boundingRect(text, WRAPPED, line.text)
        return max(ROW, bounds.height() + ROW - LINE)

    def link_area(self, line: TimelineLine, rect: QRect) -> QRect:
        """Return where the linked code of a line stands, empty without a link."""
        if line.link is None:
            return QRect()
        before, linked, _ = parts_of(line)
        metrics = self._view.fontMetrics()
        left = rect.left() + self._indent() + metrics.horizontalAdvance(before)
        return QRect(left, rect.top(), metrics.horizontalAdvance(linked), LINE)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        if index.row() not in self._view.unfolded:
            return QSize(width, ROW)
        return QSize(width, self.high(index.data(LINE_ROLE), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, line, rect = self._theme, index.data(LINE_ROLE), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("surface.hover"))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.secondary"))
        when = short_day(line.on, self._today)
        if line.at is not None:
            when = f"{when} {line.at:%H:%M}"
        painter.drawText(QRect(rect.left(), rect.top() + 1, DATE_WIDTH, LINE), TOP_LEFT, when)
        self._paint_icon(painter, rect, line, last=index.row() == self._view.model().rowCount() - 1)
        text = rect.adjusted(self._indent(), 0, 0, 0)
        painter.setFont(theme.font("body"))
        if index.row() in self._view.unfolded:
            painter.setPen(theme.color("text.primary"))
            flags = (
                int(TOP_LEFT) | int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
            )
            painter.drawText(text, flags, line.text)
        else:
            self._paint_text(painter, text, line)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.tertiary"))
        who = text.adjusted(0, text.height() - ROW + LINE, 0, 0)
        shown = painter.fontMetrics().elidedText(line.who, ELIDE, who.width())
        painter.drawText(who, TOP_LEFT, shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent.text"), theme.px("size.focus_ring")))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _indent(self) -> int:
        return DATE_WIDTH + ICON + self._theme.px("space.m")

    def _paint_icon(
        self, painter: QPainter, rect: QRect, line: TimelineLine, *, last: bool
    ) -> None:
        ratio = self._view.devicePixelRatioF()
        pixmap = self._theme.pixmap(line.icon, "text.secondary", ICON, ratio)
        painter.drawPixmap(QPoint(rect.left() + DATE_WIDTH, rect.top() + 3), pixmap)
        if not last:
            painter.setPen(self._theme.color("border.normal"))
            middle = rect.left() + DATE_WIDTH + ICON // 2
            painter.drawLine(middle, rect.top() + ICON + 8, middle, rect.bottom() - 2)

    def _paint_text(self, painter: QPainter, rect: QRect, line: TimelineLine) -> None:
        metrics = painter.fontMetrics()
        left = rect.left()
        for number, part in enumerate(parts_of(line)):
            color = "accent.text" if number == 1 else "text.primary"
            painter.setPen(self._theme.color(color))
            room = rect.right() - left
            if room <= 0 or not part:
                continue
            shown = metrics.elidedText(part, ELIDE, room)
            painter.drawText(QRect(left, rect.top(), room + 1, LINE), TOP_LEFT, shown)
            left += metrics.horizontalAdvance(shown)


def parts_of(line: TimelineLine) -> tuple[str, str, str]:
    """Return what stands before, in and behind the linked code, in one line."""
    text = " ".join(line.text.split())
    if line.link is None:
        return (text, "", "")
    if not line.linked:
        return ("", text, "")
    return text.partition(line.linked)


class Timeline(QWidget):
    """Heading, segments by kind, and the list.

    Signals:
        link_followed: the `Link` of a line.
    """

    link_followed = Signal(object)

    def __init__(
        self,
        lines: Sequence[TimelineLine],
        kinds: Sequence[tuple[str, str]],
        theme: Theme,
        today: date,
        parent: QWidget,
    ) -> None:
        """Show lines, newest first, with a segment for each kind in `kinds`."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        heading = QHBoxLayout()
        heading.addWidget(label(self.tr("Timeline"), self, strong=True))
        heading.addWidget(label(str(len(lines)), self, tone="tertiary"))
        heading.addStretch()
        ordered = sorted(lines, key=lambda each: (each.on, str(each.at or "")), reverse=True)
        self._model = TimelineModel(ordered, self)
        self.view = TimelineView(self._model, theme, today, self)
        self.view.link_followed.connect(self.link_followed)
        if kinds:
            choices = [(ALL, self.tr("All")), *kinds]
            name = self.tr("Kind of entry")
            self.segments = SegmentedControl(theme, choices, name=name, small=True, parent=self)
            self.segments.chosen.connect(self._model.show_kind)
            heading.addWidget(self.segments)
        column.addLayout(heading)
        column.addWidget(self.view)
        column.addStretch()  # a short timeline stays at the top of a high pane
        self.view.fit()
