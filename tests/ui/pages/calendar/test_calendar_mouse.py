"""The calendar with the mouse: clicks, drags to days and hours, Esc, double clicks, tooltips."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from crm.calendar.terms import EntryKind
from crm.history.undoing import undo
from crm.trips.detail import list_stops
from ui.pages.calendar import words
from ui.pages.calendar.cursor import MORE, Place
from ui.pages.calendar.periods import Mode

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
DAY, OTHER = date(2027, 1, 12), date(2027, 1, 14)


def entry(diary, kind):
    return diary.entry(kind)


def test_a_click_chooses_an_entry_and_shows_it(diary, shown):
    diary.visit(start_time="9:00", end_time="10:30")
    hands = shown(DAY)
    hands.click(hands.at("示例企业甲"))
    assert hands.grid.entry.title == "示例企业甲"
    content = hands.page.side.pane.content
    assert content.title == "示例企业甲"
    assert "09:00–10:30" in content.facts[0].text
    assert hands.page.side.isVisible()


def test_a_click_on_a_day_chooses_it_and_opens_nothing(shown):
    hands = shown(DAY)
    hands.click(hands.day(OTHER))
    assert hands.grid.place == Place(OTHER)
    assert hands.page.side.isHidden()
    assert hands.page.bar.date.line.text() == "2027-01-14"


def test_dragged_to_another_day_a_visit_moves_and_keeps_its_hour(diary, shown, told):
    diary.visit(start_time="9:00", end_time="10:30")
    hands = shown(DAY)
    hands.drag(hands.at("示例企业甲"), hands.day(OTHER))
    moved = entry(diary, EntryKind.VISIT)
    assert (moved.starts_on, moved.start_time, moved.end_time) == (OTHER, "09:00", "10:30")
    assert told[-1].text == "示例企业甲 moved to 2027-01-14 Thu"
    assert told[-1].reversal is not None
    assert hands.grid.place == Place(OTHER, moved.key)
    assert hands.page.side.isHidden()


def test_a_trip_is_dragged_by_any_of_its_days_with_its_stops(diary, office, shown):
    trip = diary.trip("2027-01-11", "2027-01-13")
    diary.stop(trip, "2027-01-12")
    hands = shown(DAY)
    hands.drag(hands.at("出访深圳", DAY), hands.day(date(2027, 1, 20)))
    moved = entry(diary, EntryKind.TRIP)
    begin = hands.grid.scene.spot_at(*hands.at("出访深圳").toTuple()).day
    assert moved.starts_on == begin
    assert (moved.ends_on - moved.starts_on).days == 2
    stops = office.read(list_stops, trip.id)
    assert stops[0].on == date.fromordinal(moved.starts_on.toordinal() + 1)


def test_esc_puts_the_entry_back(diary, shown, told):
    diary.event()
    hands = shown(DAY)
    hands.drag(hands.at("招商沙龙"), hands.day(OTHER), drop=False)
    assert hands.grid.carrying.active
    assert hands.grid.carrying.target.day == OTHER
    hands.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(hands.viewport, Qt.MouseButton.LeftButton, pos=hands.day(OTHER))
    assert not hands.grid.carrying.active
    assert entry(diary, EntryKind.EVENT).starts_on == DAY
    assert told == []


def test_dropped_beside_the_days_it_stays(diary, shown, told):
    diary.event()
    hands = shown(DAY)
    hands.drag(hands.at("招商沙龙"), QPoint(5, 300))
    assert entry(diary, EntryKind.EVENT).starts_on == DAY
    assert told == []


def test_dropped_where_it_was_it_stays(diary, shown, told):
    diary.event()
    hands = shown(DAY)
    begin = hands.at("招商沙龙")
    hands.drag(begin, begin + QPoint(30, 3))
    assert told == []


def test_what_is_done_is_not_carried_and_says_why(diary, shown, told):
    diary.visit(status="完成", visitor_count=3)
    hands = shown(DAY)
    hands.drag(hands.at("示例企业甲"), hands.day(OTHER))
    assert entry(diary, EntryKind.VISIT).starts_on == DAY
    assert "ENTRY_DONE" in told[-1].text


def test_a_refusal_leaves_the_entry_where_it_was(diary, shown, told):
    diary.task("2027-01-02")
    hands = shown(date(2026, 12, 31))
    hands.drag(hands.at("寄送资料"), hands.day(date(2026, 12, 29)))
    assert "DATE_INVALID" in told[-1].text
    assert entry(diary, EntryKind.TASK).starts_on == date(2027, 1, 2)
    hands.choose("寄送资料")
    hands.press(Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.ControlModifier)
    assert entry(diary, EntryKind.TASK).starts_on == date(2027, 1, 3)


def test_a_conflict_that_arises_is_said_and_the_move_can_be_undone(diary, office, shown, told):
    diary.visit("2027-01-14", start_time="9:00", end_time="11:00")
    diary.visit(start_time="10:00", company_ids=[office.company("乙企业").id])
    hands = shown(DAY)
    hands.drag(hands.at("乙企业"), hands.day(OTHER))
    warning, done = told
    assert "VISIT_OVERLAP" in warning.text
    assert "示例企业甲" in warning.text
    assert done.reversal is not None
    assert hands.entry("乙企业").conflict
    office.do(undo)
    hands.settle()
    assert hands.entry("乙企业").starts_on == DAY


def test_in_a_week_a_drag_goes_to_a_day_and_a_quarter(diary, shown, told):
    diary.visit(start_time="9:00", end_time="10:30")
    hands = shown(DAY)
    hands.week()
    begin = hands.at("示例企业甲")
    cell = hands.grid.scene.cell_of(OTHER)
    end = QPoint(cell.left + 30, begin.y() + 5 * 48 + 12)
    hands.drag(begin, end)
    moved = entry(diary, EntryKind.VISIT)
    assert (moved.starts_on, moved.start_time, moved.end_time) == (OTHER, "14:15", "15:45")
    assert told[-1].text == "示例企业甲 moved to 2027-01-14 Thu 14:15"
    assert told[-1].reversal is not None


def test_in_a_week_the_strip_takes_the_hour_away_and_the_grid_gives_one(diary, shown):
    diary.appointment(start_time="9:00", end_time="10:00")
    hands = shown(DAY)
    hands.week()
    strip = hands.grid.scene.cell_of(OTHER)
    hands.drag(hands.at("部门例会"), QPoint(strip.left + 30, strip.top + 10))
    moved = entry(diary, EntryKind.APPOINTMENT)
    assert (moved.starts_on, moved.start_time) == (OTHER, None)
    hands.drag(hands.at("部门例会"), hands.hour(DAY, 8 * 60))
    assert entry(diary, EntryKind.APPOINTMENT).start_time == "08:00"


def test_held_at_the_edge_the_hours_scroll(diary, shown):
    diary.visit(start_time="9:00")
    hands = shown(DAY, height=500)
    hands.week()
    bar = hands.grid.verticalScrollBar()
    before = bar.value()
    cell = hands.grid.scene.cell_of(DAY)
    bottom = QPoint(cell.left + 30, hands.viewport.height() - 4)
    hands.drag(hands.at("示例企业甲"), bottom, drop=False)
    QTest.qWait(200)
    assert bar.value() > before
    hands.press(Qt.Key.Key_Escape)
    still = bar.value()
    QTest.qWait(100)
    assert bar.value() == still


def test_a_double_click_on_an_empty_day_asks_what_to_enter(shown):
    hands = shown(DAY)
    hands.double_click(hands.day(OTHER))
    texts = [each.text().replace("&", "") for each in hands.menu().actions()]
    assert texts == ["New visit", "New trip", "New event", "New appointment", "New task"]
    hands.pick("New event")
    form = hands.page.side.forms.form
    assert form.raw("on") == "2027-01-14"


def test_a_double_click_in_the_hours_enters_the_hour_too(shown):
    hands = shown(DAY)
    hands.week()
    hands.double_click(hands.hour(OTHER, 10 * 60 + 35))
    hands.pick("New appointment")
    form = hands.page.side.forms.form
    assert (form.raw("on"), form.raw("start_time")) == ("2027-01-14", "10:30")


def test_a_double_click_on_an_entry_opens_its_record_though_the_pane_pushed_it_aside(
    diary, shown, wanted
):
    visit = diary.visit("2027-01-16")
    hands = shown(DAY)
    hands.double_click(hands.at("示例企业甲"))
    assert wanted == [("visit", visit.id)]


def test_more_than_there_is_room_for_is_listed_at_a_click(diary, shown):
    for number in range(12):
        diary.appointment(title=f"例会{number:02}", start_time=f"{8 + number}:00")
    hands = shown(DAY)
    rect = hands.grid.scene.more_of(DAY)
    hands.click(QPoint(rect.left + 5, rect.top + 5))
    side = hands.page.side
    assert hands.grid.place == Place(DAY, MORE)
    assert side.currentWidget() is side.day
    titles = [each.title for each in side.day.model.entries]
    assert titles == [f"例会{number:02}" for number in range(12)]
    assert side.day.view.hasFocus()


def test_the_tooltip_says_everything_the_conflict_included(diary, office, shown, context):
    diary.visit(start_time="9:00", end_time="11:00")
    diary.visit(start_time="10:00", company_ids=[office.company("乙企业").id])
    hands = shown(DAY)
    said = words.spoken(hands.entry("乙企业"), context.today)
    assert "Visit: 乙企业" in said
    assert "2027-01-12 Tue 10:00" in said
    assert "Conflict: 招商主管 also has a visit from 09:00 to 11:00: 示例企业甲." in said


def test_the_right_button_offers_what_can_be_done(diary, shown):
    diary.event()
    hands = shown(DAY)
    at = hands.at("招商沙龙")
    hands.click(at, Qt.MouseButton.RightButton)
    assert hands.grid.entry.title == "招商沙龙"
    hands.grid.menu_wanted.emit(hands.grid.entry, hands.viewport.mapToGlobal(at))
    texts = [each.text().replace("&", "") for each in hands.menu().actions()]
    assert texts == ["Show", "Edit", "Move…", "Archive", "New on this day…"]
    hands.pick("Archive")
    assert diary.entries() == ()


def test_days_of_the_months_around_take_entries_too(diary, shown):
    diary.event("2027-01-30")
    hands = shown(date(2027, 1, 30))
    hands.page.show_day(date(2027, 2, 2))
    first = hands.grid.scene.first
    assert first == date(2027, 2, 1)
    hands.page.show_day(date(2027, 1, 30))
    assert hands.page.mode is Mode.MONTH
    hands.drag(hands.at("招商沙龙"), hands.day(date(2027, 1, 2)))
    assert entry(diary, EntryKind.EVENT).starts_on == date(2027, 1, 2)
