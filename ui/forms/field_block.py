"""One field of a form: its label, its editor, what was understood, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.records.fields import Field, Kind
from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import CAPTION, label, plain_tooltip, retone

if TYPE_CHECKING:
    from crm.errors import Problem
    from ui.forms.editor import Editor
    from ui.theme import Theme


class FieldBlock(QWidget):
    """Label above, editor, hint line, message line.

    Signals:
        edited: the person changed the value.
        theirs_taken: the person prefers the value that another person saved meanwhile.
    """

    edited = Signal()
    theirs_taken = Signal(str)

    def __init__(self, field: Field, editor: Editor, theme: Theme, parent: QWidget) -> None:
        """Arrange the parts; `editor` becomes a child of the block."""
        super().__init__(parent)
        self.field = field
        self.editor = editor
        self._theme = theme
        self._problem: Problem | None = None
        self._warning = ""
        self._hint_text = str(field.hint) if field.hint else ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if field.kind is Kind.BOOLEAN:
            column.addSpacing(theme.px("type.caption.line"))  # level with the fields beside it
        else:
            column.addLayout(self._caption())
        editor.setParent(self)
        column.addWidget(editor)
        self._hint = label(self._hint_text, self, tone="tertiary", size=CAPTION, wrap=True)
        self._hint.setVisible(bool(self._hint_text))
        # Amounts keep the place of their reading, so that typing moves nothing.
        policy = self._hint.sizePolicy()
        policy.setRetainSizeWhenHidden(field.kind in (Kind.AREA, Kind.MONEY))
        self._hint.setSizePolicy(policy)
        self._hint.setMinimumHeight(theme.px("type.caption.line"))
        column.addWidget(self._hint)
        column.addLayout(self._message())
        column.addStretch()
        self._name_editor()
        editor.changed.connect(self._edit)
        editor.understood.connect(self._understand)
        editor.doubted.connect(self._doubt)
        theme.changed.connect(self._paint_mark)

    @property
    def problem(self) -> Problem | None:
        """What is wrong with the field now."""
        return self._problem

    def show_problem(self, problem: Problem | None) -> None:
        """Frame the field and say what is wrong, or take that back."""
        self._problem = problem
        self.editor.mark(wrong=problem is not None)
        self._say()

    def show_warning(self, text: str, *, theirs: bool = False) -> None:
        """Say in amber what is worth a look; `theirs` offers to take another person's value."""
        self._warning = text
        self._take.setVisible(theirs)
        self._say()

    def _caption(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._label = label(str(self.field.label), self, tone="secondary", size=CAPTION)
        self._label.setBuddy(self.editor.target())
        row.addWidget(self._label)
        if self.field.required:
            row.addWidget(label(self.tr("required"), self, tone="tertiary", size=CAPTION))
        row.addStretch()
        return row

    def _message(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._mark = label("", self)
        self._mark.setFixedWidth(14)
        self._said = label("", self, tone="overdue", size=CAPTION, wrap=True)
        self._take = Button(self._theme, self.tr("Take theirs"), kind=LINK, parent=self)
        self._take.clicked.connect(self._take_theirs)
        row.addWidget(self._mark)
        row.addWidget(self._said, 1)
        row.addWidget(self._take)
        for part in (self._mark, self._said, self._take):
            part.hide()
        return row

    def _name_editor(self) -> None:
        name = str(self.field.label)
        if self.field.required:
            name = " ".join((name, self.tr("required")))
        control = self.editor.target()
        control.setAccessibleName(name)
        control.setAccessibleDescription(self._hint_text)

    def _say(self) -> None:
        problem, warning = self._problem, self._warning
        tone = "overdue" if problem else "expiring"
        text = f"{problem.message} {problem.code}" if problem else warning
        retone(self._said, tone)
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self._mark.setVisible(bool(text))
        self._paint_mark()
        control = self.editor.target()
        control.setAccessibleDescription(text or self._hint_text)
        control.setToolTip(plain_tooltip(text))

    @Slot()
    def _paint_mark(self) -> None:
        name, tone = ("ring-alert", "overdue") if self._problem else ("triangle", "expiring")
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(self._theme.pixmap(name, f"state.{tone}.mark", 14, ratio))

    @Slot()
    def _edit(self) -> None:
        if self._problem is not None:
            self.show_problem(None)
        self.edited.emit()

    @Slot(str)
    def _understand(self, reading: str) -> None:
        text = reading or self._hint_text
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    @Slot(object)
    def _doubt(self, problem: object) -> None:
        self.show_problem(cast("Problem | None", problem))

    @Slot()
    def _take_theirs(self) -> None:
        self.show_warning("")
        self.theirs_taken.emit(self.field.name)
