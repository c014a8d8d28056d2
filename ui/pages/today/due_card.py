"""The left card: the list of what is due, a bar for several lines, a sentence for none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import formats
from ui.pages.today.due_delegate import FINISH, HAND_ON, POSTPONE
from ui.pages.today.due_list import DueList
from ui.widgets.buttons import INVERSE, Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.context import Context

BAR = 40


class DueCard(QFrame):
    """What is due.

    Signals:
        asked(what, place): something is to be done with the chosen lines.
    """

    asked = Signal(str, QRect)

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._context = context
        self.list = DueList(context, self)
        self.empty = EmptyState(context.theme, "ring-check", self)
        self.views = QStackedWidget(self)
        self.views.addWidget(self.list)
        self.views.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.views, 1)
        self.bar = self._make_bar()
        column.addWidget(self.bar)
        self.list.asked.connect(self.asked)
        self.list.chosen_changed.connect(self._say_chosen)

    def show_empty(self, *, on: bool) -> None:
        """Show the sentence instead of the list."""
        self.views.setCurrentWidget(self.empty if on else self.list)

    @Slot()
    def _say_chosen(self) -> None:
        count = len(self.list.chosen())
        text = self.tr("{count} selected").format(count=formats.whole(count))
        self._count.setText(text)
        self.bar.setVisible(self.list.many())

    def _make_bar(self) -> QFrame:
        theme = self._context.theme
        bar = QFrame(self)
        bar.setProperty("kind", "selection")
        bar.setFixedHeight(BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px("space.m"), 0, theme.px("space.s"), 0)
        row.setSpacing(theme.px("space.s"))
        self._count = label("", bar, tone="inverse", strong=True)
        row.addWidget(self._count)
        self.buttons: dict[str, Button] = {}
        for what, text, icon, key in (
            (FINISH, self.tr("Done"), "check", "fixed.today_done"),
            (POSTPONE, self.tr("Postpone"), "calendar", "fixed.today_postpone"),
            (HAND_ON, self.tr("Hand on"), "swap", "fixed.today_hand_on"),
        ):
            button = Button(theme, text, kind=INVERSE, icon=icon, small=True, parent=bar, hint=key)
            button.clicked.connect(self._pressed)
            self.buttons[what] = button
            row.addWidget(button)
        row.addStretch(1)
        clear = Button(theme, "Esc", kind=INVERSE, icon="close", small=True, parent=bar)
        clear.name_only(self.tr("Select nothing (Esc)"))
        clear.clicked.connect(self.list.clear_chosen)
        row.addWidget(clear)
        bar.hide()
        return bar

    @Slot()
    def _pressed(self) -> None:
        sender = self.sender()
        what = next(key for key, button in self.buttons.items() if button is sender)
        button = self.buttons[what]
        place = QRect(button.mapToGlobal(button.rect().topLeft()), button.size())
        self.asked.emit(what, place)
