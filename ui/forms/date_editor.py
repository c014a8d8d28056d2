"""Days: typed in any of the written forms, or picked from a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from crm.errors import UserError
from crm.quantities.dates import parse_date
from ui.forms.editor import LineEditor

if TYPE_CHECKING:
    from datetime import date

    from crm.records.fields import Field
    from ui.theme import Theme

# Qt's own arrows stay black in the dark theme.
ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class DateEditor(LineEditor):
    """A line for a day; `2024年10月8日` and `2024.10.8` become `2024-10-08` on leaving it."""

    def __init__(self, field: Field, theme: Theme, parent: QWidget) -> None:
        """Put the calendar button inside the line, at its right end; Alt+Down opens it too."""
        super().__init__(parent)
        self._field = field
        self._theme = theme
        self._popup: QFrame | None = None
        self._open = QAction(self)
        self._open.setText(self.tr("Calendar"))
        self._open.setToolTip(self.tr("Pick a day from the calendar"))
        self._open.setShortcut("Alt+Down")
        self._open.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._open.triggered.connect(self.open_calendar)
        self.line.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.line.textChanged.connect(self._read)
        self.line.editingFinished.connect(self._leave)
        theme.changed.connect(self._paint_button)
        self._paint_button()

    def day(self) -> date | None:
        """Return the day that the text means, None when it is empty or cannot be read."""
        try:
            return self.read(self.line.text())
        except UserError:
            return None

    def read(self, text: str) -> date:
        """Return the day that a text means; raises UserError as `parse_date`."""
        return parse_date(text, field=self._field.name).value

    @Slot()
    def open_calendar(self) -> None:
        """Show the month of the day that is written, or this month."""
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(self._popup)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setLocale(QLocale())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(self._theme.color("text.primary"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, plain)
        for name, icon in ARROWS.items():
            cast("QToolButton", calendar.findChild(QToolButton, name)).setIcon(
                self._theme.icon(icon)
            )
        day = self.day()
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(self._pick)
        calendar.clicked.connect(self._pick)
        inside = QVBoxLayout(self._popup)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(calendar)
        self._popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        self._popup.show()
        calendar.setFocus()

    @Slot(QDate)
    def _pick(self, day: QDate) -> None:
        self.line.setText(cast("date", day.toPython()).isoformat())
        self.changed.emit()
        self.doubted.emit(None)
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        self.line.setFocus()

    @Slot()
    def _paint_button(self) -> None:
        self._open.setIcon(self._theme.icon("calendar", color="text.secondary", size=16))

    @Slot()
    def _read(self) -> None:
        day = self.day()
        if day is None or self.line.text().strip() == day.isoformat():
            self.understood.emit("")
        else:
            self.understood.emit(f"= {day.isoformat()}")

    @Slot()
    def _leave(self) -> None:
        if not self.line.text().strip():
            self.doubted.emit(None)
            return
        try:
            day = self.read(self.line.text())
        except UserError as error:
            self.doubted.emit(error.problems[0])
            return
        if self.line.text().strip() != day.isoformat():
            self.line.setText(day.isoformat())
        self.doubted.emit(None)
