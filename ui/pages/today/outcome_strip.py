"""In the place of a finished line: what came of it, and what comes next. It can be left empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from crm.agenda.terms import DueKind
from ui.focus import holds
from ui.pages.today.day_field import DayField
from ui.widgets.labels import CAPTION, ElidedLabel, label, retone

if TYPE_CHECKING:
    from crm.agenda.rows import DueLine
    from ui.context import Context

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEAVING = {Qt.Key.Key_Up, Qt.Key.Key_Down}
ELSEWHERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
# These lines have a next step; the others are simply done.
WITH_NEXT = (DueKind.LEAD, DueKind.VISIT, DueKind.CONTACT)
NAME_WIDE, NEXT_WIDE, DAY_WIDE, HINT_WIDE = 88, 110, 84, 124


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written; `on` are the words for the day of the next step."""

    note: str
    next_action: str
    on: str


class OutcomeStrip(QFrame):
    """Asks about one line that is done already, so that leaving it loses nothing.

    Signals:
        told(Outcome): Enter, with something written.
        left(again): nothing is to be written down; `again` where Space wants to finish the next.
    """

    told = Signal(object)
    left = Signal(bool)

    def __init__(self, context: Context, line: DueLine, viewport: QWidget) -> None:
        """Ask about `line`."""
        super().__init__(viewport)
        self.setProperty("kind", "editor")
        theme = context.theme
        self.line = line
        self.busy = False  # it is being written, or taken away
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.m"), 0, theme.px("space.m"), 0)
        row.setSpacing(theme.px("space.s"))
        tick = QLabel(self)
        tick.setPixmap(theme.pixmap("check", "state.in_force.mark", 16, self.devicePixelRatioF()))
        row.addWidget(tick)
        name = ElidedLabel(line.subject, self)
        name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        name.setFixedWidth(NAME_WIDE)
        name.setProperty("strong", True)
        row.addWidget(name)
        self.note, self.next = QLineEdit(self), QLineEdit(self)
        # The day is said where the keys are named.
        self.day = DayField(context, self.tr("When"), self, beside=True, told_elsewhere=True)
        self.day.changed.connect(self._say)
        self.next.setFixedWidth(NEXT_WIDE)
        self.day.setFixedWidth(DAY_WIDE)
        row.addWidget(self._named(self.tr("Outcome"), self.note))
        row.addWidget(self.note, 1)
        for name, field, target in (
            (self.tr("Next step"), self.next, self.next),
            (self.tr("When"), self.day, self.day.line),
        ):
            caption = self._named(name, target)
            for each in (caption, field):
                row.addWidget(each)
                each.setVisible(line.kind in WITH_NEXT)
        self._hint = label("", self, tone="secondary", size=CAPTION)
        row.addWidget(self._hint)
        self._say()
        self._hint.setFixedWidth(max(HINT_WIDE, self._hint.sizeHint().width()))
        self.setFocusProxy(self.note)

    @property
    def written(self) -> bool:
        """Whether something stands in one of its fields."""
        return any(each.text().strip() for each in (self.note, self.next, self.day.line))

    def outcome(self) -> Outcome:
        """Return what is written."""
        texts = (each.text().strip() for each in (self.note, self.next, self.day.line))
        return Outcome(*texts)

    def has_keyboard(self) -> bool:
        """Tell whether one writes here."""
        return holds(self, QApplication.focusWidget())

    def mark_wrong(self, field: str) -> None:
        """Give the keyboard to the field that was refused."""
        wrong = {"next_action": self.next, "next_action_on": self.day.line}.get(field, self.note)
        wrong.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps what is written; Esc, arrows and Space leave an empty strip."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        if isinstance(event, QFocusEvent) and self._is_left(event):
            self._keep()  # the keyboard went elsewhere: nothing written is lost
        return super().eventFilter(watched, event)

    def _is_left(self, event: QFocusEvent) -> bool:
        out = event.type() == QEvent.Type.FocusOut and event.reason() not in ELSEWHERE
        return out and not self.has_keyboard()

    def _key(self, key: Qt.Key) -> bool:
        if key in ENTER:
            self._keep()
        elif key == Qt.Key.Key_Escape:
            self.left.emit(False)
        elif not self.written and (key == Qt.Key.Key_Space or key in LEAVING):
            self.left.emit(key == Qt.Key.Key_Space)
        else:
            return False
        return True

    @Slot()
    def _keep(self) -> None:
        if self.busy:
            return
        if self.written:
            self.told.emit(self.outcome())
        else:
            self.left.emit(False)

    @Slot()
    def _say(self) -> None:
        """Say how the day was understood; else which keys do what."""
        said = self.day.meaning.toolTip()
        keys = self.tr("Enter keeps · Esc skips")
        self._hint.setText(said if self.day.words is not None else keys)
        retone(self._hint, "accent" if self.day.words is not None else "secondary")
        self._hint.setToolTip(said)

    def _named(self, name: str, field: QLineEdit) -> QLabel:
        """Name a field, and watch its keys."""
        field.setAccessibleName(name)
        field.installEventFilter(self)
        return label(name, self, tone="secondary", size=CAPTION)
