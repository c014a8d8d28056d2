"""The rows of a file that is looked at: taken or not, what becomes of each, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from crm.exchange.report import RowResult
from ui.exchange.kinds import TAKEN
from ui.pages.bulk.outcome_table import Titles
from ui.panes.history_text import Piece
from ui.panes.pieces import paint_line
from ui.tables.painting import paint_box
from ui.widgets.chips import chip_width, paint_chip
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter

    from ui.exchange.kinds import Importing
    from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
BOX, RESULT, FIRST, SECOND, SAYS = range(5)
WIDTHS = {BOX: 36, FIRST: 230, SECOND: 240}
LOOKS = {
    RowResult.NEW: ("won", "plus"),
    RowResult.WARNING: ("expiring", "triangle"),
    RowResult.MOVED: ("won", "arrow-right"),
    RowResult.DUPLICATE: ("draft", "dash"),
    RowResult.SKIPPED: ("draft", "dash"),
    RowResult.ERROR: ("overdue", "ring-alert"),
}
CHOOSABLE = (*TAKEN, RowResult.ERROR)


class FileRows(QAbstractTableModel):
    """The rows that are shown, at most those of one result; the numbers of those left out."""

    def __init__(self, kind: Importing, parent: QWidget) -> None:
        """Start without rows."""
        super().__init__(parent)
        self._kind = kind
        self._all: Sequence[Any] = ()
        self.rows: Sequence[Any] = ()
        self.left_out: set[int] = set()

    def show_rows(self, rows: Sequence[Any], only: RowResult | None) -> None:
        """Show other rows, at most those of one result; who is left out stays so."""
        self.beginResetModel()
        self._all = rows
        self.rows = [row for row in rows if only is None or row.result is only]
        self.endResetModel()

    def turn(self, row: int) -> bool:
        """Leave a row out, or take it again; tell whether that can be chosen."""
        found = self.rows[row]
        if found.result not in CHOOSABLE:
            return False
        self.left_out ^= {found.number}
        self.dataChanged.emit(self.index(row, 0), self.index(row, SAYS))
        return True

    def turn_all(self) -> None:
        """Take every row that is shown, or where all are taken leave them all out."""
        numbers = {row.number for row in self.rows if row.result in CHOOSABLE}
        self.left_out = (
            self.left_out - numbers if numbers & self.left_out else self.left_out | numbers
        )
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, SAYS))

    def taken(self, *results: RowResult) -> int:
        """Count the rows with these results that are not left out."""
        return sum(
            1 for row in self._all if row.result in results and row.number not in self.left_out
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else SAYS + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows with a box be checked."""
        flags = super().flags(index)
        choosable = index.column() == BOX and self.rows[index.row()].result in CHOOSABLE
        return flags | Qt.ItemFlag.ItemIsUserCheckable if choosable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the plain text of a cell."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == BOX:
            return self.box(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column > RESULT:
            return plain_tooltip(self._text(row, column))
        return None

    def box(self, row: Any) -> Qt.CheckState | None:
        """Return whether a row is taken, None where there is no choice."""
        if row.result not in CHOOSABLE:
            return None
        out = row.number in self.left_out
        return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("", self.tr("Result"), *self._kind.columns())[section]
        return None

    def pieces(self, row: Any, column: int) -> list[Piece]:
        """Return what a cell says, each piece with its colour."""
        if column == FIRST:
            return self._kind.first(row)
        if column == SECOND:
            return self._kind.second(row)
        tone = "state.overdue.text" if row.result is RowResult.ERROR else "text.secondary"
        return [
            piece
            for each in row.problems[:1]
            for piece in (Piece(each.message, tone), Piece(f"  {each.code}", "text.tertiary"))
        ]

    def _text(self, row: Any, column: int) -> str:
        if column == BOX:
            return ""
        if column == RESULT:
            return row.result.label
        if column == SAYS:
            return "  ".join(f"{each.message} {each.code}" for each in row.problems)
        return "".join(piece.text for piece in self.pieces(row, column))


class RowPainter(QStyledItemDelegate):
    """Paints boxes, chips and pieces of text; rows that are left out are pale."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint in the colours of `theme`."""
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Any
    ) -> None:
        """Paint one cell."""
        theme, model = self._theme, cast("FileRows", index.model())
        row = model.rows[index.row()]
        rect: QRect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.color("surface.selected" if current else "surface.base"))
        painter.setPen(theme.color("border.subtle"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        gap = theme.px("space.s")
        inside = rect.adjusted(gap, 0, -gap, -1)
        out = row.number in model.left_out
        if index.column() == BOX:
            state = model.box(row)
            if state is not None:
                paint_box(painter, rect, state, theme)
        elif index.column() == RESULT:
            paint_chip(painter, inside, row.result.label, *LOOKS[row.result], theme)
        else:
            pieces = model.pieces(row, index.column())
            if out:
                pieces = [Piece(each.text, "text.disabled") for each in pieces]
            painter.setFont(theme.font("body"))
            middle = (rect.height() - painter.fontMetrics().height()) // 2
            paint_line(painter, inside.adjusted(0, middle, 0, 0), pieces, theme)
        painter.restore()


class RowTable(QTableView):
    """Ten thousand rows scroll as fast as ten; Space takes a row or leaves it out.

    Signals:
        turned: a row was left out, or taken again.
        moved: another row is current.
    """

    turned = Signal()
    moved = Signal()

    def __init__(self, kind: Importing, theme: Theme, parent: QWidget) -> None:
        """Start without rows."""
        super().__init__(parent)
        self.file_rows = FileRows(kind, self)
        self.setModel(self.file_rows)
        self.setItemDelegate(RowPainter(theme, self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("What the file holds"))
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(theme.px("size.row"))
        rows.hide()
        self.setHorizontalHeader(Titles(theme, self))
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        widest = max(chip_width(each.label, icon, theme) for each, (_s, icon) in LOOKS.items())
        self.setColumnWidth(RESULT, widest + 2 * theme.px("space.s"))
        self.clicked.connect(self._clicked)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[Any], only: RowResult | None) -> None:
        """Show rows; the current row stays current where it is still shown."""
        number = self.current_number()
        self.file_rows.show_rows(rows, only)
        places = [place for place, row in enumerate(self.file_rows.rows) if row.number == number]
        if self.file_rows.rows:
            self.setCurrentIndex(self.file_rows.index(places[0] if places else 0, FIRST))
        self.moved.emit()

    def current_row(self) -> Any | None:
        """Return the current row."""
        place = self.currentIndex().row()
        return self.file_rows.rows[place] if 0 <= place < len(self.file_rows.rows) else None

    def current_number(self) -> int:
        """Return the number of the current row in the file, 0 without one."""
        row = self.current_row()
        return row.number if row is not None else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the current row, Ctrl+A all that are shown."""
        control = Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Space:
            self._turn(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_A and event.modifiers() == control:
            self.file_rows.turn_all()
            self.turned.emit()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the dialog's
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another row is current."""
        super().currentChanged(current, previous)
        self.moved.emit()

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == BOX:
            self._turn(index.row())

    def _turn(self, row: int) -> None:
        if 0 <= row < len(self.file_rows.rows) and self.file_rows.turn(row):
            self.turned.emit()
