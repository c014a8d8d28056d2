"""One cell of a list while it is edited: the editor of the form over the cell, what is wrong below.

Enter saves, Tab and Shift+Tab save and go on, Esc gives up. Leaving the cell in any other way
saves too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QWidget

from crm.records.fields import Field, Kind
from ui.focus import holds
from ui.forms.choice_editors import ComboEditor
from ui.forms.editor import Editor, LineEditor
from ui.forms.editors import editor_for
from ui.forms.reference_editors import values_of
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from ui.forms.candidates import References
    from ui.theme import Theme

STAY, NEXT, PREVIOUS, LEAVE = 0, 1, -1, 2
# Fields that a cell has no room for: the form opens instead, with the cursor in the field.
TOO_LARGE = frozenset({Kind.NOTE, Kind.REFERENCES, Kind.CHOICES})
AT_LEAST = 160  # px
MESSAGE_WIDE = 360
ELSEWHERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class TagsLine(LineEditor):
    """Several short texts in one line, with 、 between them."""

    def put(self, value: object) -> None:
        """Show the texts one after the other."""
        super().put("、".join(str(each) for each in values_of(value)))


def cell_editor_for(field: Field, references: References, theme: Theme, parent: QWidget) -> Editor:
    """Make the editor of a field that fits into one line."""
    if field.kind is Kind.CHOICE:
        return ComboEditor(tuple(field.choices or ()), parent, required=field.required)
    if field.kind is Kind.TAGS:
        return TagsLine(parent, limit=field.limit)
    return editor_for(field, references, theme, parent)


class CellEditor(QFrame):
    """Stands in the viewport of the table, over its cell.

    Signals:
        wanted(step): save, then stay, go to the next or previous cell, or leave the table.
        given_up: what was typed is not wanted.
    """

    wanted = Signal(int)
    given_up = Signal()

    def __init__(
        self, field: Field, references: References, theme: Theme, viewport: QWidget
    ) -> None:
        """Prepare the editor; `open` shows it."""
        super().__init__(viewport)
        self._viewport = viewport
        self._before: object = None
        self.busy = False
        self.setProperty("kind", "cell-editor")
        self.setAutoFillBackground(True)
        self.editor = cell_editor_for(field, references, theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.editor)
        control = self.editor.target()
        control.setAccessibleName(str(field.label))
        control.installEventFilter(self)
        self.setFocusProxy(control)
        self.message = CellMessage(theme, viewport)
        self.editor.understood.connect(self.message.hint)
        self.editor.changed.connect(self._edited)

    @property
    def touched(self) -> bool:
        """Whether the person changed something."""
        return self.editor.raw() != self._before

    def open(self, value: object, cell: QRect) -> None:
        """Show a value over its cell and take the keyboard."""
        self.editor.put(value)
        self._before = self.editor.raw()
        self.place(cell)
        self.show()
        self.raise_()
        control = self.editor.target()
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(control, QLineEdit):
            control.selectAll()

    def place(self, cell: QRect) -> None:
        """Follow the cell; a narrow one is covered with its neighbour."""
        if cell.isEmpty():
            return
        viewport = self._viewport
        wide = max(cell.width(), AT_LEAST, self.editor.minimumSizeHint().width())
        left = max(0, min(cell.left(), viewport.width() - wide))
        self.setGeometry(left, cell.top(), wide, cell.height())
        self.message.place(self.geometry())

    def refuse(self, text: str) -> None:
        """Say what is wrong at the cell; what was typed stays."""
        self.busy = False
        self.editor.mark(wrong=True)
        self.message.refuse(text)
        self.message.place(self.geometry())
        self.editor.target().setFocus(Qt.FocusReason.OtherFocusReason)

    def words_of(self, value: object) -> str:
        """Return a value as this editor would show it."""
        mine = self.editor.raw()
        self.editor.put(value)
        shown = self.editor.shown()
        self.editor.put(mine)
        return shown

    def close_editor(self) -> None:
        """Go away."""
        self.editor.target().removeEventFilter(self)
        for part in (self.message, self):
            part.hide()
            part.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, Esc gives up; no key goes on to the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want(STAY)
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Tab saves and goes to another cell."""
        self._want(NEXT if next else PREVIOUS)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the keyboard goes elsewhere in the window."""
        if (
            isinstance(event, QFocusEvent)
            and event.lostFocus()
            and event.reason() not in ELSEWHERE
            and not holds(self, QApplication.focusWidget())
        ):
            self._want(LEAVE)
        return super().eventFilter(watched, event)

    def _want(self, step: int) -> None:
        if not self.busy and self.isVisible():
            self.busy = True
            self.wanted.emit(step)

    def _edited(self) -> None:
        self.editor.mark(wrong=False)
        self.message.clear()


class CellMessage(QFrame):
    """Stands below the cell, above it where there is no room: how it was read, or what is wrong."""

    def __init__(self, theme: Theme, viewport: QWidget) -> None:
        """Start hidden."""
        super().__init__(viewport)
        self._viewport = viewport
        self._cell = QRect()
        self._row = row = QHBoxLayout(self)
        gap = theme.px("space.s")
        row.setContentsMargins(gap, 4, gap, 4)
        self.text = label("", self, size=CAPTION, wrap=True)
        row.addWidget(self.text)
        self.hide()

    def refuse(self, text: str) -> None:
        """Say what is wrong."""
        self._say(text, "refusal")

    def hint(self, text: str) -> None:
        """Say how the text was read; nothing while something is wrong."""
        if self.property("kind") != "refusal" or self.isHidden():
            self._say(text, "card")

    def clear(self) -> None:
        """Say nothing."""
        if self.property("kind") == "refusal":
            self._say("", "card")

    def place(self, cell: QRect) -> None:
        """Stand beside the cell."""
        self._cell = cell
        viewport = self._viewport
        wide = min(MESSAGE_WIDE, viewport.width(), self.text.sizeHint().width() + 24)
        wide = max(wide, min(cell.width(), viewport.width()))
        high = self._row.totalHeightForWidth(wide)
        left = max(0, min(cell.left(), viewport.width() - wide))
        below = cell.bottom() + 2 + high <= viewport.height()
        top = cell.bottom() + 2 if below else cell.top() - high - 2
        self.setGeometry(left, top, wide, high)
        self.raise_()

    def _say(self, text: str, kind: str) -> None:
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
        self.text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.place(self._cell)
