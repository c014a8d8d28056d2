"""How the fields of a form are laid out: groups, one or two columns, blocks between the rows."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from crm.records.fields import Kind
from ui.focus import tab_stops
from ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.forms.field_block import FieldBlock
    from ui.theme import Theme

TWO_COLUMNS_FROM = 440  # px of free width
WIDE_KINDS = (Kind.NOTE, Kind.REFERENCES, Kind.TAGS)


class FormBody(QScrollArea):
    """The scrolling part of a form; Tab goes through it from top to bottom."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start empty, with two columns."""
        super().__init__(parent)
        self.blocks: dict[str, FieldBlock] = {}
        self._inserted: dict[str, QWidget] = {}
        # Each inserted block with the last field of the row before it: Tab goes from one on.
        self._after: list[tuple[FieldBlock, QWidget]] = []
        self._columns = 2
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget()
        self._grid = QGridLayout(self.body)
        margin = theme.px("space.l")
        self._grid.setContentsMargins(margin, theme.px("space.m"), margin, margin)
        self._grid.setHorizontalSpacing(margin)
        self._grid.setVerticalSpacing(theme.px("space.s"))
        self.setWidget(self.body)
        # Qt fills both with the colour of windows; the pane's own shall show through.
        for ground in (self.body, self.viewport()):
            ground.setAutoFillBackground(False)

    def insert(self, after: str, block: QWidget | None) -> None:
        """Put a block below the row of a field, or take it away again."""
        old = self._inserted.pop(after, None)
        if old is not None:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        if block is not None:
            block.setParent(self.body)
            self._inserted[after] = block
            block.show()  # only what can be seen takes the Tab key
        self.arrange()

    def arrange(self) -> None:
        """Lay the visible blocks out anew."""
        self._empty()
        self._after.clear()
        row = 0
        visible = [each for each in self.blocks.values() if not each.isHidden()]
        for group, members in groupby(visible, key=lambda block: block.field.group):
            if group is not None:
                heading = label(str(group), self.body, strong=True)
                heading.setObjectName("heading")
                self._grid.addWidget(heading, row, 0, 1, self._columns)
                heading.show()
                row += 1
            row = self._arrange_group(list(members), row)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
            self._grid.setColumnMinimumWidth(column, 0)
        self._grid.setRowStretch(row, 1)
        for earlier, later in pairwise(visible):
            QWidget.setTabOrder(earlier.editor, later.editor)
        for field, block in self._after:
            for earlier, later in pairwise([field.editor.target(), *tab_stops(block)]):
                QWidget.setTabOrder(earlier, later)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one column where there is no room for two."""
        super().resizeEvent(event)
        columns = 2 if event.size().width() >= TWO_COLUMNS_FROM else 1
        if columns != self._columns:
            self._columns = columns
            self.arrange()

    def _empty(self) -> None:
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        # takeAt() would leave the old items alive, and Qt would go on asking them for the heights.
        while (item := self._grid.itemAt(0)) is not None:
            widget = cast("QWidget", item.widget())
            self._grid.removeWidget(widget)
            if widget.objectName() == "heading":
                widget.hide()
                widget.deleteLater()

    def _arrange_group(self, blocks: list[FieldBlock], row: int) -> int:
        column = 0
        in_row: list[FieldBlock] = []
        for block in blocks:
            wide = block.field.wide or block.field.kind in WIDE_KINDS
            if column and (wide or column >= self._columns):
                row, column = self._place_below(in_row, row + 1), 0
            span = self._columns if wide else 1
            self._grid.addWidget(block, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            in_row.append(block)
            column += span
        return self._place_below(in_row, row + 1)

    def _place_below(self, in_row: list[FieldBlock], row: int) -> int:
        """Put what is inserted after the fields of a row below it, and begin another row."""
        for field in in_row:
            inserted = self._inserted.get(field.field.name)
            if inserted is not None:
                self._grid.addWidget(inserted, row, 0, 1, self._columns)
                self._after.append((in_row[-1], inserted))
                row += 1
        in_row.clear()
        return row
