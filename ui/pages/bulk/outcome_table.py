"""What a bulk edit does to each record, as a table: problems first, old and new side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from crm.bulk.edits import Effect
from ui.widgets.chips import paint_chip
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from crm.bulk.edits import Outcome
    from crm.errors import Problem
    from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EFFECT, RECORD, CHANGES = range(3)
WIDTHS = {EFFECT: 104, RECORD: 240}
LOOKS = {
    Effect.REFUSED: ("overdue", "ring-alert"),
    Effect.CHANGED: ("won", "edit"),
    Effect.UNCHANGED: ("draft", "dash"),
}
BLANK = "—"
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Outcomes(QAbstractTableModel):
    """The records that are shown, at most those of one effect."""

    def __init__(self, parent: QWidget) -> None:
        """Start without records."""
        super().__init__(parent)
        self._all: Sequence[Outcome] = ()
        self.rows: Sequence[Outcome] = ()

    def show_rows(self, rows: Sequence[Outcome]) -> None:
        """Show other records."""
        self.beginResetModel()
        self._all = self.rows = rows
        self.endResetModel()

    def show_only(self, effect: Effect | None) -> None:
        """Show the records of one effect, or all."""
        self.beginResetModel()
        self.rows = [each for each in self._all if effect is None or each.effect is effect]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of records shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len((EFFECT, RECORD, CHANGES))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the plain text of a cell."""
        if not index.isValid():
            return None
        texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        row = self.rows[index.row()]
        if role in texts:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() != EFFECT:
            return plain_tooltip(self._text(row, index.column()))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Result"), self.tr("Record"), self.tr("Old → new"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return MIDDLE
        return None

    def effect_text(self, effect: Effect) -> str:
        """Name what comes of an edit."""
        return {
            Effect.REFUSED: self.tr("Refused"),
            Effect.CHANGED: self.tr("Changes"),
            Effect.UNCHANGED: self.tr("Stays"),
        }[effect]

    def _text(self, row: Outcome, column: int) -> str:
        if column == EFFECT:
            return self.effect_text(row.effect)
        if column == RECORD:
            return " ".join(each for each in (record_name(row), row.detail, row.code) if each)
        if row.problems:
            return " ".join(f"{each.message} {each.code}" for each in row.problems)
        changes = [
            f"{each.label} {each.old or BLANK} → {each.new or BLANK}" for each in row.changes
        ]
        return "  ".join(changes)


def record_name(row: Outcome) -> str:
    """Return what people know the record by."""
    return row.title or row.code or f"#{row.id}"


class OutcomePainter(QStyledItemDelegate):
    """Paints chips, names, and old → new with the new value in strong ink; plain text only."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint in the colours of `theme`."""
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Any
    ) -> None:
        """Paint one cell."""
        theme, model = self._theme, cast("Outcomes", index.model())
        row = model.rows[index.row()]
        rect: QRect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = "surface.selected" if current else "surface.base"
        painter.fillRect(rect, theme.color(ground))
        painter.setPen(theme.color("border.subtle"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        gap = theme.px("space.s")
        inside = rect.adjusted(gap, 0, -gap, -1)
        if index.column() == EFFECT:
            state, icon = LOOKS[row.effect]
            paint_chip(painter, inside, model.effect_text(row.effect), state, icon, theme)
        elif index.column() == CHANGES and row.problems:
            self._paint_problem(painter, inside, row.problems[0])
        else:
            self._paint_pieces(painter, inside, self._pieces(row, index.column()))
        painter.restore()

    def _pieces(self, row: Outcome, column: int) -> list[tuple[str, str]]:
        """Return what a cell says, each piece with its colour."""
        if column == RECORD:
            pieces = [(record_name(row), "text.primary")]
            behind = row.detail or (row.code if row.title else "")
            return [*pieces, (behind, "text.tertiary")] if behind else pieces
        return [
            piece
            for each in row.changes
            for piece in (
                (each.label, "text.tertiary"),
                (each.old or BLANK, "text.secondary"),
                ("→", "text.tertiary"),
                (each.new or BLANK, "text.primary"),
            )
        ]

    def _paint_problem(self, painter: QPainter, rect: QRect, problem: Problem) -> None:
        """Write the sentence, and its code, which is never cut, at the right."""
        metrics = QFontMetrics(self._theme.font("body"))
        code = metrics.horizontalAdvance(problem.code)
        gap = self._theme.px("space.m")
        sentence = rect.adjusted(0, 0, -(code + gap), 0)
        self._paint_pieces(painter, sentence, [(problem.message, "state.overdue.text")])
        painter.setPen(self._theme.color("text.tertiary"))
        painter.drawText(rect, RIGHT, problem.code)

    def _paint_pieces(
        self, painter: QPainter, rect: QRect, pieces: Sequence[tuple[str, str]]
    ) -> None:
        font = self._theme.font("body")
        metrics = QFontMetrics(font)
        painter.setFont(font)
        left = rect.left()
        for text, ink in pieces:
            room = rect.right() - left
            if room < 2 * self._theme.px("space.s"):
                break
            line = " ".join(text.split())
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
            painter.setPen(self._theme.color(ink))
            painter.drawText(QRect(left, rect.top(), room, rect.height()), MIDDLE, shown)
            left += metrics.horizontalAdvance(shown) + self._theme.px("space.xs") + 2


class Titles(QHeaderView):
    """The titles of the columns, painted as those of a list."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Let columns be resized, and nothing else."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setStretchLastSection(True)
        self.setFixedHeight(theme.px("size.table_header"))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint one title."""
        theme, gap = self._theme, self._theme.px("space.s")
        painter.save()
        painter.fillRect(rect, theme.color("surface.sunken"))
        painter.setPen(theme.color("border.normal"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.color("text.secondary"))
        painter.setFont(theme.font("body"))
        title = self.model().headerData(logical, Qt.Orientation.Horizontal)
        painter.drawText(rect.adjusted(gap, 0, -gap, 0), MIDDLE, str(title))
        painter.restore()


class OutcomeTable(QTableView):
    """Ten thousand records scroll as fast as ten: only what is on screen is painted."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start without records."""
        super().__init__(parent)
        self.outcomes = Outcomes(self)
        self.setModel(self.outcomes)
        self.setItemDelegate(OutcomePainter(theme, self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("What changes"))
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(theme.px("size.row"))
        rows.hide()
        self.setHorizontalHeader(Titles(theme, self))
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        theme.changed.connect(self.viewport().update)
