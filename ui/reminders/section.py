"""What the settings say about reminders: whether, when, and what closing the window does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QSystemTrayIcon,
    QVBoxLayout,
    QWidget,
)

from ui.reminders.preferences import (
    ASKED,
    MINUTES,
    MORNING,
    REMIND,
    STAY,
    VISIT_MINUTES,
    lead_times,
)
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.context import Context

MORNINGS = tuple(f"{hour:02}:{minute:02}" for hour in range(6, 12) for minute in (0, 30))
BEFORE = (0, 5, 10, 15, 30, 60)
BEFORE_VISITS = (15, 30, 60, 90, 120, 240)
HOUR = 60
WIDE = 160  # px


class ReminderSettings(QWidget):
    """Rows of the settings, each taking effect at once."""

    def __init__(self, context: Context, *, tray: bool | None = None) -> None:
        """Show what is chosen; `tray` tells whether the desktop has one, None asks it."""
        super().__init__()
        self._context = context
        self.remind = QCheckBox(self.tr("Remind me of what is due"))
        self.morning = _choices([(each, each) for each in MORNINGS])
        self.before = _choices([(self._minutes(each), each) for each in BEFORE])
        self.before_visits = _choices([(self._minutes(each), each) for each in BEFORE_VISITS])
        self.stay = QCheckBox(self.tr("Stay in the tray when the window is closed"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.remind)
        column.addLayout(self._times())
        column.addWidget(self.stay)
        has_tray = QSystemTrayIcon.isSystemTrayAvailable() if tray is None else tray
        self.stay_hint = self._tray_hint(has_tray=has_tray)
        column.addWidget(self.stay_hint)
        self._show()
        self.remind.toggled.connect(self._keep)
        self.stay.toggled.connect(self._keep_stay)
        for choice in (self.morning, self.before, self.before_visits):
            choice.activated.connect(self._keep)

    def _times(self) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(24, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow(self.tr("Without a time, and the summary"), self.morning)
        form.addRow(self.tr("With a time"), self.before)
        form.addRow(self.tr("Visits"), self.before_visits)
        return form

    def _tray_hint(self, *, has_tray: bool) -> QLabel:
        if has_tray:
            text = self.tr("Reminders go on. Quit ends the program, also from the tray.")
        else:
            text = self.tr("This desktop has no tray: closing the window ends the program.")
        return label(text, tone="tertiary", size=CAPTION, wrap=True)

    def _minutes(self, count: int) -> str:
        if not count:
            return self.tr("at its time")
        if count % HOUR:
            return self.tr("{count} min before").format(count=count)
        return self.tr("{count} h before").format(count=count // HOUR)

    def _show(self) -> None:
        settings = self._context.settings
        wanted = lead_times(settings)
        self.remind.setChecked(settings.value(REMIND))
        self.stay.setChecked(settings.value(STAY))
        morning = f"{wanted.morning:%H:%M}"
        _choose(self.morning, morning, morning)
        _choose(self.before, self._minutes(wanted.minutes), wanted.minutes)
        _choose(self.before_visits, self._minutes(wanted.visit_minutes), wanted.visit_minutes)
        self._enable()

    def _enable(self) -> None:
        for choice in (self.morning, self.before, self.before_visits):
            choice.setEnabled(self.remind.isChecked())

    @Slot()
    def _keep(self) -> None:
        settings = self._context.settings
        settings.keep(REMIND, self.remind.isChecked())
        settings.keep(MORNING, self.morning.currentData())
        settings.keep(MINUTES, self.before.currentData())
        settings.keep(VISIT_MINUTES, self.before_visits.currentData())
        self._enable()

    @Slot()
    def _keep_stay(self) -> None:
        """Who has chosen here is not asked when closing the window."""
        self._context.settings.keep(STAY, self.stay.isChecked())
        self._context.settings.keep(ASKED, True)


def _choices(choices: Sequence[tuple[str, object]]) -> QComboBox:
    made = QComboBox()
    made.setMinimumWidth(WIDE)
    for text, value in choices:
        made.addItem(text, value)
    return made


def _choose(box: QComboBox, text: str, value: object) -> None:
    """Choose a value; one that the settings file alone can hold is offered too."""
    with QSignalBlocker(box):
        if box.findData(value) < 0:
            box.addItem(text, value)
        box.setCurrentIndex(box.findData(value))
