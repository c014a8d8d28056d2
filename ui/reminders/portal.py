"""Notifications through the portal of a Linux desktop: with or without a tray, and clickable.

Qt shows notifications only where there is a tray, and names no default action, so that many
desktops ignore the click. The desktop's own service wants unsigned numbers, which cannot be sent
from Python; the portal (org.freedesktop.portal.Notification) takes texts alone.
"""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

BUS_ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Notification"
# The portal passes notifications on to this one; where it is missing they would be lost.
SHOWN_BY = "org.freedesktop.Notifications"
BUS = "org.freedesktop.DBus"
OPEN = "open"
QUICK_MS, PATIENCE_MS = 1000, 5000


class Portal(QObject):
    """The portal of this session, if there is one.

    Signals:
        clicked(name): the notification was clicked.
        failed(name): it could not be shown after all.
    """

    clicked = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Ask nobody yet."""
        super().__init__(parent)
        self._listening = False

    def available(self) -> bool:
        """Tell whether notifications can be shown now."""
        if not os.environ.get(BUS_ADDRESS):
            return False
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        names = [*_names(bus, "ListNames"), *_names(bus, "ListActivatableNames")]
        return {PORTAL, SHOWN_BY} <= set(names)

    def tell(self, name: str, title: str, text: str) -> None:
        """Show a notification; a click on it tells `name`."""
        bus = QDBusConnection.sessionBus()
        if not self._listening:
            # PySide takes the text that SLOT returns; its stubs ask for bytes.
            slot: Any = SLOT("_invoked(QString,QString,QVariantList)")
            self._listening = bus.connect(PORTAL, PATH, INTERFACE, "ActionInvoked", self, slot)
        message = QDBusMessage.createMethodCall(PORTAL, PATH, INTERFACE, "AddNotification")
        message.setArguments([name, {"title": title, "body": text, "default-action": OPEN}])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message, PATIENCE_MS), self)
        watcher.setObjectName(name)
        watcher.finished.connect(self._answered)

    @Slot(QDBusPendingCallWatcher)
    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        if watcher.isError():
            self.failed.emit(watcher.objectName())
        watcher.deleteLater()

    @Slot(str, str, "QVariantList")
    def _invoked(self, name: str, action: str, _parameters: list[Any]) -> None:
        if action == OPEN:
            self.clicked.emit(name)


def _names(bus: QDBusConnection, method: str) -> list[str]:
    message = QDBusMessage.createMethodCall(BUS, "/org/freedesktop/DBus", BUS, method)
    answer = bus.call(message, timeout=QUICK_MS).arguments()
    return [str(each) for each in answer[0]] if answer else []
