"""The icon in the tray of the desktop: its menu, how much is due, notifications of the system."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

if TYPE_CHECKING:
    from ui.context import Context
    from ui.reminders.portal import Portal
    from ui.reminders.service import Reminders
    from ui.theme import Theme

SIZES = (16, 22, 24, 32, 48, 64)  # px
SHOWN_MS = 10_000
LETTER = "引"
# Notifications of Linux are read as markup, which these would break.
READ_AS_MARKUP = str.maketrans("&<>", "＆＜＞")


class Tray(QObject):
    """Stands in the tray where the desktop has one.

    Signals:
        open_wanted, log_wanted, today_wanted, list_wanted, quit_wanted: chosen in the menu.
        notice_clicked(name): the notification was clicked.
        notice_failed(name): it could not be shown after all.
    """

    open_wanted = Signal()
    log_wanted = Signal()
    today_wanted = Signal()
    list_wanted = Signal()
    quit_wanted = Signal()
    notice_clicked = Signal(str)
    notice_failed = Signal(str)

    def __init__(
        self, context: Context, reminders: Reminders, parent: QObject | None = None
    ) -> None:
        """Prepare the menu; `appear` shows the icon."""
        super().__init__(parent)
        self._context, self._reminders = context, reminders
        self._icon = QSystemTrayIcon(self)
        self.menu = QMenu()
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self._last_clicked)
        self._last = ""
        self._portal = _portal(self)
        if self._portal is not None:
            self._portal.clicked.connect(self.notice_clicked)
            self._portal.failed.connect(self.notice_failed)
        self.refresh()

    @property
    def available(self) -> bool:
        """Tell whether the desktop has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def tooltip(self) -> str:
        """What the icon says under the pointer."""
        return self._icon.toolTip()

    def appear(self) -> None:
        """Show the icon; a tray may come later than the program."""
        if self.available and not self._icon.isVisible():
            self._icon.show()

    def vanish(self) -> None:
        """Take the icon away."""
        self._icon.hide()
        self.menu.deleteLater()

    def tell(self, name: str, title: str, text: str) -> bool:
        """Show a notification of the system; False where it has none."""
        self._last = name
        title, text = title.translate(READ_AS_MARKUP), text.translate(READ_AS_MARKUP)
        if self._portal is not None and self._portal.available():
            self._portal.tell(name, title, text)
            return True
        if not (self._icon.isVisible() and self.available and self._icon.supportsMessages()):
            return False
        self._icon.showMessage(title, text, program_icon(self._context.theme), SHOWN_MS)
        return True

    @Slot()
    def refresh(self) -> None:
        """Build the menu anew, in the language and with the numbers of now."""
        due, waiting = self._reminders.due, len(self._reminders.waiting)
        named = self.tr("Yinfeng: {count} due today").format(count=due)
        self._icon.setToolTip(named if due else self.tr("Yinfeng"))
        self._icon.setIcon(program_icon(self._context.theme, marked=bool(due)))
        counted = self.tr("{count} due today").format(count=due)
        unanswered = self.tr("Reminders: {count} unanswered").format(count=waiting)
        self.menu.clear()
        for text, wanted in (
            (self.tr("Open Yinfeng"), self.open_wanted),
            (self.tr("Quick log"), self.log_wanted),
            (counted if due else self.tr("Nothing due today"), self.today_wanted),
            (unanswered if waiting else self.tr("Reminders"), self.list_wanted),
        ):
            self.menu.addAction(text).triggered.connect(wanted)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Quit")).triggered.connect(self.quit_wanted)

    @Slot()
    def _last_clicked(self) -> None:
        """Qt does not say which one: what it showed last stands for all."""
        self.notice_clicked.emit(self._last)

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        wanted = QSystemTrayIcon.ActivationReason
        if reason in (wanted.Trigger, wanted.DoubleClick):
            self.open_wanted.emit()


def _portal(parent: QObject) -> Portal | None:
    """Return the portal where desktops have one; loaded there only."""
    if sys.platform != "linux":
        return None
    from ui.reminders.portal import Portal

    return Portal(parent)


def program_icon(theme: Theme, *, marked: bool = False) -> QIcon:
    """Return the icon of the program; `marked` puts a dot on it: something is due."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(_pixmap(theme, size, marked=marked))
    return icon


def _pixmap(theme: Theme, size: int, *, marked: bool) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent.base"))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size / 5, size / 5)
    font = QFont(theme.font("body", strong=True))
    font.setPixelSize(round(size * 0.72))
    painter.setFont(font)
    painter.setPen(theme.color("accent.on"))
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, LETTER)
    if marked:
        dot = size * 0.4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("state.overdue.mark"))
        painter.drawEllipse(QRectF(size - dot, 0, dot, dot))
    painter.end()
    return pixmap
