"""Notifications on a real session bus, as a Linux desktop has one; a small desktop answers them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
BUS = shutil.which("dbus-run-session") or ""
pytestmark = pytest.mark.skipif(not BUS, reason="no session bus can be started here")
# A bus on which nothing that is installed here can start.
EMPTY_BUS = """
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
# The desktop shows what it is told, and clicks it.
DESKTOP = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject

class Portal(QDBusVirtualObject):
    def introspect(self, path):
        return ""

    def handleMessage(self, message, bus):
        if message.member() != "AddNotification":
            return False
        if "refuses" in sys.argv:
            name = "org.freedesktop.portal.Error.Failed"
            bus.send(message.createErrorReply(name, "refused"))
            return True
        self.name = message.arguments()[0]
        print("shown", self.name, message.signature(), flush=True)
        bus.send(message.createReply([]))
        QTimer.singleShot(50, self.click)
        return True

    def click(self):
        path, interface = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Notification"
        signal = QDBusMessage.createSignal(path, interface, "ActionInvoked")
        signal.setArguments([self.name, "open", []])
        QDBusConnection.sessionBus().send(signal)

app = QCoreApplication([])
bus, portal = QDBusConnection.sessionBus(), Portal()
whole = QDBusConnection.VirtualObjectRegisterOption.SubPath
bus.registerVirtualObject("/org/freedesktop/portal", portal, whole)
bus.registerService("org.freedesktop.portal.Desktop")
bus.registerService("org.freedesktop.Notifications")
print("ready", flush=True)
app.exec()
"""
# The program tells one reminder, if it can, and ends at what becomes of it.
PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from ui.reminders.portal import Portal

app, portal = QCoreApplication([]), Portal()
portal.clicked.connect(lambda name: (print("clicked", name), app.quit()))
portal.failed.connect(lambda name: (print("failed", name), app.quit()))
print("available", portal.available())
if portal.available():
    portal.tell("reminders-1", "14:00 寄送材料", "示例企业")
    QTimer.singleShot(10_000, app.quit)
    app.exec()
"""
WITH_DESKTOP = """
{python} -c "$DESKTOP" {option} > "$TOLD" & desktop=$!
until grep -q ready "$TOLD"; do sleep 0.05; done
{python} -c "$PROGRAM"
kill $desktop
"""


def on_a_bus(tmp_path, script, option=""):
    told, settings = tmp_path / "told", tmp_path / "bus.conf"
    told.touch()
    settings.write_text(EMPTY_BUS, encoding="utf-8")
    environment = {**os.environ, "DESKTOP": DESKTOP, "PROGRAM": PROGRAM, "TOLD": str(told)}
    done = subprocess.run(
        [
            BUS,
            f"--config-file={settings}",
            "--",
            "/bin/sh",
            "-c",
            script.format(python=sys.executable, option=option),
        ],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines(), told.read_text(encoding="utf-8").splitlines()


def test_a_notification_is_shown_and_its_click_comes_back(tmp_path):
    said, told = on_a_bus(tmp_path, WITH_DESKTOP)
    assert told == ["ready", "shown reminders-1 sa{sv}"]
    assert said == ["available True", "clicked reminders-1"]


def test_a_portal_that_refuses_says_so(tmp_path):
    said, _told = on_a_bus(tmp_path, WITH_DESKTOP, "refuses")
    assert said == ["available True", "failed reminders-1"]


def test_a_bus_without_notifications_has_none(tmp_path):
    said, _told = on_a_bus(tmp_path, '{python} -c "$PROGRAM"')
    assert said == ["available False"]
