"""One line of a plan written in place: Enter saves, Esc gives up, leaving it saves too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from ui.pages.inline.cell_editor import ELSEWHERE, CellMessage
from ui.panes.plan_content import WRITE, Given, PlanRow

if TYPE_CHECKING:
    from crm.errors import UserError
    from ui.panes.plan_list import PlanListView
    from ui.panes.plan_parts import PlanParts

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
AT_LEAST = 160  # px


class LineWriter(QLineEdit):
    """A field over the part of a line that can be written.

    Signals:
        given: id and new text of the line, as `Given`.
    """

    given = Signal(object)

    def __init__(
        self, key: str, name: str, parts: PlanParts, view: PlanListView, around: QWidget
    ) -> None:
        """Write lines of `view`; `name` says what is written, refusals stand in `around`."""
        super().__init__(view.viewport())
        self._key, self._parts, self._view = key, parts, view
        self._record = parts.record
        self._id = 0
        self._before = ""
        self._busy = False
        self._around = around
        self._message = CellMessage(parts.theme, around)
        self.setAccessibleName(name)
        self.installEventFilter(self)
        self.textEdited.connect(self._edited)
        self.hide()

    @Slot(int)
    def open(self, row: int) -> None:
        """Write the line in this row."""
        line = self._view.lines.lines[row]
        if isinstance(line, PlanRow) and line.written is not None:
            self._id, self._before, self._busy = line.id, line.written, False
            self.setText(line.written)
            self.follow()
            self.show()
            self.raise_()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.selectAll()

    def follow(self) -> None:
        """Stay over the line, which may stand elsewhere now; go away with it."""
        if not self._id:
            return
        row = self._view.lines.row_of(self._id)
        if row < 0:
            self._close()
            return
        line = self._view.lines.lines[row]
        rect = self._view.rect_of(row)
        if isinstance(line, PlanRow):
            place = self._view.painting.text_of(line, rect)
            metrics = QFontMetrics(self._parts.theme.font("body"))
            name = metrics.horizontalAdvance(line.text) + self._parts.theme.px("space.s")
            left = min(place.left() + name, max(0, place.right() - AT_LEAST))
            self.setGeometry(QRect(left, rect.top() + 1, rect.right() - left, rect.height() - 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._save()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the keyboard goes elsewhere in the window."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self._leave(event.reason())
        return super().eventFilter(watched, event)

    def _leave(self, reason: Qt.FocusReason) -> None:
        if self._id and reason not in ELSEWHERE:
            self._save()

    def _save(self) -> None:
        text = self.text().strip()
        if self._busy or not self._id:
            return
        if text == self._before:
            self._close()
            return
        self._busy = True
        value = (self._id, text)
        self.given.emit(Given(self._record, self._key, WRITE, value, self._saved, self._refused))

    def _saved(self) -> None:
        if isValid(self):
            self._close()

    def _refused(self, error: UserError) -> None:
        if not isValid(self) or not self.isVisible():
            self._parts.refused_unseen.emit(self._record, error)
            return
        self._busy = False
        self._mark(wrong=True)
        self._message.refuse(f"{error.message} {error.code}")
        corner = self.mapTo(self._around, QPoint(0, 0))
        self._message.place(QRect(corner, self.size()))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _edited(self) -> None:
        self._mark(wrong=False)
        self._message.clear()

    def _mark(self, *, wrong: bool) -> None:
        self.setProperty("error", wrong)
        self.style().unpolish(self)
        self.style().polish(self)

    def _close(self) -> None:
        """Go away; the list has the keyboard again where this had it."""
        had = self.hasFocus()
        self._id = 0
        self._mark(wrong=False)
        self._message.clear()
        self.hide()
        if had:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
