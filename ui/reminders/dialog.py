"""The list of reminders (提醒): what was told or missed, to be opened, done, put off, or seen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
)

from crm.agenda.reminders import Snooze
from ui.reminders.rows import ReminderPainter, ReminderRows
from ui.widgets.buttons import FLAT, PRIMARY, Button
from ui.widgets.dialog_parts import dialog_foot, dialog_head
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import CAPTION, label
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from crm.agenda.reminders import Reminder
    from ui.context import Context
    from ui.reminders.service import Reminders

WIDE, HIGH = 640, 520
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SNOOZES = {
    Qt.Key.Key_1: Snooze.TEN_MINUTES,
    Qt.Key.Key_2: Snooze.ONE_HOUR,
    Qt.Key.Key_3: Snooze.TOMORROW,
}


class ReminderList(Overlay):
    """Every reminder that waits; what is chosen with the keyboard applies to the current one."""

    def __init__(self, window: QWidget, context: Context, reminders: Reminders) -> None:
        """List what waits now, and follow what is answered."""
        name = self.tr("Reminders")
        super().__init__(window, context.theme, name=name, wide=WIDE, high=HIGH)
        self._context, self._reminders = context, reminders
        self.rows = ReminderRows(self)
        self._painter = ReminderPainter(context.theme, context.today, self)
        self.list = self._make_list(name)
        self._empty = EmptyState(context.theme, "bell")
        self._empty.say(self.tr("Nothing waits for an answer."))
        self._views = QStackedWidget()
        for each in (self.list, self._empty):
            self._views.addWidget(each)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(dialog_head(name, context.theme, self.frame, self.close_overlay))
        column.addSpacing(8)
        column.addWidget(_line())
        column.addWidget(self._views, 1)
        column.addWidget(_line())
        column.addWidget(self._make_snoozes())
        column.addWidget(self._make_foot())
        reminders.changed.connect(self._show)
        self._show()

    def current(self) -> Reminder | None:
        """Return the reminder that keys and buttons mean."""
        row = self.list.currentIndex().row()
        return self.rows.reminders[row] if 0 <= row < len(self.rows.reminders) else None

    @Slot()
    def _show(self) -> None:
        waiting, before = self._reminders.waiting, self.list.currentIndex().row()
        if waiting != self.rows.reminders:
            current = self.current()
            self.rows.show_reminders(waiting)
            places = [each.occasion.key for each in waiting]
            key = current.occasion.key if current is not None else ""
            row = places.index(key) if key in places else min(before, len(waiting) - 1)
            self.list.setCurrentIndex(self.rows.index(max(0, row), 0))
        self._painter.today = self._context.today
        self._views.setCurrentWidget(self.list if waiting else self._empty)
        count = len(waiting)
        self._count.setText(self.tr("{count} unanswered").format(count=count) if count else "")
        for button in self._buttons:
            button.setEnabled(bool(waiting))
        if not waiting and self.isVisible():
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    # what can be done

    @Slot()
    def open_current(self) -> None:
        """Show the record of the current reminder; the list gives way."""
        reminder = self.current()
        if reminder is not None:
            self.close_overlay()
            self._reminders.open(reminder)

    @Slot()
    def finish_current(self) -> None:
        """Mark what the current reminder is about as done."""
        reminder = self.current()
        if reminder is not None:
            self._reminders.finish(reminder)

    @Slot()
    def dismiss_current(self) -> None:
        """Take the current reminder off the list; what it is about stays to be done."""
        reminder = self.current()
        if reminder is not None:
            self._reminders.answer([reminder])

    def put_off_current(self, how_long: Snooze) -> None:
        """Let the current reminder come again later."""
        reminder = self.current()
        if reminder is not None:
            self._reminders.put_off([reminder], how_long)

    @Slot()
    def dismiss_all(self) -> None:
        """Take all of them off the list."""
        self._reminders.answer(self.rows.reminders)

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.list
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if plain != Qt.KeyboardModifier.NoModifier:
            return False
        if key in ENTER:
            self.open_current()
        elif key == Qt.Key.Key_Space:
            self.finish_current()
        elif key == Qt.Key.Key_Delete:
            self.dismiss_current()
        elif key in SNOOZES:
            self.put_off_current(SNOOZES[key])
        else:
            return False
        return True

    @Slot(QModelIndex)
    def _open_at(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.open_current()

    # building

    def _make_list(self, name: str) -> QListView:
        view = QListView()
        view.setModel(self.rows)
        view.setItemDelegate(self._painter)
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setAccessibleName(name)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.doubleClicked.connect(self._open_at)
        view.installEventFilter(self)
        return view

    def _make_snoozes(self) -> QFrame:
        theme = self.theme
        bar = QFrame()
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px("space.l"), 8, theme.px("space.m"), 8)
        row.setSpacing(theme.px("space.s"))
        row.addWidget(label(self.tr("Remind me again"), tone="secondary", size=CAPTION))
        texts = {
            Snooze.TEN_MINUTES: self.tr("In 10 minutes"),
            Snooze.ONE_HOUR: self.tr("In 1 hour"),
            Snooze.TOMORROW: self.tr("Tomorrow"),
        }
        self.snoozes = {
            each: Button(
                theme,
                texts[each],
                hint=chr(key),
                small=True,
                run=partial(self.put_off_current, each),
            )
            for key, each in SNOOZES.items()
        }
        for button in self.snoozes.values():
            row.addWidget(button)
        row.addStretch(1)
        self.all_seen = Button(
            theme, self.tr("All seen"), kind=FLAT, small=True, run=self.dismiss_all
        )
        row.addWidget(self.all_seen)
        return bar

    def _make_foot(self) -> QFrame:
        theme = self.theme
        self._count = label("", tone="secondary", size=CAPTION)
        self._close = Button(theme, self.tr("Close"), hint="Esc", run=self.close_overlay)
        self.seen = Button(theme, self.tr("Seen"), hint="Del", run=self.dismiss_current)
        self.done = Button(theme, self.tr("Done"), hint="Space", run=self.finish_current)
        self.open_button = Button(
            theme, self.tr("Open"), kind=PRIMARY, hint="Return", run=self.open_current
        )
        self._buttons = (
            *self.snoozes.values(),
            self.all_seen,
            self.seen,
            self.done,
            self.open_button,
        )
        buttons = (self._close, self.seen, self.done, self.open_button)
        return dialog_foot(self._count, buttons, theme)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    return line
