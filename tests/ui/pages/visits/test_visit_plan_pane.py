"""The plan of a visit in its pane: programme line after line, issues settled, minutes kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm.companies.commands import save_contact
from crm.companies.queries import list_contacts
from crm.visits import commands, issues, programme
from crm.visits.detail import load_detail
from tests.support.hands import button, click, enter, form, line, related, save, shown, texts
from tests.support.plans import (
    ALT,
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
from ui.pages.history_side import part_of
from ui.pages.visits.page import create_page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PROGRAMME, ISSUES, TASKS = "Programme", "Issues raised", "Tasks"


@pytest.fixture
def visit(office):
    values = {
        "on": "2026-11-10",
        "direction": "SERVICE",
        "company_ids": [office.company("示例企业甲").id],
        "start_time": "9:00",
        "host_staff_id": "S02",
        "escort_ids": "S03",
    }
    return office.do(commands.save_visit, values)


@pytest.fixture
def page(context, qtbot, visit, undoing):  # noqa: ARG001 - what is told can be undone
    made = shown(create_page(context), qtbot)
    made.open_record(visit.id)
    return made


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


def detail(office, visit):
    return office.read(load_detail, visit.id, office.database.clock.today())


def type_line(fields, **written):
    for name, text in written.items():
        control = fields.editors[name].target()
        control.clear()
        enter(control, text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_a_programme_is_typed_line_after_line_each_beginning_where_the_last_ended(page, office):
    office.park("PK01")
    fields = quick(page, PROGRAMME)
    assert fields.editors["start_time"].raw() == "09:00"
    assert QApplication.focusWidget() is fields.editors["end_time"].target()
    type_line(fields, end_time="9:30", activity="参观展厅", park_id="PK01")
    assert fields.editors["start_time"].raw() == "09:30"
    assert QApplication.focusWidget() is fields.editors["end_time"].target()
    type_line(fields, end_time="10:30", activity="座谈", staff_id="S03")
    type_line(fields, start_time="", activity="送行")
    assert lines(page, PROGRAMME) == ["参观展厅", "座谈", "送行"]
    first = row(page, PROGRAMME, "参观展厅")
    assert (first.first, first.detail) == ("09:00–09:30", "示例产业园PK01")
    assert row(page, PROGRAMME, "座谈").who == "招商专员二"


def test_a_line_that_ends_before_it_begins_is_refused_at_its_field_and_stays(page):
    fields = quick(page, PROGRAMME)
    type_line(fields, start_time="10:00", end_time="9:30", activity="参观")
    assert fields.editors["end_time"].target().property("error")
    assert any("PERIOD_ORDER" in each for each in texts(fields))
    assert fields.editors["activity"].raw() == "参观"
    type_line(fields, end_time="10:30")
    assert lines(page, PROGRAMME) == ["参观"]
    assert not fields.editors["end_time"].target().property("error")


def test_lines_without_a_time_are_moved_by_keys_and_mouse_and_moved_back(page, office, visit, told):
    for activity in ("午餐", "送行", "合影"):
        office.do(programme.save_visit_item, {"visit_id": visit.id, "activity": activity})
    go_to(page, PROGRAMME, "合影")
    press(Qt.Key.Key_Up, ALT)
    assert lines(page, PROGRAMME) == ["午餐", "合影", "送行"]
    drag(page, PROGRAMME, "午餐", middle(page, PROGRAMME, "送行") + QPoint(0, 10))
    assert lines(page, PROGRAMME) == ["合影", "送行", "午餐"]
    assert [each.activity for each in detail(office, visit).items] == ["合影", "送行", "午餐"]
    told[-1].reversal.run()
    assert lines(page, PROGRAMME) == ["午餐", "合影", "送行"]


def test_a_line_dragged_against_its_time_returns_and_that_is_said(page, office, visit, told):
    for start, activity in (("9:00", "参观"), ("10:00", "座谈")):
        values = {"visit_id": visit.id, "activity": activity, "start_time": start}
        office.do(programme.save_visit_item, values)
    go_to(page, PROGRAMME, "座谈")
    press(Qt.Key.Key_Up, ALT)
    assert lines(page, PROGRAMME) == ["参观", "座谈"]
    assert any("TIME_ORDER" in each.text for each in told)


def test_issues_are_raised_with_days_in_words_settled_and_reopened_by_the_space_bar(page):
    fields = quick(page, ISSUES)
    type_line(fields, text="用电容量不足", due_on="下周三", staff_id="S03")
    type_line(fields, text="员工住宿")
    assert lines(page, ISSUES) == ["用电容量不足", "员工住宿"]
    assert row(page, ISSUES, "用电").chip.text
    assert "closing rate 0.00%" in texts(section(page, ISSUES))
    go_to(page, ISSUES, "员工住宿")
    press(Qt.Key.Key_Space)
    assert row(page, ISSUES, "员工住宿").done
    assert "closing rate 50.00%" in texts(section(page, ISSUES))
    assert "1 of 2 open" in texts(section(page, ISSUES))
    press(Qt.Key.Key_Space)
    assert not row(page, ISSUES, "员工住宿").done


def test_an_issue_opens_with_its_answer(page, office, visit):
    issue = office.do(issues.save_issue, {"visit_id": visit.id, "text": "用电"})
    office.do(issues.close_issue, issue.id, answer="已增容")
    go_to(page, ISSUES, "用电")
    press(Qt.Key.Key_Return)
    assert form(page).raw("answer") == "已增容"
    assert form(page).body.blocks["visit_id"].isHidden()
    line(page, "closed_on").clear()
    save(page)
    assert not row(page, ISSUES, "用电").done


def test_only_service_visits_show_issues(page, office, visit):
    assert ISSUES in [each.title for each in page.side.pane.content.sections]
    office.do(commands.save_visit, {"direction": "OUTBOUND"}, id=visit.id)
    assert ISSUES not in [each.title for each in page.side.pane.content.sections]


def test_minutes_are_saved_by_key_and_on_leaving_and_by_its_button(page, office, visit, told):
    box = text_in_place(page).box
    enter(box, "对方关注用电")
    assert "not saved yet" in texts(text_in_place(page))
    QTest.keyClick(box, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert detail(office, visit).minutes == "对方关注用电"
    assert "not saved yet" not in texts(text_in_place(page))
    enter(box, "；住宿")
    page.filter_bar.search.setFocus()
    assert detail(office, visit).minutes == "对方关注用电；住宿"
    enter(box, "；用水")
    click(button(text_in_place(page), "Save"))
    assert detail(office, visit).minutes == "对方关注用电；住宿；用水"
    assert [each.text for each in told] == ["The minutes are saved."] * 3


def test_minutes_are_thrown_away_only_when_asked(page, office, visit):
    box = text_in_place(page).box
    enter(box, "写错了")
    click(button(text_in_place(page), "Discard"))
    assert box.toPlainText() == ""
    assert not page.has_unsaved()
    assert detail(office, visit).minutes is None


def test_minutes_that_another_wrote_meanwhile_are_shown_beside_mine(page, office, visit):
    text = text_in_place(page)
    enter(text.box, "我的记录")
    office.do(commands.write_visit_minutes, visit.id, "别人的记录")
    assert text.box.toPlainText() == "我的记录"
    page.table.setFocus()
    assert any("Somebody else changed" in each for each in texts(text))
    assert "别人的记录" in texts(text)
    assert detail(office, visit).minutes == "别人的记录"
    click(button(text, "Keep mine"))
    assert detail(office, visit).minutes == "我的记录"
    enter(text.box, "二")
    office.do(commands.write_visit_minutes, visit.id, "又是别人的")
    page.table.setFocus()
    click(button(text, "Take theirs"))
    assert text.box.toPlainText() == "又是别人的"
    assert not page.has_unsaved()


def test_minutes_that_are_too_long_stay_and_come_back_with_their_visit(page, office, visit, told):
    other = office.do(
        commands.save_visit,
        {"on": "2026-11-11", "direction": "OUTBOUND", "company_ids": [office.company().id]},
    )
    box = text_in_place(page).box
    box.setPlainText("字" * 100_001)
    page.open_record(other.id)
    page.table.setFocus()
    assert page.side.record_id == other.id
    assert page.has_unsaved()
    assert any("NOTE_TOO_LONG" in each.text for each in told)
    told[-1].run()
    assert page.side.record_id == visit.id
    text = text_in_place(page)
    assert len(text.box.toPlainText()) == 100_001
    text.box.setFocus()
    text.box.setPlainText("短了")
    page.table.setFocus()
    assert detail(office, visit).minutes == "短了"
    assert not page.has_unsaved()


def test_what_is_left_in_the_fields_is_there_when_the_visit_is_shown_again(page, office, visit):
    other = office.do(
        commands.save_visit,
        {"on": "2026-11-11", "direction": "OUTBOUND", "company_ids": [office.company().id]},
    )
    enter(quick(page, TASKS).editors["text"].target(), "发送纪要")
    page.open_record(other.id)
    assert section(page, TASKS).quick is None
    assert page.has_unsaved()
    page.open_record(visit.id)
    assert section(page, TASKS).quick.editors["text"].raw() == "发送纪要"


def test_guests_are_shown_with_title_and_masked_number(page, office, visit):
    company_id = detail(office, visit).row.companies[0].id
    guest = {"company_id": company_id, "name": "张总", "title": "投资总监", "mobile": "13812345678"}
    office.do(save_contact, guest)
    guest_id = office.read(list_contacts, company_id)[0].id
    office.do(commands.save_visit, {"visitor_ids": [guest_id]}, id=visit.id)
    shown_row = next(each for each in related(page) if each.text == "张总")
    assert shown_row.details == ("投资总监", "示例企业甲")
    assert shown_row.figure == "138****5678"
    facts = {each.label: each.text for each in page.side.pane.content.facts}
    assert facts["Escorts"] == "招商专员二"


def test_a_host_who_is_wanted_elsewhere_is_named_in_the_pane(page, office):
    other = office.do(
        commands.save_visit,
        {
            "on": "2026-11-10",
            "direction": "OUTBOUND",
            "company_ids": [office.company("示例企业乙").id],
            "start_time": "9:30",
            "host_staff_id": "S02",
        },
    )
    facts = {each.label: each for each in page.side.pane.content.facts}
    assert other.code in facts["Also wanted"].text
    assert facts["Also wanted"].tone == "expiring"


def test_an_archived_visit_is_only_read_until_it_is_restored(page, office, visit):
    office.do(commands.archive_visit, visit.id)
    assert section(page, TASKS).adding.isHidden()
    assert text_in_place(page).box.isReadOnly()
    office.do(commands.restore_visit, visit.id)
    assert not section(page, TASKS).adding.isHidden()
    assert not text_in_place(page).box.isReadOnly()


def test_the_fields_of_a_line_have_their_height_after_the_pane_was_read_again(page, office, visit):
    office.do(commands.save_visit, {"purpose": "走访"}, id=visit.id)
    page.side.refresh()
    fields = quick(page, PROGRAMME)
    QApplication.processEvents()
    assert fields.height() >= fields.sizeHint().height()


def test_the_history_of_an_issue_opens_from_its_line(page, office, visit):
    issue = office.do(issues.save_issue, {"visit_id": visit.id, "text": "用电不足"})
    page.side.refresh()
    assert part_of(f"history:issue:{issue.id}", page.side.pane.content) == (
        "issue",
        issue.id,
        "用电不足",
    )
    assert part_of("history:issue:99", page.side.pane.content) == ("issue", 99, "")
