"""When to do it instead: four usual days, or any day in words, said back as it was understood."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from crm.quantities.day_words import DayWords
from ui.pages.today.day_field import DayField
from ui.pages.today.words import near_day
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from datetime import date

    from ui.context import Context

WIDE, ROW, GAP = 280, 28, 2
DAY = int(Qt.ItemDataRole.UserRole)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down)
WEEK = 7


class PostponePopup(QFrame):
    """Drops down under a line. One types, or chooses with the arrows; Enter takes it.

    Signals:
        chosen(DayWords)
    """

    chosen = Signal(object)

    def __init__(self, context: Context, title: str, parent: QWidget) -> None:
        """Offer days after today; `title` says what is postponed."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self._context = context
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.setSpacing(context.theme.px("space.xs"))
        inside.addWidget(label(title, self, tone="secondary", size=CAPTION))
        self.list = QListWidget(self)
        self.list.setProperty("kind", "choices")
        self.list.setAccessibleName(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line has the keys of both
        self._offer(context.today)
        inside.addWidget(self.list)
        name = self.tr("Or a day in words, with a time if there is one")
        inside.addWidget(label(name, self, tone="secondary", size=CAPTION))
        self.field = DayField(context, name, self)
        self.field.line.setPlaceholderText(self.tr("next Wed 9:30, +3, 10-16"))
        self.field.line.installEventFilter(self)
        self.field.changed.connect(self._show_choice)
        inside.addWidget(self.field)
        self.setFocusProxy(self.field.line)

    def open_under(self, place: QRect) -> None:
        """Drop down at the right end of a line, above it where there is no room below."""
        self.resize(WIDE, self.sizeHint().height())
        drop_down(self, place)
        self.field.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go through the days; Enter takes what is written, else the day that is on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in MOVES:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = (self.list.currentRow() + step) % self.list.count()
                self.field.line.clear()
                self.list.setCurrentRow(row)
                return True
            if event.key() in ENTER:
                self.take()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def take(self) -> None:
        """Take the day, if what is written is one."""
        if self.field.line.text().strip():
            if not self.field.complain() and self.field.words is not None:
                self._finish(self.field.words)
        else:
            item = cast("QListWidgetItem | None", self.list.currentItem())
            if item is not None:
                self._finish(DayWords(item.data(DAY)))

    def _offer(self, today: date) -> None:
        monday = today + timedelta(days=WEEK - today.weekday())
        days = (
            (self.tr("Tomorrow"), today + timedelta(days=1)),
            (self.tr("The day after tomorrow"), today + timedelta(days=2)),
            (self.tr("Next Monday"), monday),
            (self.tr("In a week (+7)"), today + timedelta(days=WEEK)),
        )
        for name, day in days:
            item = QListWidgetItem(f"{name}   {near_day(day, today)}")
            item.setData(DAY, day)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(ROW * len(days) + 4)
        self.list.itemClicked.connect(self._clicked)

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        self._finish(DayWords(item.data(DAY)))

    @Slot()
    def _show_choice(self) -> None:
        """No day of the list is on while something is written."""
        self.list.setCurrentRow(-1 if self.field.line.text().strip() else 0)

    def _finish(self, words: DayWords) -> None:
        self.chosen.emit(words)
        self.close()


def drop_down(popup: QWidget, place: QRect) -> None:
    """Show a popup under the right end of a line, above it where there is no room below."""
    room = popup.screen().availableGeometry()
    left = min(place.right() - popup.width(), room.right() - popup.width())
    below = place.bottom() + GAP
    fits = below + popup.height() <= room.bottom()
    top = below if fits else max(room.top(), place.top() - GAP - popup.height())
    popup.move(max(room.left(), left), top)
    popup.show()
