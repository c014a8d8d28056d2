"""The list of what is due: groups, keys, mouse, several lines at once, undo."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from crm.agenda.queries import load_agenda
from crm.leads.commands import save_lead
from crm.leads.queries import load_form
from tests.support.agendas import click, current, go_to, heads, place, press, texts
from tests.support.hands import button
from ui.pages.today.due_delegate import FINISH, HAND_ON, POSTPONE

TODAY = date(2026, 12, 31)
Key = Qt.Key
pytestmark = [
    pytest.mark.usefixtures("week"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


@pytest.fixture
def week(step):
    """Two overdue, two today, one this week, one next week, one without a day."""
    step("催签合同", "2026-12-20")
    step("寄资料", "2026-12-30")
    step("打电话", "2026-12-31")
    step("送样", "2026-12-31", next_action_time="09:30")
    step("复访", "2027-01-02")
    step("谈租金", "2027-01-05")
    step("等图纸", None)


def due(office, **whose):
    return [each.text for each in office.read(load_agenda, TODAY, **whose).due]


def test_lines_stand_in_groups_the_far_ones_folded(open_page):
    page = open_page()
    assert heads(page) == [
        ("OVERDUE", 2),
        ("TODAY", 2),
        ("THIS_WEEK", 1),
        ("NEXT_WEEK", 1),
        ("NO_DAY", 1),
    ]
    assert texts(page) == ["催签合同", "寄资料", "送样", "打电话", "复访"]
    assert current(page) == "催签合同"


def test_a_head_opens_and_closes_its_group_by_key_and_by_mouse(open_page):
    page = open_page()
    press(page, Key.Key_End)
    press(page, Key.Key_Up)
    press(page, Key.Key_Right)
    assert "谈租金" in texts(page)
    press(page, Key.Key_Space)
    assert "谈租金" not in texts(page)
    rect = page.due.list.visualRect(page.due.list.due.index(0))
    click(page, rect.center())
    assert texts(page)[0] == "送样"
    click(page, page.due.list.visualRect(page.due.list.due.index(0)).center())
    go_to(page, "寄资料")
    press(page, Key.Key_Left)
    assert page.due.list.currentIndex().row() == 0


def test_space_finishes_at_once_and_the_message_takes_it_back(open_page, office, told):
    page = open_page()
    press(page, Key.Key_Space)
    assert "催签合同" not in due(office)
    assert "Done" in told[-1].text
    assert told[-1].reversal is not None
    told[-1].reversal.run()
    QTest.qWait(1)
    assert "催签合同" in due(office)


def test_escape_leaves_the_question_and_the_next_line_is_current(open_page):
    page = open_page()
    press(page, Key.Key_Space)
    strip = page.answering.strip
    assert strip.note.hasFocus()
    QTest.keyClick(strip.note, Key.Key_Escape)
    assert page.answering.strip is None
    assert page.due.list.hasFocus()
    assert current(page) == "寄资料"


def test_space_again_finishes_the_next_line(open_page, office):
    page = open_page()
    press(page, Key.Key_Space)
    for _ in range(2):
        QTest.keyClick(page.answering.strip.note, Key.Key_Space)
    assert texts(page) == ["打电话", "复访"]
    assert "送样" not in due(office)


def test_what_came_of_it_is_logged_with_the_next_step(open_page, office, told):
    page = open_page()
    lead = page.due.list.current_line().id
    press(page, Key.Key_Space)
    strip = page.answering.strip
    QTest.keyClicks(strip.note, "they sign on Friday")
    QTest.keyClicks(strip.next, "fetch it")
    QTest.keyClicks(strip.day.line, "+7 14:00")
    assert "01-07 Thu 14:00" in strip._hint.text()
    QTest.keyClick(strip.day.line, Key.Key_Return)
    assert told[-1].text == "The outcome is written down."
    values = office.read(load_form, lead).values
    assert values["next_action"] == "fetch it"
    assert (values["next_action_on"], values["next_action_time"]) == (date(2027, 1, 7), "14:00")
    assert page.answering.strip is None


def test_a_day_that_is_none_is_refused_and_the_words_stay(open_page, told):
    page = open_page()
    press(page, Key.Key_Space)
    strip = page.answering.strip
    QTest.keyClicks(strip.note, "they sign")
    QTest.keyClicks(strip.next, "fetch it")
    QTest.keyClicks(strip.day.line, "31 February")
    QTest.keyClick(strip.note, Key.Key_Return)
    assert "DATE_" in told[-1].text
    assert page.answering.strip is strip
    assert strip.note.text() == "they sign"


def test_what_is_written_is_kept_when_the_keyboard_goes_elsewhere(open_page, office):
    page = open_page()
    lead = page.due.list.current_line().id
    press(page, Key.Key_Space)
    QTest.keyClicks(page.answering.strip.next, "fetch it")
    page.due.list.setFocus(Qt.FocusReason.MouseFocusReason)
    assert office.read(load_form, lead).values["next_action"] == "fetch it"


def test_the_box_finishes_and_the_buttons_of_the_line_do_what_they_say(open_page, office):
    page = open_page()
    click(page, place(page, "送样").topLeft() + QPoint(20, 22))
    assert "送样" not in due(office)
    QTest.keyClick(page.answering.strip.note, Key.Key_Escape)
    line = place(page, "打电话")
    places = {key: at for key, at, _ in page.due.list.painter_of_lines.buttons(line)}
    assert set(places) == {FINISH, POSTPONE, HAND_ON}
    click(page, places[POSTPONE].center())
    popup = page.answering.popup
    QTest.keyClick(popup.field.line, Key.Key_Return)
    lines = {each.text: each.on for each in office.read(load_agenda, TODAY).due}
    assert lines["打电话"] == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ((Key.Key_Return,), date(2027, 1, 1)),
        ((Key.Key_Down, Key.Key_Return), date(2027, 1, 2)),
        ((Key.Key_Down, Key.Key_Down, Key.Key_Return), date(2027, 1, 4)),
        ((Key.Key_Up, Key.Key_Return), date(2027, 1, 7)),
    ],
)
def test_d_offers_four_days_that_the_arrows_choose(open_page, office, keys, day):
    page = open_page()
    lead = page.due.list.current_line().id
    press(page, Key.Key_D)
    popup = page.answering.popup
    for key in keys:
        QTest.keyClick(popup.field.line, key)
    assert office.read(load_form, lead).values["next_action_on"] == day


def test_a_day_in_words_is_said_back_and_taken(open_page, office, told):
    page = open_page()
    lead = page.due.list.current_line().id
    press(page, Key.Key_D)
    field = page.answering.popup.field
    QTest.keyClicks(field.line, "next wed 9:30")
    assert field.meaning.text() == "→ 2027-01-06 Wed 09:30"
    QTest.keyClick(field.line, Key.Key_Return)
    values = office.read(load_form, lead).values
    assert (values["next_action_on"], values["next_action_time"]) == (date(2027, 1, 6), "09:30")
    assert "2027-01-06 Wed" in told[-1].text


def test_words_that_are_no_day_stay_with_what_is_wrong(open_page, office):
    page = open_page()
    lead = page.due.list.current_line().id
    press(page, Key.Key_D)
    popup = page.answering.popup
    QTest.keyClicks(popup.field.line, "some day")
    QTest.keyClick(popup.field.line, Key.Key_Return)
    assert popup.isVisible()
    assert popup.field.meaning.text()
    assert office.read(load_form, lead).values["next_action_on"] == date(2026, 12, 20)
    popup.close()


def test_h_hands_a_line_on_and_it_leaves_the_page(open_page, office, told):
    page = open_page()
    press(page, Key.Key_H)
    line = page.answering.popup.choices.line
    QTest.keyClicks(line, "S03")
    page.answering.popup.choices.search()
    QTest.keyClick(line, Key.Key_Return)
    assert "催签合同" not in texts(page)
    assert "催签合同" in due(office, staff_id=office.colleague.id)
    assert "handed on" in told[-1].text


def test_several_lines_go_together_in_one_step_that_one_undo_takes_back(open_page, told):
    page = open_page()
    press(page, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.due.bar.isVisible()
    press(page, Key.Key_D)
    QTest.keyClick(page.answering.popup.field.line, Key.Key_Return)
    assert heads(page)[0] == ("TODAY", 2)
    assert heads(page)[1] == ("THIS_WEEK", 3)
    told[-1].reversal.run()
    QTest.qWait(1)
    assert heads(page)[0] == ("OVERDUE", 2)


def test_lines_chosen_as_far_as_the_next_head_are_asked_about_together(open_page):
    page = open_page()
    page.due.list.setCurrentIndex(page.due.list.due.index(1))
    while page.due.list.current_line() is not None:
        press(page, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.due.list.many()
    press(page, Key.Key_D)
    assert page.answering.popup is not None


def test_ctrl_and_a_click_choose_lines_that_the_bar_finishes(open_page):
    page = open_page()
    click(page, place(page, "寄资料").topLeft() + QPoint(200, 12))
    held = Qt.KeyboardModifier.ControlModifier
    click(page, place(page, "打电话").topLeft() + QPoint(200, 12), held)
    QTest.mouseClick(button(page.due.bar, "Done"), Qt.MouseButton.LeftButton)
    QTest.qWait(1)
    assert texts(page) == ["催签合同", "送样", "复访"]
    assert page.answering.strip is None
    assert not page.due.bar.isVisible()


def test_escape_lets_go_of_several_lines(open_page):
    page = open_page()
    press(page, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(page, Key.Key_Escape)
    assert not page.due.list.many()
    assert current(page) == "寄资料"


def test_enter_and_a_double_click_open_the_record(open_page, mine):
    page = open_page()
    opened = []
    mine.navigate.record_wanted.connect(lambda kind, record: opened.append((kind, record)))
    lead = page.due.list.current_line().id
    press(page, Key.Key_Return)
    at = place(page, "催签合同").topLeft() + QPoint(200, 12)
    viewport = page.due.list.viewport()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert opened == [("lead", lead)] * 2


def test_what_changed_meanwhile_is_not_finished(open_page, office, told, mine):
    page = open_page()
    line = page.due.list.current_line()
    mine.changes.changed.disconnect(page._on_changes)
    office.do(save_lead, {"next_action": "另一件事"}, line.id)
    press(page, Key.Key_Space)
    assert "VERSION_CONFLICT" in told[-1].text
    assert "另一件事" in due(office)
    assert page.answering.strip is None
