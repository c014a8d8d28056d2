"""The calendar by keyboard: walking, moving, opening, entering; period, lanes and people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.calendar.terms import EntryKind, Lane
from crm.events.commands import archive_event
from crm.history.undoing import undo
from tests.ui.pages.calendar.conftest import CONTROL, TODAY
from ui.actions import NEW_KEY
from ui.pages.calendar.cursor import Place
from ui.pages.calendar.page import create_page
from ui.pages.calendar.periods import Mode

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key
DAY = date(2027, 1, 12)


def test_the_first_look_is_this_month_with_today_chosen(shown):
    hands = shown()
    assert hands.page.period() == (date(2026, 12, 1), date(2026, 12, 31))
    assert hands.grid.place == Place(TODAY)
    assert hands.page.header.count.text() == "December 2026"
    assert hands.page.header.as_of.text() == "Entries: 0"


def test_arrows_walk_and_turn_the_page_at_its_end(shown):
    hands = shown(date(2027, 1, 30))
    hands.press(Key.Key_Right)
    assert hands.page.period() == (date(2027, 1, 1), date(2027, 1, 31))
    hands.press(Key.Key_Right)
    assert hands.grid.place == Place(date(2027, 2, 1))
    assert hands.page.period() == (date(2027, 2, 1), date(2027, 2, 28))
    hands.press(Key.Key_Left)
    assert hands.page.period() == (date(2027, 1, 1), date(2027, 1, 31))


@pytest.mark.parametrize(
    ("key", "period"),
    [
        (Key.Key_PageDown, (date(2027, 2, 1), date(2027, 2, 28))),
        (Key.Key_PageUp, (date(2026, 12, 1), date(2026, 12, 31))),
        (Key.Key_T, (date(2026, 12, 1), date(2026, 12, 31))),
        (Key.Key_W, (date(2027, 1, 11), date(2027, 1, 17))),
    ],
)
def test_keys_turn_to_other_periods(shown, key, period):
    hands = shown(DAY)
    hands.press(key)
    assert hands.page.period() == period


def test_week_and_month_are_remembered_for_the_next_time(shown, context, qtbot):
    hands = shown(DAY)
    hands.press(Key.Key_W)
    assert hands.page.header.count.text() == "Week 2 of 2027: 2027-01-11 to 01-17"
    again = create_page(context)
    qtbot.addWidget(again)
    assert again.mode is Mode.WEEK
    hands.press(Key.Key_M)
    assert hands.page.period() == (date(2027, 1, 1), date(2027, 1, 31))


def test_a_week_opens_at_seven_and_reaches_from_midnight_to_midnight(shown):
    hands = shown(DAY)
    hands.week()
    bar = hands.grid.verticalScrollBar()
    assert bar.value() == 7 * 48 - 10
    assert bar.maximum() + hands.viewport.height() - hands.grid.scene.body == 24 * 48


def test_an_entry_outside_the_hours_in_sight_is_scrolled_to(diary, shown):
    diary.appointment(start_time="5:30")
    diary.appointment(title="夜航", start_time="22:00")
    hands = shown(DAY)
    hands.week()
    hands.press(Key.Key_Down)
    assert hands.grid.entry.start_time == "05:30"
    assert hands.grid.scene.box_of(hands.grid.entry.key, DAY).top >= hands.grid.scene.body
    hands.press(Key.Key_Down)
    assert hands.grid.entry.title == "夜航"
    rect = hands.grid.scene.box_of(hands.grid.entry.key, DAY)
    assert rect.top + rect.high <= hands.viewport.height()


def test_enter_shows_an_entry_and_again_opens_its_record(diary, shown, wanted):
    visit = diary.visit()
    hands = shown(DAY)
    hands.press(Key.Key_Down, Key.Key_Return)
    assert hands.page.side.entry.id == visit.id
    assert hands.grid.hasFocus()
    hands.press(Key.Key_Return)
    assert wanted == [("visit", visit.id)]


def test_the_pane_goes_with_the_arrows(diary, shown):
    diary.visit()
    diary.event()
    hands = shown(DAY)
    hands.press(Key.Key_Down, Key.Key_Return, Key.Key_Down)
    assert hands.page.side.pane.content.title == "招商沙龙"
    hands.press(Key.Key_Escape)
    assert hands.page.side.isHidden()
    assert hands.grid.hasFocus()


def test_enter_on_a_day_lists_it_and_esc_returns(diary, shown):
    diary.event()
    diary.task(due_time="9:00")
    hands = shown(DAY)
    hands.press(Key.Key_Return)
    side = hands.page.side
    assert side.day.view.hasFocus()
    assert side.day.view.accessibleName() == "12 January 2027 Tue, Entries: 2"
    spoken = side.day.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Event: 招商沙龙")
    QTest.keyClick(side.day.view, Key.Key_Return)
    assert side.pane.content.title == "招商沙龙"
    QTest.keyClick(side.pane, Key.Key_Escape)
    assert hands.grid.hasFocus()


def test_the_chosen_day_and_entry_are_said_to_screen_readers(diary, shown):
    diary.event()
    hands = shown(DAY)
    assert hands.grid.accessibleName() == "Calendar"
    assert hands.grid.accessibleDescription() == "12 January 2027 Tue, entries: 1"
    hands.press(Key.Key_Down)
    assert hands.grid.accessibleDescription().startswith("Event: 招商沙龙\n2027-01-12 Tue")


@pytest.mark.parametrize(
    ("key", "days"),
    [(Key.Key_Left, -1), (Key.Key_Right, 1), (Key.Key_Up, -7), (Key.Key_Down, 7)],
)
def test_control_and_arrows_carry_an_entry_through_the_month(diary, shown, told, key, days):
    diary.event(start_time="9:00")
    hands = shown(DAY)
    hands.choose("招商沙龙")
    hands.press(key, modifier=CONTROL)
    moved = diary.entry(EntryKind.EVENT)
    assert (moved.starts_on, moved.start_time) == (DAY + timedelta(days), "09:00")
    assert hands.grid.entry == hands.entry("招商沙龙")
    assert told[-1].reversal is not None


def test_carried_over_the_edge_the_calendar_goes_along(diary, shown):
    diary.event("2027-01-31")
    hands = shown(date(2027, 1, 31))
    hands.choose("招商沙龙")
    hands.press(Key.Key_Right, Key.Key_Right, modifier=CONTROL)
    assert diary.entry(EntryKind.EVENT, last=date(2027, 2, 28)).starts_on == date(2027, 2, 2)
    assert hands.page.period()[0] == date(2027, 2, 1)
    assert hands.grid.entry.title == "招商沙龙"


def test_in_a_week_up_and_down_carry_by_a_quarter(diary, shown):
    diary.visit(start_time="9:00", end_time="10:30")
    hands = shown(DAY)
    hands.week()
    hands.choose("示例企业甲")
    hands.press(Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Down, modifier=CONTROL)
    moved = diary.entry(EntryKind.VISIT)
    assert (moved.start_time, moved.end_time) == ("09:30", "11:00")
    hands.press(Key.Key_Left, modifier=CONTROL)
    assert diary.entry(EntryKind.VISIT).starts_on == DAY - timedelta(1)


def test_what_is_done_says_why_it_stays(diary, shown, told):
    diary.event(status="完成")
    hands = shown(DAY)
    hands.choose("招商沙龙")
    hands.press(Key.Key_Right, modifier=CONTROL)
    assert "ENTRY_DONE" in told[-1].text
    hands.page.opener.move_current()
    assert "ENTRY_DONE" in told[-1].text
    assert diary.entry(EntryKind.EVENT).starts_on == DAY


def test_the_delete_key_does_nothing(diary, shown):
    diary.event()
    hands = shown(DAY)
    hands.choose("招商沙龙")
    hands.press(Key.Key_Delete, Key.Key_Backspace)
    assert diary.entry(EntryKind.EVENT)


def test_n_asks_what_to_enter_on_the_chosen_day(shown, office, diary):
    hands = shown(DAY)
    hands.press(Key.Key_N)
    QTest.keyClick(hands.menu(), Key.Key_Down)
    QTest.keyClick(hands.menu(), Key.Key_Down)
    QTest.keyClick(hands.menu(), Key.Key_Down)
    QTest.keyClick(hands.menu(), Key.Key_Return)
    form = hands.page.side.forms.form
    assert form.editor("title").target().hasFocus()
    form.put("title", "周例会")
    form.put("start_time", "9:30")
    form.footer.save.click()
    hands.settle()
    saved = diary.entry(EntryKind.APPOINTMENT)
    assert (saved.title, saved.starts_on, saved.start_time) == ("周例会", DAY, "09:30")
    assert hands.grid.entry == hands.entry("周例会")
    assert hands.page.side.pane.content.title == "周例会"
    assert office.manager.name == saved.staff


def test_lanes_are_switched_and_remembered(diary, shown, context, qtbot):
    diary.event()
    diary.task()
    hands = shown(DAY)
    assert hands.page.header.as_of.text() == "Entries: 2"
    hands.page.bar.lanes[Lane.DUE].click()
    hands.settle()
    assert [each.lane for each in hands.grid.shown] == [Lane.EVENT]
    again = create_page(context)
    qtbot.addWidget(again)
    assert Lane.DUE not in again.bar.chosen_lanes()
    hands.page.bar.lanes[Lane.DUE].click()
    assert len(hands.grid.shown) == 2


def test_mine_my_team_and_everybody(diary, office, shown, context):
    from crm.staff.commands import save_staff

    for code in (office.manager, office.recruiter):
        office.do(save_staff, {"team": "一组"}, id=code.id, by=office.admin)
    for who in (office.manager, office.recruiter, office.colleague):
        diary.task(staff_id=who.id)
    hands = shown(DAY)
    counts = []
    for button in ("mine", "team", "all"):
        hands.page.bar.whose.button(button).click()
        counts.append(len(hands.grid.shown))
    assert counts == [1, 2, 3]
    hands.page.bar.whose.button("mine").click()
    context.acting.become(office.colleague)
    assert [each.staff for each in hands.grid.shown] == ["招商专员二"]


def test_a_recruiter_sees_their_own_entries_at_first(diary, office, shown, context):
    diary.task(staff_id=office.recruiter.id)
    diary.task()
    context.acting.become(office.recruiter)
    hands = shown(DAY)
    assert len(hands.grid.shown) == 1


def test_any_day_is_typed_and_one_out_of_reach_is_the_last_one(shown):
    hands = shown(DAY)
    hands.page.focus_date()
    line = hands.page.bar.date.line
    line.setText("2028年2月29日")
    QTest.keyClick(line, Key.Key_Return)
    assert hands.grid.place.day == date(2028, 2, 29)
    assert hands.page.period() == (date(2028, 2, 1), date(2028, 2, 29))
    line.setText("9999-12-31")
    QTest.keyClick(line, Key.Key_Return)
    assert hands.grid.place.day == date(2199, 12, 31)
    hands.grid.setFocus()
    hands.press(Key.Key_PageDown, Key.Key_Right, Key.Key_Down)
    assert hands.page.period() == (date(2199, 12, 1), date(2199, 12, 31))


def test_what_others_commit_appears_at_once(diary, shown):
    hands = shown(DAY)
    diary.event()
    hands.settle()
    assert hands.entry("招商沙龙")


def test_what_is_committed_while_another_page_is_shown_appears_afterwards(diary, shown):
    hands = shown(DAY)
    hands.page.hide()
    diary.event()
    assert not hands.grid.shown
    hands.page.show()
    hands.settle()
    assert hands.entry("招商沙龙")


def test_an_event_is_opened_from_elsewhere_whatever_is_switched_off(diary, office, shown, context):
    event = diary.event("2028-02-29", owner_id=office.recruiter.id)
    hands = shown(DAY)
    hands.page.bar.lanes[Lane.EVENT].click()
    hands.page.bar.whose.button("mine").click()
    hands.page.open_kind("event", event.id)
    hands.settle()
    assert hands.grid.place == Place(date(2028, 2, 29), ("event", event.id))
    assert hands.page.side.pane.content.title == "招商沙龙"
    assert hands.page.current_record() == ("event", event.id)
    assert context.keys.text(NEW_KEY) == "Ctrl+N"


def test_two_hundred_entries_and_long_titles_on_one_day_stay_usable(diary, shown):
    with diary.office.database.write("many", actor=diary.office.manager) as work:
        from crm.appointments.models import Appointment

        for number in range(200):
            work.session.add(
                Appointment(
                    title="很长的标题" * 40,
                    on=DAY,
                    ends_on=DAY,
                    start_time=None if number % 2 else "09:00",
                    staff_id=diary.office.manager.id,
                )
            )
    hands = shown(DAY)
    assert hands.page.header.as_of.text() == "Entries: 200"
    hands.week()
    hands.press(*[Key.Key_Down] * 30)
    hands.press(Key.Key_Return)
    assert hands.page.side.isVisible()
    hands.press(Key.Key_M)
    assert hands.grid.scene.more_of(DAY) is not None


def test_after_an_undo_the_keyboard_is_where_the_entry_is_again(diary, office, shown):
    diary.event()
    hands = shown(DAY)
    hands.choose("招商沙龙")
    hands.press(Key.Key_Right, modifier=CONTROL)
    office.do(undo)
    hands.settle()
    assert hands.grid.place == Place(DAY, hands.entry("招商沙龙").key)


def test_a_record_that_was_touched_elsewhere_is_chosen(diary, shown, context):
    lead = diary.lead()
    hands = shown(DAY)
    context.navigate.record_touched.connect(hands.page.select_record)
    context.navigate.point_at("lead", lead.id)
    assert hands.grid.entry.opens == ("lead", lead.id)


def test_what_lies_in_the_recycle_bin_is_not_shown_and_says_so(diary, office, shown, told):
    event = diary.event()
    office.do(archive_event, event.id)
    hands = shown(DAY)
    hands.page.open_kind("event", event.id)
    hands.settle()
    assert "recycle bin" in told[-1].text
    assert hands.page.side.isHidden()
