"""Notices that another day has begun while the window stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from ui.context import Context

LOOK_EVERY = 30_000  # ms: a computer that slept through midnight is noticed too


class DayTurn(QObject):
    """Compares the business date with the one it saw last.

    Signals:
        turned: it is another day.
    """

    turned = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        """Look from now on; `look` asks at once."""
        super().__init__(parent)
        self._context = context
        self._seen = context.today
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Tell when the day has changed: midnight passed, or the window was asleep."""
        if self._context.today != self._seen:
            self._seen = self._context.today
            self.turned.emit()
