"""A calendar page over an office, and what its user does with mouse and keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from crm.calendar.entries import Entry
from crm.calendar.terms import EntryKind, Lane
from tests.crm.calendar.conftest import Diary
from ui.pages.calendar.cursor import Place
from ui.pages.calendar.page import create_page
from ui.pages.calendar.periods import Mode

TODAY = date(2026, 12, 31)
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def made(number, on, **fields):
    """Return an entry: an appointment of one day unless something else is said."""
    values = {
        "kind": EntryKind.APPOINTMENT,
        "id": number,
        "version": 1,
        "lane": Lane.APPOINTMENT,
        "title": f"日程{number}",
        "detail": "",
        "starts_on": on,
        "ends_on": on,
        "start_time": None,
        "end_time": None,
        "status": None,
        "staff_id": 1,
        "staff": "招商主管",
        "conflict": False,
        "movable": True,
        "opens": ("appointment", number),
    }
    return Entry(**{**values, **fields})


class Hands:
    """Uses a page as a person does."""

    def __init__(self, page):
        self.page, self.grid = page, page.grid
        self.viewport = page.grid.viewport()

    def settle(self):
        QTest.qWait(5)
        self.viewport.repaint()

    def entry(self, title):
        return next(each for each in self.grid.shown if each.title.startswith(title))

    def at(self, title, day=None):
        """Return the middle of an entry, where it begins."""
        entry = self.entry(title)
        rect = self.grid.scene.box_of(entry.key, day or entry.starts_on)
        return QPoint(rect.left + min(rect.wide // 2, 40), rect.top + min(rect.high // 2, 8))

    def day(self, day):
        """Return a free place in the cell of a day: at its number."""
        rect = self.grid.scene.cell_of(day)
        return QPoint(rect.left + rect.wide - 20, rect.top + 8)

    def hour(self, day, minute):
        """Return a place in the grid of hours."""
        rect = self.grid.scene.cell_of(day)
        y = self.grid.scene.down() + minute * 48 // 60
        return QPoint(rect.left + rect.wide - 12, y)

    def click(self, at, button=LEFT):
        QTest.mouseClick(self.viewport, button, pos=at)
        self.settle()

    def double_click(self, at):
        QTest.mouseClick(self.viewport, LEFT, pos=at)
        QTest.mouseDClick(self.viewport, LEFT, pos=at)
        self.settle()

    def drag(self, begin, end, *, drop=True):
        """Drag with real mouse events, in several steps."""
        QTest.mousePress(self.viewport, LEFT, pos=begin)
        for part in range(1, 9):
            step = begin + (end - begin) * part / 8
            QTest.mouseMove(self.viewport, step)
            self._move(step)
        if drop:
            QTest.mouseRelease(self.viewport, LEFT, pos=end)
        self.settle()

    def _move(self, at):
        """Send the move with the button down, which QTest does not say."""
        from PySide6.QtCore import QEvent, QPointF
        from PySide6.QtGui import QMouseEvent

        place = QPointF(at)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            QPointF(self.viewport.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.viewport, event)

    def press(self, *keys, modifier=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            QTest.keyClick(self.grid, key, modifier)
        self.settle()

    def choose(self, title, day=None):
        entry = self.entry(title)
        self.grid.setFocus()
        self.grid.choose(Place(day or entry.starts_on, entry.key))

    def menu(self):
        """Return the menu that is open."""
        shown = [each for each in self.page.findChildren(QMenu) if each.isVisible()]
        return shown[-1]

    def pick(self, text):
        """Choose an entry of the menu."""
        menu = self.menu()
        action = next(
            each for each in menu.actions() if each.text().replace("&", "").startswith(text)
        )
        action.trigger()
        menu.close()
        self.settle()

    def week(self):
        self.page.show_mode(Mode.WEEK)
        self.settle()


@pytest.fixture
def diary(office):
    return Diary(office)


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


@pytest.fixture
def wanted(context):
    """The records that were asked for on other pages."""
    asked = []
    context.navigate.record_wanted.connect(lambda kind, id: asked.append((kind, id)))
    return asked


@pytest.fixture
def shown(context, qtbot):
    """Show the page on the month of a day once the entries are there."""

    def show(day=TODAY, width=1364, height=800):
        page = create_page(context)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.show_day(day)
        page.grid.setFocus()
        hands = Hands(page)
        hands.settle()
        return hands

    return show
