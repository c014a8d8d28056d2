"""A long text written where it is read: minutes, a report. Leaving it saves it, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.actions import FORM_SAVE_KEY
from ui.focus import holds
from ui.panes.plan_content import WRITE, Given, PlanText
from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from crm.errors import UserError
    from ui.panes.plan_parts import PlanParts

LEAST, MOST = 3, 16  # lines that are shown at once
PADDING = 20  # px: margins of the text and the frame of the box, so that nothing scrolls
CONFLICT = "VERSION_CONFLICT"
ELSEWHERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class TextInPlace(QWidget):
    """A heading, a box that grows with its text, and what to do with what is not saved.

    A text that another person changed meanwhile is not written over: both are there to choose.

    Signals:
        given: the text to save, as `Given` with the text that it replaces.
    """

    given = Signal(object)

    def __init__(self, part: PlanText, parts: PlanParts, parent: QWidget) -> None:
        """Show the text, or what was left unsaved of it."""
        super().__init__(parent)
        self._record, self._parts = parts.record, parts
        self._part = part
        self._base = part.text  # the text that what is written here replaces
        self._sent: str | None = None
        self._left = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(parts.theme.px("space.s"))
        column.addLayout(self._head())
        self.box = self._make_box()
        column.addWidget(self.box)
        column.addWidget(self._make_refusal())
        self._fill()

    @property
    def touched(self) -> bool:
        """Whether something is written that is not saved."""
        return self.box.toPlainText() != self._base

    def show_part(self, part: PlanText) -> None:
        """Show the text as it was read now; what is being written stays."""
        self._part = part
        self.box.setReadOnly(part.read_only)
        if self.box.toPlainText() == part.text:
            self._settle(part.text)
        elif not self.touched and self._sent is None:
            self._base = part.text
            self._put(part.text)
        self._their_text.setText(part.text or self.tr("(nothing)"))

    @Slot()
    def save(self) -> None:
        """Send what is written, once; a refused text waits until it is changed or decided."""
        text = self.box.toPlainText()
        if self._sent is not None or not self.touched or not self._refusal.isHidden():
            return
        self._sent = text
        done, failed = self._saved, self._refused
        self.given.emit(
            Given(self._record, self._part.key, WRITE, (text, self._base), done, failed)
        )

    def leave(self) -> None:
        """Save, because another record is shown now; a refusal is told elsewhere."""
        self._left = True
        self.save()

    @Slot()
    def discard(self) -> None:
        """Go back to the text as it is stored."""
        self._put(self._part.text)
        self._settle(self._part.text)
        self.box.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the keyboard goes elsewhere; Ctrl+S is the box's own while it has it."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            inside = holds(self, QApplication.focusWidget())
            if event.reason() not in ELSEWHERE and not inside:
                self.save()
        elif event.type() == QEvent.Type.Resize:
            self._fit()
        elif isinstance(event, QKeyEvent) and self._parts.theme.keys.matches(event, FORM_SAVE_KEY):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.save()
                return True
        return super().eventFilter(watched, event)

    # what it is made of

    def _head(self) -> QHBoxLayout:
        theme = self._parts.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.s"))
        row.addWidget(label(self._part.title, self, strong=True))
        row.addStretch()
        self._state = label(self.tr("not saved yet"), self, tone="expiring", size=CAPTION)
        self._discard = Button(theme, self.tr("Discard"), kind=LINK, parent=self)
        self._discard.clicked.connect(self.discard)
        self._save = Button(theme, self.tr("Save"), small=True, hint=FORM_SAVE_KEY, parent=self)
        self._save.clicked.connect(self.save)
        for each in (self._state, self._discard, self._save):
            row.addWidget(each)
        for each in (self._discard, self._save):
            each.installEventFilter(self)
        return row

    def _make_box(self) -> QPlainTextEdit:
        box = QPlainTextEdit(self)
        box.setTabChangesFocus(True)
        box.setPlaceholderText(self._part.hint)
        box.setAccessibleName(self._part.title)
        box.installEventFilter(self)
        box.textChanged.connect(self._edited)
        box.document().documentLayout().documentSizeChanged.connect(self._fit)
        return box

    def _make_refusal(self) -> QWidget:
        """Make the frame under the box: what is wrong, and for a conflict the choice."""
        theme = self._parts.theme
        self._refusal = QFrame(self)
        self._refusal.setProperty("kind", "refusal")
        column = QVBoxLayout(self._refusal)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(theme.px("space.xs"))
        self._problem = label("", self._refusal, tone="overdue", wrap=True)
        self._their_text = label("", self._refusal, tone="secondary", size=CAPTION, wrap=True)
        self._choice = QWidget(self._refusal)
        row = QHBoxLayout(self._choice)
        row.setContentsMargins(0, 0, 0, 0)
        for text, run in ((self.tr("Keep mine"), self._keep), (self.tr("Take theirs"), self._take)):
            button = Button(theme, text, small=True, parent=self._choice)
            button.clicked.connect(run)
            button.installEventFilter(self)
            row.addWidget(button)
        row.addStretch()
        for each in (self._problem, self._their_text, self._choice):
            column.addWidget(each)
        self._refusal.hide()
        return self._refusal

    def _fill(self) -> None:
        draft = self._parts.drafts.get(self._place)
        text, self._base = draft if draft is not None else (self._part.text, self._part.text)
        self._put(text)
        self.box.setReadOnly(self._part.read_only)
        self._show_state()

    @property
    def _place(self) -> tuple[int, str]:
        return self._record, self._part.key

    # what happens to it

    @Slot()
    def _edited(self) -> None:
        self._say_nothing_wrong()
        self._fit()
        if self.touched:
            self._parts.drafts[self._place] = (self.box.toPlainText(), self._base)
        else:
            self._parts.drafts.pop(self._place, None)
        self._show_state()

    def _saved(self) -> None:
        sent, self._sent = self._sent, None
        draft = self._parts.drafts.get(self._place)
        if sent is not None and (draft is None or draft[0] == sent):
            self._parts.drafts.pop(self._place, None)
        if isValid(self) and sent is not None:
            self._base = sent
            if self.touched:  # written on meanwhile
                self._parts.drafts[self._place] = (self.box.toPlainText(), sent)
            self._show_state()

    def _refused(self, error: UserError) -> None:
        self._sent = None
        if self._left or not isValid(self) or not self.isVisible():
            self._parts.refused_unseen.emit(self._record, error)
        if not isValid(self):
            return
        conflict = error.code == CONFLICT
        self._problem.setText(
            self.tr("Somebody else changed this text meanwhile. It reads now:")
            if conflict
            else f"{error.message}  {error.code}"
        )
        self._choice.setVisible(conflict)
        self._their_text.setVisible(conflict)
        self._refusal.show()
        _mark(self.box, wrong=True)

    @Slot()
    def _keep(self) -> None:
        self._base = self._part.text
        self._say_nothing_wrong()
        self.box.setFocus()
        if self.touched:
            self.save()
        else:
            self._settle(self._part.text)

    @Slot()
    def _take(self) -> None:
        self.discard()

    def _settle(self, text: str) -> None:
        """Take `text` as what is stored: nothing of it is unsaved."""
        self._base = text
        self._parts.drafts.pop(self._place, None)
        self._say_nothing_wrong()
        self._show_state()

    def _say_nothing_wrong(self) -> None:
        if not self._refusal.isHidden():
            self._refusal.hide()
            _mark(self.box, wrong=False)

    def _show_state(self) -> None:
        for each in (self._state, self._discard, self._save):
            each.setVisible(self.touched)

    def _put(self, text: str) -> None:
        self.box.blockSignals(True)
        self.box.setPlainText(text)
        self.box.blockSignals(False)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        lines = max(LEAST, min(MOST, self.box.document().lineCount()))
        lines = max(lines, min(MOST, round(self.box.document().size().height())))
        self.box.setFixedHeight(lines * self.box.fontMetrics().lineSpacing() + PADDING)


def _mark(control: QWidget, *, wrong: bool) -> None:
    """Frame a control as wrong, or as usual."""
    control.setProperty("error", wrong)
    control.style().unpolish(control)
    control.style().polish(control)
