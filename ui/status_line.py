"""The status bar: demonstration notice, keys of the page, work under way, database, user, today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from crm.language import CHINESE
from ui import formats
from ui.acting import actor_label
from ui.reminders.bell import Bell
from ui.widgets.labels import ElidedLabel
from ui.widgets.progress_row import ProgressRow

if TYPE_CHECKING:
    from ui.context import Context
    from ui.reminders.service import Reminders


class StatusLine(QStatusBar):
    """Built anew with the window's language."""

    def __init__(
        self, context: Context, reminders: Reminders, parent: QWidget | None = None
    ) -> None:
        """Show what `context` knows, and how many reminders wait."""
        super().__init__(parent)
        self._context = context
        self.setFixedHeight(context.theme.px("size.status_bar"))
        self.setSizeGripEnabled(False)
        self.notice_icon = _caption("")
        self.notice = _caption("expiring")
        self.notice.setText(self.tr("Demonstration data only"))
        self.keys = ElidedLabel("", tone="secondary")  # the first to give way
        self.keys.setProperty("type", "caption")
        self.database = _caption("secondary")
        self.user = _caption("secondary")
        self.today = _caption("secondary")
        self.addWidget(self.notice_icon)
        self.addWidget(self.notice)
        self.addWidget(self.keys, 1)
        self.addPermanentWidget(ProgressRow(context.background, context.theme))
        self.bell = Bell(context, reminders)
        self.addPermanentWidget(self.bell)
        for label in (self.database, self.user, self.today):
            self.addPermanentWidget(label)
        self.setContentsMargins(8, 0, 8, 0)
        self.notice_icon.setContentsMargins(4, 0, 0, 0)
        self.notice.setContentsMargins(0, 0, 16, 0)
        self.notice.setVisible(context.demo)
        self.notice_icon.setVisible(context.demo)
        context.theme.changed.connect(self._draw)
        context.acting.changed.connect(self.refresh)
        self._draw()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show who acts and what day it is."""
        context = self._context
        server = context.database.engine.dialect.name == "postgresql"
        name = self.tr("Team database") if server else self.tr("Local database")
        self.database.setText(self.tr("{database} · saved").format(database=name))
        self.user.setText(actor_label(context.actor.name, context.actor.role))
        day, weekday = formats.day(context.today), formats.weekday(context.today)
        chinese = context.language.current == CHINESE
        self.today.setText(f"{day} {weekday}" if chinese else f"{weekday} {day}")

    @Slot()
    def _draw(self) -> None:
        theme = self._context.theme
        pixmap = theme.pixmap("info", "state.expiring.text", 14, self.devicePixelRatioF())
        self.notice_icon.setPixmap(pixmap)


def _caption(tone: str) -> QLabel:
    label = QLabel()
    label.setProperty("type", "caption")
    label.setProperty("tone", tone)
    label.setContentsMargins(4, 0, 4, 0)
    return label
