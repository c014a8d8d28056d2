"""A window with a running trip, and what a person types into the quick log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm.companies.commands import save_contact
from crm.trips.commands import save_trip
from ui.quick_log.dialog import QuickLog
from ui.quick_log.offer import LogContacts

if TYPE_CHECKING:
    from ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Typist:
    """Somebody at the keyboard of the window; the mouse is not touched."""

    window: MainWindow

    @property
    def log(self) -> QuickLog | None:
        """The quick log, if it is open."""
        found = self.window.findChildren(QuickLog)
        return next((each for each in found if each.isVisible()), None)

    @property
    def form(self) -> Any:
        """Its form."""
        return self.log.form

    def open(self) -> QuickLog:
        """Press Ctrl+L wherever the keyboard is."""
        self.press(Qt.Key.Key_L, CONTROL)
        return self.log

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def write(self, text: str) -> None:
        """Type a text: letters key by key, others as an input method commits them."""
        for each in text:
            if each.isascii():
                QTest.keyClicks(QApplication.focusWidget(), each)
            else:
                event = QInputMethodEvent()
                event.setCommitString(each)
                QApplication.sendEvent(QApplication.focusWidget(), event)

    def tab(self, times: int = 1) -> None:
        """Go to the next field."""
        for _ in range(times):
            self.press(Qt.Key.Key_Tab)

    def enter(self) -> None:
        """Press Enter."""
        self.press(Qt.Key.Key_Return)

    def person(self, company: str, person: str, topic: str = "") -> None:
        """Write a new company, a person and a topic, from the field of the company on."""
        self.write(company)
        self.press(Qt.Key.Key_Return, CONTROL)
        self.write(person)
        if topic:
            self.tab(4)
            self.write(topic)

    def said(self) -> str:
        """What stands above the foot."""
        return self.log.said.text.text()

    def problems(self) -> list[str]:
        """What is said at the fields."""
        shown = self.form._troubles.values()
        return list(dict.fromkeys(each.said.text() for each in shown if not each.isHidden()))


@pytest.fixture
def trip(office):
    values = {
        "title": "出访深圳",
        "cities": ["深圳"],
        "starts_on": "2026-12-30",
        "ends_on": "2027-01-02",
        "leader_staff_id": office.manager.id,
        "status": "进行中",
    }
    return office.do(save_trip, values)


@pytest.fixture
def known(office):
    made = office.company("示例企业118")
    person = {"company_id": made.id, "name": "投资总监", "title": "总监", "mobile": "138 0000 0118"}
    office.do(save_contact, person)
    return made


@pytest.fixture
def typist(trip, known, open_window):  # noqa: ARG001 - the records come first
    return Typist(open_window("leads", "trips", "settings"))


@pytest.fixture
def offer(typist):
    return typist.window.findChild(LogContacts)
