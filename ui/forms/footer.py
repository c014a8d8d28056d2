"""The foot of a form: what is left to do, cancel, save and the main action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import FORM_MAIN_KEY, FORM_SAVE_KEY
from ui.widgets.buttons import DANGER, LINK, PRIMARY, SECONDARY, Button
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.errors import Problem
    from ui.theme import Theme


RING = (4, 4, 4, 4)  # px around the buttons: room for the ring of the focus


class ProblemCount(Button):
    """How many places are left to correct; a click goes to the first."""

    def text_color(self) -> str:
        """Say it in the colour of errors."""
        return "state.overdue.text"


class FormFooter(QFrame):
    """Two faces: the buttons, or the question whether to lose what was typed.

    Signals:
        save_asked, main_asked, cancel_asked: a button or its shortcut was pressed.
        discard_confirmed: the person gives up what was typed.
        editing_kept: the person goes on with what was typed.
        reload_asked: the person wants to see what another one saved.
        next_asked: the person clicked the count of problems.
    """

    save_asked = Signal()
    main_asked = Signal()
    cancel_asked = Signal()
    discard_confirmed = Signal()
    editing_kept = Signal()
    reload_asked = Signal()
    next_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, main_text: str, save_text: str) -> None:
        """Show save as the main button, unless `main_text` names another."""
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self._theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 6, 12, 6)
        outer.setSpacing(6)
        self._sentence = label("", self, tone="overdue", wrap=True)
        self._sentence.hide()
        outer.addWidget(self._sentence)
        self._faces = QStackedWidget(self)
        outer.addWidget(self._faces)
        self._faces.addWidget(self._buttons(main_text, save_text))
        self._faces.addWidget(self._question())

    def show_problems(self, count: int, elsewhere: Sequence[Problem]) -> None:
        """Repeat how many places need work, and say what belongs to no field."""
        self.count_left(count)
        self._sentence.setText("\n".join(f"{each.message} {each.code}" for each in elsewhere))
        self._sentence.setVisible(bool(elsewhere))

    def count_left(self, count: int) -> None:
        """Say how many places are left to do; nothing at zero."""
        text = self.tr("To correct: {count}").format(count=count) if count else ""
        self._left.setText(text)
        self._left.setAccessibleName(text)
        self._left.updateGeometry()
        self._left.setVisible(bool(text))

    def offer_reload(self, *, on: bool) -> None:
        """Offer to load what another person saved and compare it with what is typed."""
        self._reload.setVisible(on)
        self._left.setVisible(not on and bool(self._left.text()))

    def clear(self) -> None:
        """Say nothing."""
        self.show_problems(0, ())
        self.offer_reload(on=False)
        self._faces.setCurrentIndex(0)

    def ask_discard(self) -> None:
        """Ask whether to lose what was typed; staying is the first choice."""
        self._faces.setCurrentIndex(1)
        self._stay.setFocus()

    @property
    def asking(self) -> bool:
        """Whether the question is on screen."""
        return self._faces.currentIndex() == 1

    @Slot()
    def keep_editing(self) -> None:
        """Go back to the buttons."""
        self.editing_kept.emit()  # first: a face that is hidden with the keyboard gives it anywhere
        self._faces.setCurrentIndex(0)

    def set_busy(self, *, on: bool) -> None:
        """Keep the person from saving twice."""
        self.save.setDisabled(on)
        if self.main is not None:
            self.main.setDisabled(on)

    def _buttons(self, main_text: str, save_text: str) -> QWidget:
        face = QWidget(self)
        row = QHBoxLayout(face)
        row.setContentsMargins(*RING)
        row.setSpacing(8)
        self._left = ProblemCount(self._theme, kind=LINK, icon="ring-alert", parent=face)
        self._left.hide()
        self._left.clicked.connect(self.next_asked)
        self._reload = Button(self._theme, self.tr("Reload and compare"), parent=face)
        self._reload.hide()
        self._reload.clicked.connect(self.reload_asked)
        self.cancel = Button(self._theme, self.tr("Cancel"), hint="Esc", parent=face)
        self.cancel.clicked.connect(self.cancel_asked)
        kind = SECONDARY if main_text else PRIMARY
        text = save_text or self.tr("Save")
        self.save = Button(self._theme, text, kind=kind, hint=FORM_SAVE_KEY, parent=face)
        self.save.clicked.connect(self.save_asked)
        self.main: Button | None = None
        row.addWidget(self._left)
        row.addWidget(self._reload)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        if main_text:
            self.main = Button(
                self._theme, main_text, kind=PRIMARY, hint=FORM_MAIN_KEY, parent=face
            )
            self.main.clicked.connect(self.main_asked)
            row.addWidget(self.main)
        return face

    def _question(self) -> QWidget:
        face = QWidget(self)
        row = QHBoxLayout(face)
        row.setContentsMargins(*RING)
        row.setSpacing(8)
        row.addWidget(
            label(self.tr("What was typed is not saved."), face, size=CAPTION, wrap=True), 1
        )
        discard = Button(self._theme, self.tr("Discard"), kind=DANGER, parent=face)
        discard.clicked.connect(self.discard_confirmed)
        self._stay = Button(self._theme, self.tr("Keep editing"), hint="Esc", parent=face)
        self._stay.clicked.connect(self.keep_editing)
        row.addWidget(discard)
        row.addWidget(self._stay)
        return face
