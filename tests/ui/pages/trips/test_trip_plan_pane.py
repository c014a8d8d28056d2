"""The plan of a trip in its pane: arranged by mouse and keys, written in place, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm.tasks.commands import save_task
from crm.trips import commands, plan
from crm.trips.detail import load_detail
from tests.support.hands import clear_and_enter, enter, form, line, problems, save, shown, texts
from tests.support.plans import (
    ALT,
    LEFT,
    drag,
    go_to,
    lines,
    middle,
    press,
    quick,
    row,
    section,
    text_in_place,
)
from ui.pages.trips.page import create_page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
STOPS, WORK, TASKS = "Stops by day", "Division of work", "Tasks"


@pytest.fixture
def trip(office):
    values = {
        "title": "示例出访",
        "cities": "深圳、广州",
        "starts_on": "2026-12-20",
        "ends_on": "2026-12-22",
        "leader_staff_id": "S02",
        "member_ids": "S03",
    }
    saved = office.do(commands.save_trip, values)
    for venue, on, start in (
        ("甲", "2026-12-20", "9:00"),
        ("乙", "2026-12-20", "14:00"),
        ("丙", "2026-12-21", None),
    ):
        stop = {"trip_id": saved.id, "on": on, "city": "深圳", "venue": venue, "start_time": start}
        office.do(commands.save_trip_stop, stop)
    return saved


@pytest.fixture
def page(context, qtbot, trip, undoing):  # noqa: ARG001 - what is told can be undone
    made = shown(create_page(context), qtbot)
    made.open_record(trip.id)
    return made


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


def planned(office, trip):
    detail = office.read(load_detail, trip.id, office.database.clock.today())
    return [(each.on.day, each.venue) for each in detail.stops]


def test_every_day_is_shown_with_its_stops_and_empty_days_too(page):
    assert lines(page, STOPS) == [
        "[Day 1  12-20 Sun]",
        "Company call · 甲",
        "Company call · 乙",
        "[Day 2  12-21 Mon]",
        "Company call · 丙",
        "[Day 3  12-22 Tue]",
    ]
    heads = section(page, STOPS).list.lines.groups
    assert [each.note for each in heads] == ["深圳", "深圳", "nothing planned yet"]
    assert row(page, STOPS, "Company call · 甲").first == "09:00"


def test_a_stop_is_dragged_within_its_day_and_the_contradiction_is_told(page, office, trip, told):
    below = middle(page, STOPS, "Company call · 乙") + QPoint(0, 10)
    drag(page, STOPS, "Company call · 甲", below)
    assert planned(office, trip) == [(20, "乙"), (20, "甲"), (21, "丙")]
    assert any("TIME_ORDER" in each.text for each in told)
    assert row(page, STOPS, "Company call · 甲").doubt
    told[-1].reversal.run()
    assert planned(office, trip) == [(20, "甲"), (20, "乙"), (21, "丙")]
    assert lines(page, STOPS)[1] == "Company call · 甲"


def test_a_stop_is_dragged_to_an_empty_day(page, office, trip):
    view = section(page, STOPS).list
    drag(page, STOPS, "Company call · 甲", QPoint(50, view.height() - 4))
    assert planned(office, trip) == [(20, "乙"), (21, "丙"), (22, "甲")]
    drag(page, STOPS, "Company call · 丙", middle(page, STOPS, "Day 1") + QPoint(0, 2))
    assert planned(office, trip) == [(20, "丙"), (20, "乙"), (22, "甲")]


def test_esc_puts_a_dragged_stop_back(page, office, trip):
    view = section(page, STOPS).list
    drag(page, STOPS, "Company call · 甲", QPoint(50, view.height() - 4), drop=False)
    assert view.carrying.place is not None
    press(Qt.Key.Key_Escape)
    assert view.carrying.place is None
    QTest.mouseRelease(view.viewport(), LEFT)
    assert planned(office, trip) == [(20, "甲"), (20, "乙"), (21, "丙")]
    assert not page.side.isHidden()


def test_alt_and_arrows_move_a_stop_down_through_the_days_and_up_again(page, office, trip):
    go_to(page, STOPS, "Company call · 乙")
    for expected in (
        [(20, "甲"), (21, "乙"), (21, "丙")],
        [(20, "甲"), (21, "丙"), (21, "乙")],
        [(20, "甲"), (21, "丙"), (22, "乙")],
        [(20, "甲"), (21, "丙"), (22, "乙")],
    ):
        press(Qt.Key.Key_Down, ALT)
        assert planned(office, trip) == expected
    view = section(page, STOPS).list
    assert view.hasFocus()
    assert view.current().text == "Company call · 乙"
    for _ in range(4):
        press(Qt.Key.Key_Up, ALT)
    assert planned(office, trip) == [(20, "乙"), (20, "甲"), (21, "丙")]


def test_enter_opens_a_stop_and_the_plus_of_a_day_a_new_one_there(page, office, trip):
    go_to(page, STOPS, "Company call · 甲")
    press(Qt.Key.Key_Return)
    assert form(page).raw("venue") == "甲"
    clear_and_enter(line(page, "start_time"), "25:00")
    save(page)
    assert list(problems(page)) == ["start_time"]
    clear_and_enter(line(page, "start_time"), "15:00")
    save(page)
    assert planned(office, trip)[:2] == [(20, "乙"), (20, "甲")]
    go_to(page, STOPS, "Day 3")
    press(Qt.Key.Key_Return)
    assert form(page).body.blocks["trip_id"].isHidden()
    assert str(form(page).raw("on")) == "2026-12-22"
    assert form(page).raw("city") == "深圳"
    enter(line(page, "venue"), "丁")
    save(page)
    assert planned(office, trip)[-1] == (22, "丁")


def test_a_click_on_the_plus_of_a_head_does_the_same(page):
    view = section(page, STOPS).list
    plus = view.painting.more_of(view.rect_of(3)).center()
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, plus)
    assert str(form(page).raw("on")) == "2026-12-21"


def test_delete_takes_a_stop_off_and_undo_brings_it_back(page, office, trip, told):
    go_to(page, STOPS, "Company call · 乙")
    press(Qt.Key.Key_Delete)
    assert planned(office, trip) == [(20, "甲"), (21, "丙")]
    assert section(page, STOPS).list.hasFocus()
    told[-1].reversal.run()
    assert planned(office, trip) == [(20, "甲"), (20, "乙"), (21, "丙")]


def test_an_order_that_is_refused_is_put_back_and_said(page, office, told, context):
    context.acting.become(office.colleague)
    go_to(page, STOPS, "Company call · 甲")
    press(Qt.Key.Key_Down, ALT)
    assert "PERMISSION_DENIED" in told[-1].text
    assert lines(page, STOPS)[1:3] == ["Company call · 甲", "Company call · 乙"]


def test_a_duty_is_written_in_place(page):
    go_to(page, WORK, "招商专员二")
    press(Qt.Key.Key_Return)
    enter(QApplication.focusWidget(), "推介主讲")
    press(Qt.Key.Key_Return)
    assert row(page, WORK, "招商专员二").written == "推介主讲"
    assert section(page, WORK).list.hasFocus()
    press(Qt.Key.Key_Return)
    enter(QApplication.focusWidget(), "另一个")
    press(Qt.Key.Key_Escape)
    assert row(page, WORK, "招商专员二").written == "推介主讲"
    assert not page.side.isHidden()


def test_a_duty_that_is_too_long_is_refused_at_its_place_and_kept(page):
    go_to(page, WORK, "招商专员二")
    press(Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    enter(field, "字" * 201)
    press(Qt.Key.Key_Return)
    assert field.hasFocus()
    assert field.property("error")
    assert field.text() == "字" * 201
    field.setText("会务")
    press(Qt.Key.Key_Return)
    assert row(page, WORK, "招商专员二").written == "会务"


def test_the_leader_stands_first_and_members_come_and_go(page):
    fields = quick(page, WORK)
    enter(fields.editors["staff_id"].target(), "S01")
    enter(fields.editors["duty"].target(), "带队协调")
    QTest.keyClick(fields.editors["duty"].target(), Qt.Key.Key_Return)
    assert lines(page, WORK) == ["招商专员一", "招商专员二", "招商主管"]
    go_to(page, WORK, "招商专员二")
    press(Qt.Key.Key_Delete)
    assert lines(page, WORK) == ["招商专员一", "招商主管"]
    go_to(page, WORK, "招商专员一")
    press(Qt.Key.Key_Delete)
    assert lines(page, WORK) == ["招商专员一", "招商主管"]


def test_tasks_are_written_one_after_another_and_ticked_off(page):
    fields = quick(page, TASKS)
    text, day = fields.editors["text"].target(), fields.editors["due_on"].target()
    assert QApplication.focusWidget() is text
    enter(text, "订票")
    enter(day, "12月18日 9:30")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is text
    enter(text, "联系商会")
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert lines(page, TASKS) == ["订票", "联系商会"]
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert text.property("error")
    assert any("FIELD_REQUIRED" in each for each in texts(fields))
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert fields.isHidden()
    assert not page.side.isHidden()
    go_to(page, TASKS, "订票")
    press(Qt.Key.Key_Space)
    assert row(page, TASKS, "订票").done
    press(Qt.Key.Key_Space)
    assert not row(page, TASKS, "订票").done


def test_a_click_on_the_box_of_a_task_ticks_it_off(page, office, trip):
    office.do(save_task, {"text": "订票", "trip_id": trip.id})
    view = section(page, TASKS).list
    box = view.painting.box_of(view.rect_of(0))
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, box.center())
    assert row(page, TASKS, "订票").done
    QTest.mouseClick(
        view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, view.rect_of(0).center()
    )
    assert form(page).raw("text") == "订票"
    assert form(page).body.blocks["trip_id"].isHidden()


def test_the_report_is_saved_when_it_is_left(page, told):
    text = text_in_place(page)
    enter(text.box, "对接三家企业")
    assert page.has_unsaved()
    page.table.setFocus()
    assert not page.has_unsaved()
    assert told[-1].text == "The report is saved."
    told[-1].reversal.run()
    assert text.box.toPlainText() == ""


def test_what_is_being_written_stays_while_others_change_the_trip(page, office, trip):
    text = text_in_place(page)
    enter(text.box, "写到一半")
    fields = quick(page, TASKS)
    enter(fields.editors["text"].target(), "订")
    box = fields.editors["text"].target()
    office.do(plan.save_trip_member, {"trip_id": trip.id, "staff_id": "S03", "duty": "会务"})
    assert row(page, WORK, "招商专员二").written == "会务"
    assert QApplication.focusWidget() is box
    assert box.text() == "订"
    assert quick(page, TASKS) is fields


def test_the_pane_says_how_the_cost_compares_with_the_budget(page, office, trip):
    office.do(commands.save_trip, {"budget": "3万元", "actual_cost": "3.5万元"}, id=trip.id)
    facts = {each.label: each for each in page.side.pane.content.facts}
    assert facts["Difference"].text.endswith("over budget")
    assert facts["Difference"].tone == "overdue"
