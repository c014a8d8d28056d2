"""The list in the window: by keyboard, with the mouse, and the bell that opens it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from crm.tasks.commands import save_task
from ui.actions import REMINDERS_KEY
from ui.reminders.dialog import ReminderList

FRIDAY = date(2026, 10, 16)


@pytest.fixture
def window(open_window, office, at):
    """Three reminders wait: of an open lead, of a task at two, of one that was missed."""
    lead = office.lead()
    office.do(save_task, {"text": "昨天的", "due_on": FRIDAY - timedelta(days=1)})
    office.do(save_task, {"text": "寄送材料", "due_on": FRIDAY, "lead_id": lead.id})
    office.do(save_task, {"text": "电话回访", "due_on": FRIDAY, "due_time": "14:00"})
    at("08:00", FRIDAY - timedelta(days=1))
    made = open_window("leads", "board")
    made.reminders.start()
    at("13:45")
    made.reminders.look()
    yield made
    made.reminders.stop()


@pytest.fixture
def listed(window, qtbot):
    """The list, opened with the keyboard from the bell."""
    window._status.bell.setFocus()
    qtbot.keyClick(window._status.bell, Qt.Key.Key_Return)
    return window.findChild(ReminderList)


def texts(listed):
    return [each.occasion.text for each in listed.rows.reminders]


def press(listed, qtbot, key, at_text=""):
    if at_text:
        row = texts(listed).index(at_text)
        listed.list.setCurrentIndex(listed.rows.index(row, 0))
    qtbot.keyClick(listed.list, key)


def test_the_bell_counts_what_waits(window):
    bell = window._status.bell
    assert bell.text() == "4"
    assert bell.accessibleName() == "Reminders: 4 unanswered"


def test_the_list_shows_the_summary_then_days_then_times(listed):
    assert texts(listed) == ["To look at this morning", "昨天的", "寄送材料", "电话回访"]
    assert QApplication.focusWidget() is listed.list


def test_enter_opens_the_record_and_closes_the_list(listed, window, qtbot):
    press(listed, qtbot, Qt.Key.Key_Return, "寄送材料")
    assert window.stack.key == "leads"
    assert window._status.bell.text() == "3"
    assert listed.isHidden()


def test_a_double_click_opens_too(listed, window, qtbot):
    index = listed.rows.index(texts(listed).index("寄送材料"), 0)
    middle = listed.list.visualRect(index).center()
    qtbot.mouseClick(listed.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseDClick(listed.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert window.stack.key == "leads"


def test_space_marks_it_as_done_and_goes_on_with_the_next(listed, window, qtbot):
    press(listed, qtbot, Qt.Key.Key_Space, "寄送材料")
    assert texts(listed) == ["To look at this morning", "昨天的", "电话回访"]
    assert listed.current().occasion.text == "电话回访"
    assert window.reminders.due == 2


@pytest.mark.parametrize(
    ("key", "comes", "day"),
    [
        (Qt.Key.Key_1, "13:55", FRIDAY),
        (Qt.Key.Key_2, "14:45", FRIDAY),
        (Qt.Key.Key_3, "09:00", FRIDAY + timedelta(days=1)),
    ],
)
def test_one_two_and_three_put_it_off(listed, window, qtbot, at, key, comes, day):
    press(listed, qtbot, key, "电话回访")
    assert "电话回访" not in texts(listed)
    at(comes, day)
    window.reminders.look()
    assert "电话回访" in texts(listed)


def test_delete_takes_it_off_the_list_but_it_stays_due(listed, window, qtbot):
    press(listed, qtbot, Qt.Key.Key_Delete, "电话回访")
    assert "电话回访" not in texts(listed)
    assert window.reminders.due == 3


def test_buttons_do_what_the_keys_do(listed, window, qtbot):
    listed.list.setCurrentIndex(listed.rows.index(3, 0))
    for button in (listed.done, listed.seen, *listed.snoozes.values()):
        before = len(listed.rows.reminders)
        if before:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            assert len(listed.rows.reminders) == before - 1
    assert window._status.bell.text() == ""


def test_all_seen_empties_the_list_and_says_so(listed, window, qtbot):
    qtbot.mouseClick(listed.all_seen, Qt.MouseButton.LeftButton)
    assert texts(listed) == []
    assert listed._empty.sentence.text() == "Nothing waits for an answer."
    assert not listed.open_button.isEnabled()
    assert window._status.bell.accessibleName() == "Reminders"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert listed.isHidden()


def test_escape_closes_and_gives_the_keyboard_back_to_the_bell(listed, window, qtbot):
    qtbot.keyClick(listed.list, Qt.Key.Key_Escape)
    assert listed.isHidden()
    assert QApplication.focusWidget() is window._status.bell


def test_the_list_stands_in_the_menu_too(window):
    assert window.registry.action(REMINDERS_KEY) is not None
    window.registry.run(REMINDERS_KEY)
    assert window.findChild(ReminderList).isVisible()


def test_the_list_follows_the_language(window, context, qtbot):
    context.language.choose("zh_CN")
    window.list_reminders()
    assert len(window.findChild(ReminderList).rows.reminders) == 4
    qtbot.keyClick(window.findChild(ReminderList).list, Qt.Key.Key_Escape)


def test_what_is_done_on_a_page_leaves_the_list(listed, office, qtbot):
    line = listed.rows.reminders[3].occasion.line
    office.do(save_task, {"due_on": FRIDAY + timedelta(days=9)}, line.id)
    qtbot.waitUntil(lambda: texts(listed) == ["To look at this morning", "昨天的", "寄送材料"])


def test_a_list_of_hundreds_is_painted(window, office, at):
    for number in range(120):
        office.do(save_task, {"text": f"任务{number}" * 20, "due_on": FRIDAY, "due_time": "15:00"})
    at("14:45")
    window.reminders.look()
    window.list_reminders()
    listed = window.findChild(ReminderList)
    assert len(listed.rows.reminders) == 124
    listed.list.setCurrentIndex(listed.rows.index(123, 0))
    assert not listed.grab().isNull()
