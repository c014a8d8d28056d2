"""The calendar in the window, for people who are faster than the database."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.calendar.terms import EntryKind
from tests.ui.pages.calendar.conftest import CONTROL
from ui.background import ThreadBackground
from ui.pages.calendar.cursor import Place
from ui.pages.calendar.periods import Mode

DAY = date(2027, 1, 12)


@pytest.fixture
def background():
    made = ThreadBackground()
    yield made
    made.close()


@pytest.fixture
def page(diary, background, open_window, qtbot):
    """The page on the month of an event and of a visit, with the threads of the program."""
    diary.event(start_time="9:00", end_time="10:00")
    diary.visit("2027-01-20", start_time="9:00")
    window = open_window("calendar", "visits", background=background)
    shown = window.current_page
    shown.show_day(DAY)
    qtbot.waitUntil(lambda: len(shown.grid.shown) == 2)
    shown.grid.setFocus()
    return shown


def choose(page, kind):
    entry = next(each for each in page.grid.shown if each.kind is kind)
    page.grid.choose(Place(entry.starts_on, entry.key))


def test_keys_pressed_while_a_move_is_under_way_are_added_up(page, diary, context, qtbot):
    told = []
    context.messages.posted.connect(told.append)
    choose(page, EntryKind.EVENT)
    for _ in range(5):
        QTest.keyClick(page.grid, Qt.Key.Key_Right, CONTROL)
    qtbot.waitUntil(lambda: diary.entry(EntryKind.EVENT).starts_on == date(2027, 1, 17))
    qtbot.waitUntil(lambda: page.grid.entry.starts_on == date(2027, 1, 17))
    assert all(each.reversal is not None for each in told)


def test_quarters_are_added_up_too(page, diary, qtbot):
    choose(page, EntryKind.EVENT)
    page.show_mode(Mode.WEEK)
    qtbot.waitUntil(lambda: page.grid.mode is Mode.WEEK)
    for _ in range(6):
        QTest.keyClick(page.grid, Qt.Key.Key_Down, CONTROL)
    qtbot.waitUntil(lambda: diary.entry(EntryKind.EVENT).start_time == "10:30")


def test_a_double_click_opens_the_record_on_its_page(page, qtbot):
    viewport = page.grid.viewport()
    choose(page, EntryKind.VISIT)
    rect = page.grid.scene.box_of(page.grid.place.key, page.grid.place.day)
    at = viewport.rect().topLeft()
    at.setX(rect.left + 20)
    at.setY(rect.top + 8)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    window = page.window()
    qtbot.waitUntil(lambda: window.stack.key == "visits")
    qtbot.waitUntil(lambda: window.current_page.side.record_id is not None)


def test_turning_fast_shows_the_last_month_only(page, qtbot):
    for _ in range(6):
        QTest.keyClick(page.grid, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.header.count.text() == "July 2027")
    assert page.grid.scene.first == date(2027, 6, 28)
    assert page.grid.place.day == date(2027, 7, 12)


def test_another_language_keeps_the_entry_that_is_open(page, context, qtbot):
    choose(page, EntryKind.EVENT)
    page.side.show_entry(page.grid.entry)
    qtbot.waitUntil(lambda: page.side.entry is not None)
    window = page.window()
    context.language.choose("zh_CN")
    again = window.current_page
    assert again is not page
    qtbot.waitUntil(lambda: again.side.entry is not None)
    assert again.grid.place.day == DAY
